import type { NewCheckIn, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { guardedInsert, type Owner } from './guarded';

export function insertCheckIn(row: NewCheckIn, { requestId, change }: WriteStamp): Promise<WriteOutcome> {
  const insert = db.insertInto('metric_value').values({
    id: row.id,
    strategy_id: row.strategyId,
    metric_id: row.metricId,
    node_id: row.nodeId,
    value: row.value,
    confidence: row.confidence,
    comment: row.comment,
    as_of: row.asOf,
    correction: row.correction ? 1 : 0,
    entered_at: row.enteredAt,
    by_id: row.byId,
    last_write: requestId,
    last_change: change ? JSON.stringify(change) : null,
  });
  return guardedInsert(
    () => insert.execute(),
    () => checkInOwner(row.id, requestId),
  );
}

async function checkInOwner(id: string, requestId: string): Promise<Owner> {
  const row = await db.selectFrom('metric_value').select('last_write').where('id', '=', id).executeTakeFirst();
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
}

export async function removeCheckIn(id: string): Promise<void> {
  await db.deleteFrom('metric_value').where('id', '=', id).execute();
}
