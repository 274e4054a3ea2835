import { sql } from 'kysely';
import type { StrategyId } from '../domain/model';
import type { NewStrategy, StrategyPatch, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { guardedInsert, guardedUpdate, type Owner } from './guarded';
import { firstStamp, nextStamp } from './stamp';
import type { Tables } from './tables';

async function owner(id: StrategyId, requestId: string): Promise<Owner> {
  const row = await db.selectFrom('strategy').select('last_write').where('id', '=', id).executeTakeFirst();
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
}

export function insertStrategy(row: NewStrategy, stamp: WriteStamp): Promise<WriteOutcome> {
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
    () => owner(row.id, stamp.requestId),
  );
}

export function updateStrategy(
  id: StrategyId,
  version: number,
  patch: StrategyPatch,
  stamp: WriteStamp,
): Promise<WriteOutcome> {
  const { name, timeZone, projectIds, groupIds, editorIds } = patch;
  const update = db
    .updateTable('strategy')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
      ...(projectIds === undefined ? {} : { project_ids: JSON.stringify(projectIds) }),
      ...(groupIds === undefined ? {} : { group_ids: JSON.stringify(groupIds) }),
      ...(editorIds === undefined ? {} : { editor_ids: JSON.stringify(editorIds) }),
      revision: sql<number>`revision + 1`,
      ...nextStamp(stamp),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null);
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => owner(id, stamp.requestId),
  );
}

export async function bumpRevision(strategyId: StrategyId): Promise<void> {
  await db
    .updateTable('strategy')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', strategyId)
    .execute();
}

export function beginDeletion(id: StrategyId, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const update = db
    .updateTable('strategy')
    .set({ deleted_at: stamp.at, ...nextStamp(stamp) })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null);
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => owner(id, stamp.requestId),
  );
}

/** Every table with rows of a strategy; a test compares it with the schema. */
export const tablesOfStrategy = [
  'node_rollup',
  'node_ancestor',
  'key_result',
  'metric_value',
  'change_log',
  'link',
  'metric',
  'team',
  'cycle',
  'node',
  'audit_log',
] as const satisfies readonly (keyof Tables)[];

/** Nodes go after what hangs on them. The log keeps one entry, of the deletion itself, which names no strategy. */
export async function deleteRows(id: StrategyId): Promise<void> {
  await db.deleteFrom('node_edge').where('from_strategy', '=', id).execute();
  await db.deleteFrom('node_edge').where('to_strategy', '=', id).execute();
  for (const table of tablesOfStrategy) await db.deleteFrom(table).where('strategy_id', '=', id).execute();
  await db.deleteFrom('strategy').where('id', '=', id).where('deleted_at', 'is not', null).execute();
}
