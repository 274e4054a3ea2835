import type { NewMetric, NewNode, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { batches } from './batches';
import { db } from './database';
import { guardedInsert, type Owner } from './guarded';
import { firstStamp, nextStamp } from './stamp';
import { fromInserted } from './upsert';

/** Where people search by title, without regard to case or form of letters. */
export const folded = (title: string): string =>
  [...title.normalize('NFKC').toLowerCase()].slice(0, 700).join('').trim();

export async function insertMetrics(rows: readonly NewMetric[], stamp: WriteStamp): Promise<void> {
  const values = rows.map((row) => ({
    id: row.id,
    strategy_id: row.strategyId,
    name: row.name,
    unit: row.unit,
    source: 'manual',
    ...firstStamp(stamp),
  }));
  for (const batch of batches(values)) {
    await db
      .insertInto('metric')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['source']))
      .execute();
  }
}

export async function updateMetric(
  id: string,
  patch: { readonly name?: string; readonly unit?: string },
  stamp: WriteStamp,
): Promise<void> {
  await db
    .updateTable('metric')
    .set({ ...patch, ...nextStamp(stamp) })
    .where('id', '=', id)
    .execute();
}

/** In one statement while it fits: then all of them are there, or none. */
export async function insertNodes(rows: readonly NewNode[], stamp: WriteStamp): Promise<WriteOutcome> {
  for (const batch of batches(rows.map((row) => toColumns(row, stamp)))) {
    const outcome = await guardedInsert(
      () => db.insertInto('node').values(batch).execute(),
      () => nodesOwner(batch, stamp),
    );
    if (outcome === 'stale') return 'stale';
  }
  return 'done';
}

function toColumns(row: NewNode, stamp: WriteStamp) {
  return {
    id: row.id,
    strategy_id: row.strategyId,
    parent_id: row.parentId,
    kind: row.kind,
    key_no: row.number,
    rank_key: row.rank,
    title: row.title,
    title_folded: folded(row.title),
    owner_id: row.ownerId,
    weight: row.weight,
    lifecycle: row.lifecycle,
    cycle_id: row.cycleId,
    activated_at: row.activatedAt,
    milestones_done: 0,
    milestones_total: 0,
    metric_id: row.metricId,
    direction: row.commitment?.direction ?? null,
    baseline: row.commitment?.baseline ?? null,
    target: row.commitment?.target ?? null,
    band_low: row.commitment?.bandLow ?? null,
    band_high: row.commitment?.bandHigh ?? null,
    tolerance: row.commitment?.tolerance ?? null,
    due_day: row.commitment?.dueDay ?? null,
    ...firstStamp({ ...stamp, change: row.change }),
  };
}

/** Rows made by the same person in the same strategy are an earlier run of the same request, even if they were edited since. */
async function nodesOwner(batch: readonly { id: string; strategy_id: string }[], stamp: WriteStamp): Promise<Owner> {
  const ids = batch.map((row) => row.id);
  const found = await db
    .selectFrom('node')
    .select(['id', 'strategy_id', 'created_by'])
    .where('id', 'in', ids)
    .execute();
  if (found.length === 0) return 'absent';
  const mine = found.every((row) => row.created_by === stamp.by && row.strategy_id === batch[0]?.strategy_id);
  return mine && found.length === ids.length ? 'mine' : 'other';
}
