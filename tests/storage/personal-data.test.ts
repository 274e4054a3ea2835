import { randomUUID } from 'node:crypto';
import { accountColumns } from '../../src/storage/account-columns';
import { migrations } from '../../src/storage/migrations';
import { accountOf, today, type App } from '../endpoints/support/app';
import { Place } from '../endpoints/support/place';
import { onBothDatabases, type Database } from './support/databases';

const WEEK_MS = 7 * 86_400_000;
const tables = migrations.map(({ statement }) => /EXISTS (\w+)/.exec(statement)?.[1] ?? '');
const ife = accountOf('ife');

/** Names of columns that by our own habit hold accounts. */
const holdsAccounts = /\b(\w+_by|by_id|owner_id|lead_id|editor_ids|contributor_ids|last_change|changes)\b(?= [A-Z])/g;

test('every column that holds accounts is known to the erasure', () => {
  const inSchema = migrations.flatMap(({ statement }) => {
    const [, table = '', body = ''] = /EXISTS (\w+)([^]*)/.exec(statement) ?? [];
    return [...body.replaceAll('by_parent', '').matchAll(holdsAccounts)]
      .map(([, column = '']) => `${table}.${column}`)
      .filter((name) => !['node.review_by', 'node_edge.needed_by'].includes(name));
  });
  const known = Object.entries(accountColumns).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(inSchema.sort()).toEqual(known.sort());
});

