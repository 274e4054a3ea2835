import type { EpochDay, NodeId, StrategyId } from '../domain/model';
import { NO_DELIVERY, type Delivery } from '../domain/work/model';
import type { Ancestry, RollupRow } from '../services/ports/writes';
import { batches } from './batches';
import { db } from './database';
import { allColumns, fromDelivery, ownColumns } from './delivery-columns';
import { fromTrend } from './node-columns';
import { fromInserted } from './upsert';

const written = [
  'strategy_id',
  'day',
  'outcome_bp',
  'expected_bp',
  'ratio_bp',
  'health',
  'computed_health',
  'notes',
  'confidence_x100',
  'weakest_id',
  'last_check_in_day',
  'input_count',
  'unknown_count',
  'left_out_count',
  'trend',
  'cycle_id',
  'digest',
  'path_digest',
  ...allColumns,
] as const;

/** The own amounts of delivery belong to whoever counts work items: where they are not told they are left as they are. */
export async function saveRollups(strategyId: StrategyId, rows: readonly RollupRow[]): Promise<void> {
  const columns = rows.some(({ own }) => own) ? [...written, ...ownColumns] : written;
  const values = rows.map(({ rollup, cycleId, digest, pathDigest, delivery, own }) => ({
    node_id: rollup.nodeId,
    strategy_id: strategyId,
    day: rollup.day,
    outcome_bp: rollup.outcomeBp,
    expected_bp: rollup.expectedBp,
    ratio_bp: rollup.ratioBp,
    health: rollup.health,
    computed_health: rollup.computedHealth,
    notes: rollup.notes.join(','),
    confidence_x100: rollup.confidenceX100,
    weakest_id: rollup.weakestId,
    last_check_in_day: rollup.lastCheckInDay,
    input_count: rollup.inputCount,
    unknown_count: rollup.unknownCount,
    left_out_count: rollup.leftOutCount,
    trend: fromTrend(rollup.trend),
    cycle_id: cycleId,
    digest,
    path_digest: pathDigest,
    ...fromDelivery('all', delivery ?? NO_DELIVERY),
    ...(own ? fromDelivery('own', own) : {}),
  }));
  for (const batch of batches(values)) {
    await db.insertInto('node_rollup').values(batch).onDuplicateKeyUpdate(fromInserted(columns)).execute();
  }
}

/** A row that is not there yet is begun with digests that agree with nothing: the next read computes the rest. */
export async function saveOwn(strategyId: StrategyId, own: ReadonlyMap<NodeId, Delivery>): Promise<void> {
  const begun = { strategy_id: strategyId, day: 0, health: 'unmeasured', computed_health: 'unmeasured', notes: '' };
  const counts = { input_count: 0, unknown_count: 0, left_out_count: 0, digest: '', path_digest: '' };
  const values = [...own].map(([nodeId, delivery]) => ({
    ...{ node_id: nodeId, ...begun, ...counts },
    ...fromDelivery('own', delivery),
  }));
  for (const batch of batches(values)) {
    await db.insertInto('node_rollup').values(batch).onDuplicateKeyUpdate(fromInserted(ownColumns)).execute();
  }
}

export async function confirmDay(strategyId: StrategyId, day: EpochDay): Promise<void> {
  await db
    .updateTable('node_rollup')
    .set({ day })
    .where('strategy_id', '=', strategyId)
    .where('day', '<>', day)
    .execute();
}

/** Away with what was, then in with what is: the digest that vouches for it is written afterwards. */
export async function replaceAncestry(
  strategyId: StrategyId,
  rows: readonly Ancestry[],
  fresh: boolean,
): Promise<void> {
  if (!fresh) {
    for (const batch of batches(rows.map(({ nodeId }) => ({ nodeId })))) {
      const ids = batch.map(({ nodeId }) => nodeId);
      await db.deleteFrom('node_ancestor').where('node_id', 'in', ids).execute();
    }
  }
  const values = rows.flatMap(({ nodeId, ancestors }) =>
    ancestors.map(({ id, byParent }) => ({
      node_id: nodeId,
      ancestor_id: id,
      strategy_id: strategyId,
      by_parent: byParent ? 1 : 0,
    })),
  );
  for (const batch of batches(values)) {
    await db
      .insertInto('node_ancestor')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['by_parent']))
      .execute();
  }
}
