import { sql } from 'kysely';
import type { CycleId, EpochDay, StrategyId } from '../domain/model';
import type { NewStrategy, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { guardedInsert, type Owner } from './guarded';
import { firstStamp } from './stamp';
import { fromInserted } from './upsert';

export async function insertStrategy(row: NewStrategy, stamp: WriteStamp): Promise<WriteOutcome> {
  const insert = db.insertInto('strategy').values({
    id: row.id,
    name: row.name,
    time_zone: row.timeZone,
    project_ids: JSON.stringify(row.projectIds),
    group_ids: '[]',
    editor_ids: JSON.stringify(row.editorIds),
    revision: 1,
    deleted_at: null,
    ...firstStamp(stamp),
  });
  return guardedInsert(
    () => insert.execute(),
    () => strategyOwner(row.id, stamp.requestId),
  );
}

export async function strategyOwner(id: StrategyId, requestId: string): Promise<Owner> {
  const row = await db.selectFrom('strategy').select('last_write').where('id', '=', id).executeTakeFirst();
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
}

/** Its id is the same for everybody who makes it: whoever comes second changes nothing. */
export async function insertCycle(
  row: { id: CycleId; strategyId: StrategyId; name: string; start: EpochDay; end: EpochDay },
  stamp: WriteStamp,
): Promise<void> {
  await db
    .insertInto('cycle')
    .values({
      id: row.id,
      strategy_id: row.strategyId,
      name: row.name,
      start_day: row.start,
      end_day: row.end,
      closed_at: null,
      ...firstStamp(stamp),
    })
    .onDuplicateKeyUpdate(fromInserted(['strategy_id']))
    .execute();
}

export async function bumpRevision(strategyId: StrategyId): Promise<void> {
  await db
    .updateTable('strategy')
    .set({ revision: sql`revision + 1` })
    .where('id', '=', strategyId)
    .execute();
}