onBothDatabases((store) => {
  let database: Database;
  let app: App;
  let place: Place;
  beforeEach(async () => {
    database = await store.fresh();
    app = await (await database.open()).setUp();
    place = await (await (await (await Place.make(app, 'Larkfield')).withStory()).withTeam()).withCheckIns();
    await asEverything();
  }, 60_000);

  /** Ife becomes whatever somebody can be, does a bit of everything, and so does Rosa. */
  async function asEverything(): Promise<void> {
    const strategyId = place.id('strategy');
    const editors = { editorIds: [accountOf('rosa'), ife, accountOf('jonah')] };
    const version = place.version('strategy');
    await place.ask('strategy.update', { requestId: randomUUID(), strategyId, version, patch: editors });
    const people = [ife, accountOf('rosa')];
    await place.update('kr', { contributorIds: people, ownerId: accountOf('nadia') });
    await place.update('other', { contributorIds: [accountOf('rosa'), ife] });
    const override = { health: 'atRisk' as const, reason: 'A feeling.', until: today + 5 };
    for (const who of ['ife', 'rosa'] as const) {
      const on = who === 'ife' ? 'objective' : 'other';
      const said = { requestId: randomUUID(), nodeId: place.id(on), version: place.version(on) };
      await app.value(who, 'node.update', { ...said, patch: { override } });
      await place.read();
      const nodeId = place.id('kr');
      const checkIn = { value: 44, confidence: 3, comment: who, asOf: today };
      await app.value(who, 'checkIn.create', { requestId: randomUUID(), id: randomUUID(), nodeId, ...checkIn });
      await place.read();
    }
    const edge = { kind: 'dependsOn' as const, shareBp: null, neededBy: today + 9 };
    const ends = { fromId: place.id('kr'), toId: place.id('krOther') };
    await app.value('ife', 'edge.save', { requestId: randomUUID(), id: randomUUID(), version: 0, ...edge, ...ends });
    await aboutWork();
  }

  /** Ife links one work item, and says of another that it is outside. */
  async function aboutWork(): Promise<void> {
    const { itemId } = await place.withIssue();
    const link = { id: randomUUID(), version: 0, nodeId: place.id('kr'), shareBp: null, note: '' };
    await app.value('ife', 'work.link', { requestId: randomUUID(), itemId, ...link });
    const outside = { class: 'ktlo' as const, reason: 'Certificates run out.', version: 0 };
    const other = (await place.withIssue()).itemId;
    await app.value('ife', 'work.classify', { requestId: randomUUID(), itemId: other, ...outside });
    // What is fetched of them is not what these tests wait for.
    await app.site.runQueue({ ignoreDelays: true });
  }

  async function mentions(account: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of tables) {
      for (const row of await database.rows(table)) {
        for (const [column, value] of Object.entries(row))
          if (String(value).includes(account)) found.push(`${table}.${column}`);
      }
    }
    return [...new Set(found)].sort();
  }

  const week = async () => {
    app.site.advance(WEEK_MS);
    return app.site.runSchedule('weekly-run');
  };

  it('whoever acts or is named is reported every week', async () => {
    expect(await week()).toEqual({ statusCode: 204 });
    const everybody = (['mara', 'ife', 'rosa', 'nadia', 'leo', 'jonah'] as const).map(accountOf).sort();
    expect(app.site.personalData.reports).toEqual([everybody]);
    app.site.advance(60_000);
    expect(await app.site.runSchedule('weekly-run')).toEqual({ statusCode: 204 });
    expect(app.site.personalData.reports).toHaveLength(1);
    await week();
    expect(app.site.personalData.reports).toEqual([everybody, everybody]);
  });

  it('a closed account is erased everywhere, and nobody else loses anything', async () => {
    const expected = (await mentions(ife)).filter((name) => name !== 'account.id');
    expect(expected).toEqual(
      expect.arrayContaining([
        ...['audit_log.by_id', 'audit_log.changes', 'metric_value.by_id', 'node.contributor_ids', 'node.override_by'],
        ...['node.owner_id', 'strategy.editor_ids', 'team.lead_id', 'node.last_change', 'node_edge.created_by'],
        ...['link.created_by', 'link.updated_by', 'work_class.created_by', 'work_class.updated_by'],
      ]),
    );
    const others = { rosa: await mentions(accountOf('rosa')), mara: await mentions(accountOf('mara')) };
    app.site.personalData.close(ife);
    expect(await week()).toEqual({ statusCode: 204 });
    expect(await mentions(ife)).toEqual([]);
    expect({ rosa: await mentions(accountOf('rosa')), mara: await mentions(accountOf('mara')) }).toEqual(others);

    const before = place.tree.strategy.revision;
    const tree = await place.read();
    expect(tree.strategy).toMatchObject({ editorIds: [accountOf('rosa'), accountOf('jonah')] });
    expect(tree.strategy.revision).toBeGreaterThan(before);
    expect(place.row('objective')).toMatchObject({ ownerId: null, override: { reason: 'A feeling.', by: null } });
    expect(place.row('kr').contributorIds).toEqual([accountOf('rosa')]);
    expect(place.row('other')).toMatchObject({
      contributorIds: [accountOf('rosa')],
      override: { by: accountOf('rosa') },
    });
    const { checkIns, activity } = await app.value('mara', 'node.panel', { nodeId: place.id('kr') });
    expect(checkIns.map(({ byId, comment }) => [byId, comment])).toEqual(
      expect.arrayContaining([
        [null, 'ife'],
        [accountOf('rosa'), 'rosa'],
      ]),
    );
    expect(activity.length).toBeGreaterThan(2);
    await week();
    expect(app.site.personalData.reports.at(-1)).not.toContain(ife);
  });

  it('an account that was changed is known anew from then on', async () => {
    app.site.personalData.change(ife, app.site.now() + 1_000);
    await week();
    const seen = async () =>
      (await database.rows('account')).filter(({ id }) => id === ife).map((row) => Number(row['seen_at']));
    expect((await seen())[0]).toBeGreaterThan(app.site.now() - 10_000);
  });

  it.each([
    [429, 30],
    [429, undefined],
    [503, undefined],
    [403, undefined],
  ] as const)('after a %s the queue goes on, and nothing is lost', async (status, retryAfter) => {
    app.site.personalData.close(ife);
    app.site.faults.jira({ status, times: 1, match: 'report-accounts', ...(retryAfter ? { retryAfter } : {}) });
    expect(await week()).toEqual({ statusCode: 500 });
    expect(await mentions(ife)).not.toEqual([]);
    expect(await app.site.runQueue()).toBe(0);
    app.site.advance(301_000);
    await app.site.runQueue();
    expect(await mentions(ife)).toEqual([]);
  });

  it('a run that dies at any write is made up for by the next', async () => {
    app.site.personalData.close(ife);
    let deaths = 0;
    for (let died = true; died; deaths += died ? 1 : 0) {
      app.site.faults.sql({ kind: 'crash', match: '^(insert|update|delete)', skip: deaths, times: 1 });
      died = await week().then(
        () => false,
        () => true,
      );
      app.site.faults.clear();
    }
    // One for each table and more: no run ends what the one before it has begun without reporting again.
    expect(deaths).toBeGreaterThan(Object.keys(accountColumns).length);
    await week();
    expect(await mentions(ife)).toEqual([]);
    expect((await database.rows('account')).every((row) => row['reported_at'] !== null)).toBe(true);
  }, 60_000);
});
