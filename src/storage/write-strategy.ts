import { sql } from 'kysely';
import type { StrategyId } from '../domain/model';
import type { NewStrategy, StrategyPatch, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { text, type Raw } from './decode';
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

export async function bumpRevisions(): Promise<void> {
  await db
    .updateTable('strategy')
    .set({ revision: sql<number>`revision + 1` })
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

/** Every table with rows of a strategy, and by what to take a part of them. */
export const tablesOfStrategy = {
  node_rollup: 'node_id',
  node_ancestor: 'node_id',
  key_result: 'node_id',
  metric_value: 'id',
  change_log: 'request_id',
  link: 'id',
  metric: 'id',
  team: 'id',
  cycle: 'id',
  node: 'id',
  audit_log: 'request_id',
} as const satisfies Partial<Record<keyof Tables, string>>;

/** Statements that stay far below the ten seconds of a write, also where a node has many rows. */
const KEYS_AT_ONCE = 500;

/** Nodes go after what hangs on them. The log keeps one entry, of the deletion itself, which names no strategy. */
export async function deleteRows(id: StrategyId, hasTime: () => boolean): Promise<boolean> {
  const parts = [
    ['node_edge', 'id', 'from_strategy'],
    ['node_edge', 'id', 'to_strategy'],
    ...Object.entries(tablesOfStrategy).map(([table, key]) => [table, key, 'strategy_id'] as const),
  ] as const;
  for (const [table, key, owner] of parts) if (!(await deleteInParts(table, key, owner, id, hasTime))) return false;
  await db.deleteFrom('strategy').where('id', '=', id).where('deleted_at', 'is not', null).execute();
  return true;
}

async function deleteInParts(
  table: string,
  key: string,
  owner: string,
  id: StrategyId,
  hasTime: () => boolean,
): Promise<boolean> {
  const [from, keys, whose] = [sql.table(table), sql.ref(key), sql`${sql.ref(owner)} = ${id}`];
  for (;;) {
    if (!hasTime()) return false;
    const { rows } = await sql<Raw>`select distinct ${keys} as k from ${from} where ${whose} limit ${sql.lit(
      KEYS_AT_ONCE,
    )}`.execute(db);
    if (rows.length === 0) return true;
    const some = rows.map((row) => text(row, 'k'));
    await sql`delete from ${from} where ${whose} and ${keys} in (${sql.join(some)})`.execute(db);
    if (rows.length < KEYS_AT_ONCE) return true;
  }
}
