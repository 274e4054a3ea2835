import { people } from '../../local/site/people';
import { cloudId } from '../../local/site/contexts';
import { openTrackerSite, type TrackerSite } from './tracker/tracker-site';

let tracker: TrackerSite;
beforeEach(async () => {
  tracker = await openTrackerSite({ seed: 'jira' });
});
afterEach(() => tracker.site.close());

const { ife, mara } = people;
const status = (moduleKey: string, key: string, as = ife.accountId) => tracker.site.issueStatus(as, moduleKey, key);

it('shows what the function says of an issue, which is not told who looks', async () => {
  expect(await status('sight', 'SHOP-1')).toEqual({ label: 'SHOP SHOP-1', type: 'success' });
  expect(tracker.site.cost.rows().at(-1)).toMatchObject({ surface: 'Sight lozenge', accountId: null });
});

it('shows what manifest.yml says when the function fails or answers something else', async () => {
  const log = jest.spyOn(console, 'error').mockReturnValue();
  expect(await status('sight', 'SHOP-2')).toEqual({ label: 'Not told yet', type: 'default' });
  expect(await status('sight', 'SHOP-3')).toEqual({ label: 'Not told yet', type: 'default' });
  expect(log).toHaveBeenCalledTimes(2);
  log.mockRestore();
});

it('shows none for a panel without one', async () => {
  expect(await status('plain', 'SHOP-1')).toBeNull();
});

it('shows nothing of an issue that the person may not see', async () => {
  await expect(status('sight', 'PAY-1')).rejects.toThrow('PAY-1');
  expect(await status('sight', 'PAY-1', mara.accountId)).toHaveProperty('label', 'PAY PAY-1');
  await expect(status('nowhere', 'SHOP-1')).rejects.toThrow('nowhere');
});

it('tells the panel and its resolver where they stand', async () => {
  const extension = { type: 'jira:issueContext', issue: { key: 'SHOP-1' } };
  const asked = { as: ife.accountId, moduleKey: 'sight', functionKey: 'context', payload: {}, context: { extension } };
  expect(await tracker.site.invoke(asked)).toMatchObject({ cloudId, moduleKey: 'sight', extension });
  expect(tracker.site.bridgeContext(ife.accountId, 'sight', { extension })).toMatchObject({ extension });
  expect(tracker.site.cost.rows().at(-1)).toMatchObject({ surface: 'Sight issue context' });
});
