import { people } from '../../local/site/people';
import { openToySite, toyNow, type ToySite } from './toy/toy-site';

let toy: ToySite;
beforeAll(async () => {
  toy = await openToySite({ seed: 'jira' });
});
afterAll(() => toy.site.close());

const { mara, ife } = people;

async function count(jql: string, as = mara.accountId): Promise<number> {
  const { body } = await toy.site.rest(as, 'POST', '/rest/api/3/search/approximate-count', { jql });
  return (body as { count: number }).count;
}

it('is the work of a company: epics and stories in every status, closed work that was not delivered, a bit of everything', async () => {
  expect(await count('issuetype = Epic')).toBeGreaterThanOrEqual(25);
  expect(await count('issuetype != Epic')).toBeGreaterThanOrEqual(100);
  expect(await count('created > "2000-01-01"')).toBeGreaterThanOrEqual(140);
  for (const status of ['To Do', 'In Progress', 'In Review', 'Done'])
    expect(await count(`status = "${status}"`)).toBeGreaterThanOrEqual(3);
  for (const type of ['Story', 'Task', 'Bug', 'Sub-task'])
    expect(await count(`issuetype = "${type}"`)).toBeGreaterThanOrEqual(3);
  expect(await count('resolution = "Won\'t Do"')).toBeGreaterThanOrEqual(3);
  expect(await count('issuetype = Epic and due is not EMPTY')).toBeGreaterThanOrEqual(4);
});

it('has moved on over weeks, and never after the site’s clock', async () => {
  expect(await count('resolved < -4w')).toBeGreaterThan(0);
  expect(await count('resolved > -2w')).toBeGreaterThan(0);
  expect(await count('updated > -7d')).toBeGreaterThan(3);
  expect(await count(`updated > "${new Date(toyNow).toISOString().slice(0, 10)}"`)).toBe(0);
});

it('has a project that is restricted', async () => {
  expect(await count('project = PAY')).toBeGreaterThan(0);
  expect(await count('summary ~ payroll', ife.accountId)).toBe(0);
});

it('has work that waits for that of other teams', async () => {
  interface Linked {
    readonly key: string;
    readonly fields: {
      readonly issuelinks: readonly {
        readonly type: { readonly name: string };
        readonly outwardIssue?: { readonly key: string };
      }[];
    };
  }
  const found = await Promise.all(
    ['SHOP', 'PICK', 'LOYAL'].map((key) =>
      toy.site.rest(mara.accountId, 'POST', '/rest/api/3/search/jql', {
        ...{ jql: `project = ${key}`, fields: ['issuelinks'], maxResults: 100 },
      }),
    ),
  );
  const issues = found.flatMap(({ body }) => (body as { issues: readonly Linked[] }).issues);
  const links = issues.flatMap(({ key, fields }) =>
    fields.issuelinks.flatMap(({ type, outwardIssue }) =>
      outwardIssue ? [{ type: type.name, from: key, to: outwardIssue.key }] : [],
    ),
  );
  expect(links.map(({ type }) => type).sort()).toEqual(['Blocks', 'Blocks', 'Blocks', 'Blocks', 'Blocks', 'Relates']);
  for (const { from, to } of links) expect(from.split('-')[0]).not.toBe(to.split('-')[0]);
});

it('keeps the clock of the site', () => {
  expect(toy.site.now() - toyNow).toBeLessThan(60_000);
  expect(toy.site.now()).toBeGreaterThanOrEqual(toyNow);
});
