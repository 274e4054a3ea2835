import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { people } from '../../local/site/people';
import type { UpkeepView } from '../../src/shared/upkeep-view';
import { openAppPage, type AppPage } from './paste-site';

// A whole site stands behind the page.
jest.setTimeout(30_000);

const now = Date.parse('2026-11-19T10:42Z');
const MINUTE = 60_000;
const reason = 'Jira answered something else than documented.';
const calm: UpkeepView = {
  now,
  waiting: { count: 0, since: null },
  setAside: { total: 0, rows: [] },
  linked: { total: 25, read: 25, closed: 0 },
  stored: { issues: 1_188, links: 27 },
  repair: {
    ...{ state: 'done', startedAt: now - 12 * MINUTE, at: now - 11 * MINUTE, looked: 212 },
    ...{ points: 217, pointsAllowed: 1_000, trouble: null },
  },
};

let page: AppPage;
let issue = { id: 0, key: '', summary: '' };
beforeAll(async () => {
  page = await openAppPage({ moduleKey: 'settings', seed: 'jira', now });
  const asked = { jql: 'project = SHOP ORDER BY id', fields: ['summary'], maxResults: 1 };
  const { body } = await page.site.rest(people.mara.accountId, 'POST', '/rest/api/3/search/jql', asked);
  const { issues } = body as { issues: { id: string; key: string; fields: { summary: string } }[] };
  issue = { id: Number(issues[0]?.id), key: issues[0]?.key ?? '', summary: issues[0]?.fields.summary ?? '' };
}, 120_000);
beforeEach(() => {
  // Only what the page asks again by; the rest of the time goes on.
  const others = [
    'setTimeout',
    'clearTimeout',
    'setImmediate',
    'clearImmediate',
    'queueMicrotask',
    'nextTick',
  ] as const;
  jest.useFakeTimers({ doNotFake: [...others, 'Date', 'performance', 'hrtime', 'requestAnimationFrame'] });
});
afterEach(() => {
  jest.useRealTimers();
  page.reset();
});
afterAll(() => page.close());

async function openSection() {
  const { SyncSection } = await import('../../src/frontend/features/admin/sync-section');
  const { container } = await page.render(<SyncSection />);
  await screen.findByRole('heading', { name: 'Sync and limits' });
  return container;
}

/** Answers of the app to the page, one after another; the last one stays. */
function answers(...views: readonly UpkeepView[]): void {
  let at = 0;
  page.intercept = (key) =>
    key === 'upkeep.status' ? { ok: true, value: views[Math.min(at++, views.length - 1)] } : undefined;
}

const asked = () => page.calls.filter(({ key }) => key === 'upkeep.status').length;
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const setAside = (ids: readonly number[], total = ids.length): UpkeepView => ({
  ...calm,
  setAside: { total, rows: ids.map((itemId) => ({ itemId, at: now - MINUTE, attempts: 5, reason })) },
});

it('where nothing has happened yet: up to date, and asked once', async () => {
  const container = await openSection();
  expect(await screen.findByText('Everything is up to date.')).toBeVisible();
  expect(screen.getByText('No work is linked yet.')).toBeVisible();
  expect(screen.getByText('Not run yet. It runs once an hour.')).toBeVisible();
  expect(screen.queryByText('Jira quota')).not.toBeInTheDocument();
  expect(await axe(container)).toHaveNoViolations();
  await pass(10 * MINUTE);
  expect(asked()).toBe(1);
});

it('what was read, what the repair did, and what it cost', async () => {
  answers({ ...calm, linked: { total: 25, read: 25, closed: 2 } });
  await openSection();
  expect(await screen.findByText(/^23 of 25 issues read/)).toHaveTextContent(
    '2 are deleted, or closed to Sightline. Give its app user the Browse permission there, or unlink them.',
  );
  expect(screen.getByText('Last at 10:31, 212 issues looked at.')).toBeVisible();
  expect(screen.getByText('That repair spent 217 of its 1,000 points an hour.')).toBeVisible();
  expect(screen.getByText(/^1,188 issues and 27 links\./)).toBeVisible();
});

it('while something is under way it asks again, less often when nothing moves, and then no more', async () => {
  const waiting: UpkeepView = { ...calm, waiting: { count: 3, since: now - MINUTE } };
  answers(waiting, waiting, { ...calm, linked: { total: 30, read: 12, closed: 0 } }, calm);
  await openSection();
  expect(await screen.findByText('3 changes are waiting, the oldest since 10:41.')).toBeVisible();
  await pass(3_000);
  expect(asked()).toBe(2);
  await pass(5_000);
  expect(asked()).toBe(2);
  await pass(1_000);
  expect(asked()).toBe(3);
  expect(await screen.findByText('Linked work is being read.')).toBeVisible();
  expect(screen.getByText('12 of 30 issues read')).toBeVisible();
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await pass(MINUTE);
  expect(asked()).toBe(3);
  jest.restoreAllMocks();
  await pass(5_000);
  expect(await screen.findByText('Everything is up to date.')).toBeVisible();
  expect(asked()).toBe(4);
  await pass(10 * MINUTE);
  expect(asked()).toBe(4);
});

