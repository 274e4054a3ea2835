import { randomUUID } from 'node:crypto';
import type { App } from '../endpoints/support/app';
import { Place } from '../endpoints/support/place';
import { onSqlite, type Database } from './support/databases';

/** Computed in one call, they would take more than the 150 statements that the platform grants in a second. */
const strategies = 60;

onSqlite((store) => {
  let database: Database;
  let app: App;
  let keyResultIds: Set<string>;
  beforeAll(async () => {
    database = await store.fresh();
    app = await (await database.open()).setUp();
    keyResultIds = new Set();
    for (let at = 0; at < strategies; at += 1) {
      const place = await (await Place.make(app, `No ${at}`)).withCheckIns();
      keyResultIds.add(place.id('kr'));
      app.site.advance(1_000);
    }
    // Far enough into the time of the key results to say how they are.
    app.site.advance(9 * 86_400_000);
    await app.site.runSchedule('hourly-run');
    // It takes as many statements a second as there are; its last second is over.
    app.site.advance(1_000);
  }, 120_000);

  async function stored(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const row of await database.rows('node_rollup')) {
      if (!keyResultIds.has(String(row['node_id']))) continue;
      const health = String(row['computed_health']);
      counts[health] = (counts[health] ?? 0) + 1;
    }
    return counts;
  }

  const save = async (onTrackBp: number, atRiskBp: number) => {
    const { settings } = await app.value('mara', 'session.open', {});
    const patch = { onTrackBp, atRiskBp };
    return app.result('mara', 'settings.save', { requestId: randomUUID(), version: settings.version, patch });
  };

  it('thresholds are saved in one call, some strategies are computed at once, and the queue does the rest', async () => {
    expect(await stored()).toEqual({ onTrack: strategies });
    expect(await save(18_000, 7_000)).toMatchObject({ ok: true });
    const { onTrack = 0, atRisk = 0 } = await stored();
    expect(onTrack).toBeGreaterThan(0);
    expect(atRisk).toBeGreaterThan(0);
    app.site.advance(60_000);
    await app.site.runQueue({ ignoreDelays: true });
    expect(await stored()).toEqual({ atRisk: strategies });
  }, 60_000);

  it('one that fails does not keep the hourly job from the others', async () => {
    expect(await save(9_000, 7_000)).toMatchObject({ ok: true });
    app.site.advance(60_000);
    app.site.faults.sql({ kind: 'timedOut', match: 'insert into [`"]node_rollup', times: 1 });
    await app.site.runSchedule('hourly-run');
    const { onTrack = 0 } = await stored();
    app.site.faults.clear();
    expect(onTrack).toBeGreaterThanOrEqual(strategies - 1);
  }, 60_000);
});
