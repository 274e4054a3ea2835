import { ownDelivery } from '../../src/domain/work/delivery';
import { DEFAULT_WORK } from '../../src/domain/work/model';
import { onBothDatabases, type Database } from '../storage/support/databases';
import { Crowd, Dice, manyIssues, runBurst } from './burst';
import { Field } from './field';

/** All that is counted: what a full recount must leave as it is. */
async function counted(database: Database): Promise<unknown> {
  const rows = await database.rows('node_rollup');
  const amounts = rows.map((row) => Object.entries(row).filter(([name]) => /^(node_id|own_|all_)/.test(name)));
  return { amounts: amounts.map((row) => JSON.stringify(row)).sort(), items: await itemsOf(database) };
}

async function itemsOf(database: Database): Promise<readonly string[]> {
  const names = ['id', 'parent_id', 'counts', 'state', 'sum_hours_bp', 'link_item_id', 'under_done', 'under_total'];
  const rows = (await database.rows('work_item')).filter((row) => row['deleted_at'] === null);
  return rows.map((row) => names.map((name) => String(row[name])).join(' ')).sort();
}

onBothDatabases((store, dialect) => {
  const [wanted, epics] = dialect === 'SQLite' ? [10_000, 24] : [330, 8];

  it(`[RU9] a burst of ${wanted} events, some of them doubled, late and in disorder, ends where a full recount ends`, async () => {
    const database = await store.fresh();
    const field = await Field.make(database, await (await database.open()).setUp());
    const issues = manyIssues(epics, 30, field.site.now());
    field.site.importWork({ projects: [], issues });
    const crowd = new Crowd(field, issues, new Dice(7));
    await crowd.link();
    const before = await counted(database);
    const { events, jobs, told } = await runBurst(field, crowd, wanted);

    // Each once: none had to be told again because the app had no room.
    expect([told >= wanted, events.length]).toEqual([true, told]);
    expect(new Set(events.map(({ statements }) => statements))).toEqual(new Set([1]));
    expect(new Set(events.map(({ points }) => points))).toEqual(new Set([0]));
    expect(Math.max(...jobs.map(({ statements }) => statements))).toBeLessThanOrEqual(12);
    expect([...events, ...jobs].filter(({ error }) => error !== null)).toEqual([]);
    expect(jobs.length).toBeLessThan(told / 8);

    await field.expectCounted();
    const after = await counted(database);
    expect(after).not.toEqual(before);
    field.site.advance(60_000);
    expect(await field.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });
    expect(await counted(database)).toEqual(after);

    const items = await field.items();
    const links = crowd.epics.map((itemId) => ({ id: String(itemId), itemId, nodeId: String(itemId) }));
    const own = ownDelivery(
      items,
      links.map((link) => ({ ...link, shareBp: null, source: 'manual' as const })),
      [],
      DEFAULT_WORK,
    );
    const under = await database.rows('work_item');
    for (const epic of crowd.epics) {
      const row = under.find(({ id }) => Number(id) === epic);
      const { issuesDone = 0, issuesTotal = 0 } = own.get(String(epic)) ?? {};
      const told = [Number(row?.['under_done']) * 10_000, Number(row?.['under_total']) * 10_000];
      expect([epic, ...told]).toEqual([epic, issuesDone, issuesTotal]);
    }
  }, 240_000);
});
