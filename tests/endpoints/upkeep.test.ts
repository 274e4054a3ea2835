import { randomUUID } from 'node:crypto';
import { Field } from '../pipeline/field';
import { onBothDatabases } from '../storage/support/databases';
import type { App } from './support/app';

const HOUR = 3_600_000;
const NOTHING_RAN = { state: 'done', looked: 0, points: 0, pointsAllowed: 1_000, trouble: null } as const;

onBothDatabases((store, dialect) => {
  let app: App;
  let field: Field;
  beforeEach(async () => {
    field = await Field.fresh(store);
    app = field.app;
  });
  afterEach(() => app.site.faults.clear());

  const status = () => app.value('mara', 'upkeep.status', {});
  const retry = () => app.value('mara', 'upkeep.retry', { requestId: randomUUID() });
  const hourly = async () => expect(await app.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });

  /** Events and jobs as the platform tries them, a minute apart. */
  const minutes = async (count: number) => {
    for (let at = 0; at < count; at += 1) {
      await app.site.runEvents({ ignoreDelays: true });
      await app.site.runQueue();
      app.site.advance(60_000);
    }
  };

  /** An epic with a story that Jira describes in no way anybody understands. */
  const poisoned = async () => {
    const epic = await field.create('Epic', { summary: 'Do not tell this' });
    await field.link(epic, 'objective');
    await field.settle();
    const odd = await field.below(epic);
    app.site.faults.garbled({ issue: String(odd), as: 'app' });
    await minutes(8);
    return { epic, odd };
  };

  it('where nothing ever happened: nothing waits, nothing ran', async () => {
    expect(await status()).toEqual({
      now: expect.any(Number) as number,
      waiting: { count: 0, since: null },
      setAside: { total: 0, rows: [] },
      linked: { total: 0, read: 0, closed: 0 },
      stored: { issues: 0, links: 0 },
      repair: null,
    });
    expect(app.statements).toBe(1);
    await hourly();
    expect((await status()).repair).toMatchObject(NOTHING_RAN);
  });

  it('counts what waits, and since when, until it is merged', async () => {
    const epic = await field.create('Epic');
    const stories = [await field.below(epic), await field.below(epic)];
    await field.link(epic, 'objective');
    expect((await status()).linked).toEqual({ total: 1, read: 0, closed: 0 });
    await field.settle();
    expect(await status()).toMatchObject({
      linked: { total: 1, read: 1, closed: 0 },
      stored: { issues: 3, links: 1 },
    });
    const before = app.site.now();
    for (const story of stories) await field.move(story, '41');
    await app.site.runEvents({ ignoreDelays: true });
    const { waiting } = await status();
    expect(waiting.count).toBe(2);
    expect(waiting.since).toBeGreaterThanOrEqual(before);
    expect(waiting.since).toBeLessThanOrEqual(app.site.now());
    await field.settle();
    expect((await status()).waiting).toEqual({ count: 0, since: null });
  });

  it('tries it again: in vain it is set aside at once, and merged when Jira is understood', async () => {
    await poisoned();
    expect(await retry()).toEqual({ retried: 1 });
    expect(await status()).toMatchObject({ waiting: { count: 1 }, setAside: { total: 0 } });
    await minutes(1);
    expect((await status()).setAside).toMatchObject({ total: 1, rows: [{ attempts: 6 }] });
    app.site.faults.clear();
    expect(await retry()).toEqual({ retried: 1 });
    await minutes(1);
    expect(await status()).toMatchObject({ waiting: { count: 0 }, setAside: { total: 0 }, stored: { issues: 2 } });
    await field.expectCounted();
    expect(await retry()).toEqual({ retried: 0 });
  });

  if (dialect !== 'SQLite') return;

  it('a link whose share was changed waits no longer than until its issue was read again', async () => {
    const epic = await field.create('Epic');
    const id = await field.link(epic, 'objective');
    await field.settle();
    const tie = { requestId: randomUUID(), id, version: 1, itemId: epic, nodeId: field.place.id('objective') };
    await app.value('mara', 'work.link', { ...tie, shareBp: 5_000, note: '' });
    expect((await status()).linked).toMatchObject({ total: 1, read: 0 });
    await field.settle();
    expect((await status()).linked).toMatchObject({ total: 1, read: 1 });
  });

  it('says which linked issues are gone', async () => {
    const [epic, other] = [await field.create('Epic'), await field.create('Epic')];
    await field.link(epic, 'objective');
    await field.link(other, 'inner');
    await field.settle();
    await field.rest('DELETE', `issue/${epic}`);
    await field.settle();
    expect(await status()).toMatchObject({ linked: { total: 2, read: 2, closed: 1 }, stored: { issues: 1, links: 2 } });
  });

  it('tells of a set-aside event its number, why, how often and when, and no word of the issue', async () => {
    const { odd } = await poisoned();
    const found = await status();
    expect(app.statements).toBeLessThanOrEqual(2);
    expect(found).toMatchObject({ waiting: { count: 0 }, setAside: { total: 1 } });
    const reason = 'Jira answered something else than documented.';
    expect(found.setAside.rows).toEqual([{ itemId: odd, at: expect.any(Number) as number, attempts: 5, reason }]);
    expect(Math.abs(app.site.now() - (found.setAside.rows[0]?.at ?? 0))).toBeLessThan(10 * 60_000);
    expect(JSON.stringify(found)).not.toMatch(/SHOP|Do not tell|A Story/);
  });

  it('an event that nobody understands does not keep the hourly repair from the others', async () => {
    const { epic, odd } = await poisoned();
    const missed = await field.below(epic);
    app.site.loseEvents();
    await app.site.runQueue();
    app.site.advance(HOUR);
    await hourly();
    const { repair, setAside } = await status();
    expect(setAside).toMatchObject({ total: 1, rows: [{ itemId: odd, attempts: 6 }] });
    expect(repair).toMatchObject({ state: 'failed', trouble: 'unreadable' });
    // What no event told of is found beside it, on the same page.
    expect((await field.stored())['objective']?.issuesTotal).toBe(10_000);
    app.site.faults.clear();
    await hourly();
    await field.expectCounted();
    expect((await status()).repair).toMatchObject({ state: 'done', trouble: null });
    expect(missed).toBeGreaterThan(odd);
  });

  it('an issue that nobody understands does not keep the repair from those known', async () => {
    const epic = await field.create('Epic');
    const stories = [await field.below(epic), await field.below(epic)];
    await field.link(epic, 'objective');
    await field.settle();
    app.site.faults.garbled({ issue: String(stories[0]), as: 'app' });
    await field.move(stories[1] ?? 0, '41');
    app.site.loseEvents();
    await hourly();
    expect(await field.stored()).toEqual(await field.recomputed());
    expect((await status()).repair).toMatchObject({ state: 'failed', trouble: 'unreadable' });
    expect((await status()).waiting.count).toBe(1);
    app.site.faults.clear();
    await minutes(1);
    await field.expectCounted();
  });

  it('tells of the hourly repair: when, what it looked at, what it cost, and what went wrong', async () => {
    const epic = await field.create('Epic');
    await field.below(epic);
    await field.link(epic, 'objective');
    await field.settle();
    const started = app.site.now();
    await hourly();
    const { repair } = await status();
    // Two issues changed lately and are looked at as the oldest, too: a search and a fetch.
    expect(repair).toMatchObject({ ...NOTHING_RAN, looked: 4, points: 6 });
    expect(repair?.startedAt).toBeGreaterThanOrEqual(started);
    app.site.faults.jira({ status: 503, as: 'app' });
    await hourly();
    expect((await status()).repair).toMatchObject({ state: 'failed', trouble: 'silent' });
    app.site.faults.clear();
    app.site.faults.jira({ status: 403, as: 'app' });
    await hourly();
    expect((await status()).repair).toMatchObject({ state: 'failed', trouble: 'refused' });
  });

  it('a repair that died is told as running, and later as cut off', async () => {
    const epic = await field.create('Epic');
    await field.link(epic, 'objective');
    await field.settle();
    app.site.faults.sql({ kind: 'crash', match: '^update `work_item`', times: 1 });
    await app.site.runSchedule('hourly-run').catch(() => undefined);
    app.site.faults.clear();
    expect((await status()).repair).toMatchObject({ state: 'running' });
    app.site.advance(16 * 60_000);
    expect((await status()).repair).toMatchObject({ state: 'cut' });
    app.site.advance(HOUR);
    await hourly();
    expect((await status()).repair).toMatchObject({ state: 'done' });
  });
});