it('names what was set aside as the viewer’s Jira does, counts the rest, and tries again', async () => {
  answers(setAside([issue.id, 987_654_321], 4), calm);
  const container = await openSection();
  expect(await screen.findByText('4 changes could not be read')).toBeVisible();
  const list = await screen.findByRole('list', { name: 'Changes that could not be read' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(within(list).getByRole('link', { name: `${issue.key} ${issue.summary}` })).toBeVisible();
  expect(list).toHaveTextContent(`${reason} Tried 5 times, last at 10:41.`);
  expect(screen.getByText("1 issue you can't open, 2 more changes not listed")).toBeVisible();
  expect(screen.getByText('Nothing is waiting.')).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
  const { intercept } = page;
  page.intercept = (key, payload) =>
    key === 'upkeep.retry' ? { ok: true, value: { retried: 4 } } : intercept?.(key, payload);
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Trying 4 changes again.')).toBeInTheDocument();
  expect(page.calls.find(({ key }) => key === 'upkeep.retry')?.payload['requestId']).toEqual(expect.any(String));
  await waitFor(() => expect(screen.queryByRole('list')).not.toBeInTheDocument());
  expect(screen.getByText('Everything is up to date.')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Sync and limits' })).toHaveFocus();
});

it('a refused try leaves the list, and says why', async () => {
  answers(setAside([issue.id]));
  const { intercept } = page;
  const failure = { code: 'busy', message: 'There is too much to do at the moment. Try again in a few seconds.' };
  page.intercept = (key, payload) => (key === 'upkeep.retry' ? { ok: false, failure } : intercept?.(key, payload));
  await openSection();
  await screen.findByRole('list', { name: 'Changes that could not be read' });
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(`Not tried again${failure.message}`);
  expect(screen.getByText('1 change could not be read')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toHaveFocus();
});

it('what can not be read says so, and reads again; what was read stays', async () => {
  const failure = { code: 'unavailable', message: 'The database does not answer. Nothing was changed.' };
  let fails = true;
  const waiting: UpkeepView = { ...calm, waiting: { count: 1, since: now } };
  page.intercept = (key) =>
    key === 'upkeep.status' ? (fails ? { ok: false, failure } : { ok: true, value: waiting }) : undefined;
  await openSection();
  expect(await screen.findByRole('alert')).toHaveTextContent(failure.message);
  fails = false;
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('1 change is waiting, since 10:42.')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  fails = true;
  await pass(5_000);
  expect(await screen.findByRole('alert')).toHaveTextContent(failure.message);
  expect(screen.getByText('1 change is waiting, since 10:42.')).toBeVisible();
});

it('says that it is being read once that takes long enough to be noticed', async () => {
  page.intercept = (key) => (key === 'upkeep.status' ? new Promise(() => undefined) : undefined);
  await openSection();
  expect(await screen.findByRole('status', { name: 'Reading the state of the sync' })).toBeVisible();
});

it('every state has its words', async () => {
  const { linkedWords, repairWords, stateWords, whenIn } = await import('../../src/frontend/features/admin/sync-words');
  const when = whenIn(now, 'Europe/London');
  const told = (part: Partial<NonNullable<UpkeepView['repair']>>) => {
    const repair = calm.repair && { ...calm.repair, ...part };
    return [repairWords(repair, when), stateWords({ ...calm, repair }, when)];
  };
  expect(linkedWords(calm.linked)).toBe('25 issues, all read');
  expect(told({ state: 'running', looked: 1 })).toEqual([
    'Running since 10:30, 1 issue looked at so far.',
    'Everything is up to date.',
  ]);
  expect(told({ state: 'partly' })).toEqual([
    'Last at 10:31, 212 issues looked at. There was more than fits into an hour; the next one goes on.',
    'Nothing is waiting.',
  ]);
  expect(told({ state: 'cut', startedAt: now - 24 * 60 * MINUTE })).toEqual([
    'The one of 18 Nov, 10:42 was cut off. The next one makes up for it within the hour.',
    'Nothing is waiting.',
  ]);
  const troubles = ['busy', 'silent', 'refused', 'unreadable', 'broken'] as const;
  const failed = troubles.map((trouble) => told({ state: 'failed', trouble })[0]);
  expect(new Set(failed).size).toBe(troubles.length);
  for (const words of failed) expect(words).toMatch(/^Stopped at 10:31\. .+\. It tries again within the hour\.$/);
});
