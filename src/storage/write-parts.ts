import { sql } from 'kysely';
import type { EpochDay, EpochMs, StrategyId } from '../domain/model';
import type { CycleRow, EdgeRow, TeamRow, WriteOutcome, WriteStamp } from '../services/ports/writes';
import type { SettingsView } from '../shared/views';
import { db } from './database';
import { text } from './decode';
import { guardedInsert, guardedUpdate, type Owner } from './guarded';
import { fromSettings, SITE_SETTINGS } from './settings-value';
import { firstStamp, nextStamp } from './stamp';
import { fromInserted } from './upsert';

type Part = 'cycle' | 'team' | 'node_edge';

async function owner(part: Part, id: string, requestId: string): Promise<Owner> {
  const row = await db.selectFrom(part).select('last_write').where('id', '=', id).executeTakeFirst();
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
}

const cycleColumns = ({ strategyId, name, start, end }: CycleRow) => ({
  strategy_id: strategyId,
  name,
  start_day: start,
  end_day: end,
});

export async function insertPlannedCycle(row: CycleRow, stamp: WriteStamp): Promise<void> {
  await db
    .insertInto('cycle')
    .values({ id: row.id, ...cycleColumns(row), closed_at: null, ...firstStamp(stamp) })
    .onDuplicateKeyUpdate(fromInserted(['strategy_id']))
    .execute();
}

export function saveCycle(row: CycleRow, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const whose = () => owner('cycle', row.id, stamp.requestId);
  if (version === 0) {
    const insert = db
      .insertInto('cycle')
      .values({ id: row.id, ...cycleColumns(row), closed_at: null, ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('cycle')
    .set({ ...cycleColumns(row), ...nextStamp(stamp) })
    .where('id', '=', row.id)
    .where('strategy_id', '=', row.strategyId)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}

export async function closeCycles(strategyId: StrategyId, endedBefore: EpochDay, at: EpochMs): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('cycle')
    .set({ closed_at: at, version: sql<number>`version + 1` })
    .where('strategy_id', '=', strategyId)
    .where('closed_at', 'is', null)
    .where('end_day', '<', endedBefore)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const teamColumns = ({ strategyId, name, leadId, parentId, size, projectIds }: TeamRow) => ({
  strategy_id: strategyId,
  name,
  lead_id: leadId,
  parent_id: parentId,
  size,
  project_ids: JSON.stringify(projectIds),
});

export function saveTeam(row: TeamRow, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const whose = () => owner('team', row.id, stamp.requestId);
  if (version === 0) {
    const insert = db.insertInto('team').values({ id: row.id, ...teamColumns(row), ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('team')
    .set({ ...teamColumns(row), ...nextStamp(stamp) })
    .where('id', '=', row.id)
    .where('strategy_id', '=', row.strategyId)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}

const edgeColumns = (row: EdgeRow) => ({
  kind: row.kind,
  from_id: row.fromId,
  to_id: row.toId,
  from_strategy: row.fromStrategy,
  to_strategy: row.toStrategy,
  share_bp: row.shareBp,
  needed_by: row.neededBy,
});

export function saveEdge(row: EdgeRow, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const whose = () => owner('node_edge', row.id, stamp.requestId);
  if (version === 0) {
    const insert = db.insertInto('node_edge').values({ id: row.id, ...edgeColumns(row), ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('node_edge')
    .set({ ...edgeColumns(row), ...nextStamp(stamp) })
    .where('id', '=', row.id)
    .where('from_id', '=', row.fromId)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}

export const removeTeam = (id: string, version: number): Promise<WriteOutcome> => remove('team', id, version);
export const removeEdge = (id: string, version: number): Promise<WriteOutcome> => remove('node_edge', id, version);

/** What is gone already was taken by an earlier run. */
async function remove(part: Part, id: string, version: number): Promise<WriteOutcome> {
  const { numDeletedRows } = await db
    .deleteFrom(part)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return 'done';
  return (await owner(part, id, '')) === 'absent' ? 'done' : 'stale';
}

export function saveSettings(settings: SettingsView, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const whose = async (): Promise<Owner> => {
    const row = await db
      .selectFrom('setting')
      .select('last_write')
      .where('name', '=', SITE_SETTINGS)
      .executeTakeFirst();
    if (!row) return 'absent';
    return text({ ...row }, 'last_write') === stamp.requestId ? 'mine' : 'other';
  };
  const value = fromSettings(settings);
  if (version === 0) {
    const insert = db.insertInto('setting').values({ name: SITE_SETTINGS, value, ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('setting')
    .set({ value, ...nextStamp(stamp) })
    .where('name', '=', SITE_SETTINGS)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}
