import { randomUUID } from 'node:crypto';
import type { App } from '../endpoints/support/app';
import { Place } from '../endpoints/support/place';
import { LIMITS } from '../../src/shared/limits';
import { toWire } from '../../src/shared/wire';
import { onBothDatabases, type Database } from './support/databases';

/** The budget of a view, and what Forge carries from a function to the browser. */
const mostStatements = 2;
const mostBytes = 5_000_000;

onBothDatabases((store, dialect) => {
  // What grows with the tree is the app's; what the other database adds is the same at any size.
  const size = dialect === 'SQLite' ? 5_000 : 1_200;
  let database: Database;
  let app: App;
  beforeAll(async () => {
    database = await store.fresh();
    app = await (await database.open()).setUp();
  });

  /** Objectives below the theme, three key results below each. */
  async function grow(place: Place, nodes: number, titleOf: (at: number) => string): Promise<void> {
    const commitment = {
      direction: 'increase' as const,
      baseline: 0,
      target: 100,
      bandLow: null,
      bandHigh: null,
      tolerance: null,
      dueDay: null,
    };
    let made = place.tree.nodes.length;
    while (made < nodes) {
      const rows: { id: string; parentId: string | null; kind: 'objective' | 'keyResult'; title: string }[] = [];
      for (; rows.length < LIMITS.pasteRows && made < nodes; made += 1) {
        const objective = rows.findLast(({ kind }) => kind === 'objective');
        const kind = rows.length % 4 === 0 || !objective ? 'objective' : 'keyResult';
        rows.push({
          id: randomUUID(),
          parentId: kind === 'objective' ? null : (objective?.id ?? null),
          kind,
          title: titleOf(made),
        });
      }
      await place.ask('paste.make', {
        ...{ requestId: randomUUID(), strategyId: place.id('strategy'), parentId: place.id('theme') },
        rows: rows.map((row) => ({
          ...{ ...row, ownerId: null, weight: 1, unit: row.kind === 'keyResult' ? '%' : '' },
          commitment: row.kind === 'keyResult' ? commitment : null,
        })),
      });
      app.site.advance(2_000);
    }
    await place.read();
    await place.read();
  }

  it(`reads ${size} nodes in two statements, the answer of the database below 4 MiB and that of the app below 5 MB`, async () => {
    const place = await Place.make(app, 'Large');
    await grow(place, size, (at) => `Objective number ${at} with a title of a usual length, as people write`);
    expect(place.tree.nodes).toHaveLength(size);
    expect(app.statements).toBeLessThanOrEqual(mostStatements);
    expect(place.tree.strategy.nodeCount).toBe(size);
    const bytes = Buffer.byteLength(JSON.stringify(toWire(place.tree)));
    expect(bytes).toBeGreaterThan(size * 300);
    expect(bytes).toBeLessThan(mostBytes);
    const { nodes } = await place.update('krOther', { weight: 7 });
    expect(nodes.map(({ id }) => id)).toContain(place.id('krOther'));
  }, 120_000);

  it('takes a large strategy away in parts, and goes on where a run died', async () => {
    const place = await Place.make(app, 'Goes');
    await grow(place, 1_200, (at) => `Objective ${at}`);
    const strategyId = place.id('strategy');
    const { version, name } = place.tree.strategy;
    const count = async () =>
      (await Promise.all(['node', 'node_ancestor', 'audit_log'].map((table) => database.rows(table))))
        .flat()
        .filter((row) => row['strategy_id'] === strategyId).length;
    expect(await count()).toBeGreaterThan(1_200);
    await place.ask('strategy.delete', { requestId: randomUUID(), strategyId, version, name });
    app.site.faults.sql({ kind: 'timedOut', match: '^delete from [`"]?node_ancestor', skip: 1, times: 1 });
    app.site.advance(60_000);
    const delivered = await app.site.runQueue();
    expect(delivered).toBe(1);
    expect(await count()).toBeGreaterThan(0);
    app.site.advance(60_000);
    await app.site.runQueue({ ignoreDelays: true });
    expect(await count()).toBe(0);
  }, 120_000);

  // The pages are cut by the app; which database answers them makes no difference.
  if (dialect !== 'SQLite') return;

  it('reads in pages what does not fit into one answer of the database, and refuses what does not fit into its own', async () => {
    const place = await Place.make(app, 'Wide');
    const nodes = 2_600;
    await grow(place, nodes, (at) => `${at} ${'🧭'.repeat(245)}`);
    expect(place.tree.nodes).toHaveLength(nodes);
    expect(new Set(place.tree.nodes.map(({ id }) => id)).size).toBe(nodes);
    expect(app.statements).toBeGreaterThan(mostStatements);

    // What is too large even for that is said, instead of breaking the bridge.
    await grow(place, 4_700, (at) => `${at} ${'🧭'.repeat(245)}`).catch(() => undefined);
    const answer = await app.result('mara', 'strategy.tree', { strategyId: place.id('strategy') });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'tooLarge' } });
  }, 120_000);
});
