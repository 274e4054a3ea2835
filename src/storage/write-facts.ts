import { sql, type RawBuilder } from 'kysely';
import type { NodeId, StrategyId } from '../domain/model';
import type { VersionedFacts } from '../services/ports/writes';
import { batches } from './batches';
import { db } from './database';
import { isKind } from './guarded';
import { fromTrend } from './node-columns';

/** Up to here one statement each, which says whether it came too late. */
const FEW = 3;

/** Two people may check in at once; whoever read the values first must not write last. */
export async function saveFacts(strategyId: StrategyId, rows: readonly VersionedFacts[]): Promise<NodeId[]> {
  if (rows.length > FEW) {
    await saveMany(strategyId, rows);
    return [];
  }
  const lost: NodeId[] = [];
  for (const row of rows) if (!(await saveOne(strategyId, row))) lost.push(row.nodeId);
  return lost;
}

const columnsOf = (strategyId: StrategyId, facts: VersionedFacts) => ({
  strategy_id: strategyId,
  current_value: facts.current?.value ?? null,
  current_as_of: facts.current?.asOf ?? null,
  current_entered_at: facts.current?.enteredAt ?? null,
  confidence: facts.confidence,
  last_check_in_day: facts.lastCheckInDay,
  trend: fromTrend(facts.trend),
  version: facts.version + 1,
});

async function saveOne(strategyId: StrategyId, facts: VersionedFacts): Promise<boolean> {
  const columns = columnsOf(strategyId, facts);
  if (facts.version > 0) {
    const update = db
      .updateTable('key_result')
      .set(columns)
      .where('node_id', '=', facts.nodeId)
      .where('version', '=', facts.version);
    return (await update.executeTakeFirst()).numUpdatedRows > 0n;
  }
  try {
    await db
      .insertInto('key_result')
      .values({ node_id: facts.nodeId, ...columns })
      .execute();
    return true;
  } catch (error) {
    if (isKind(error, 'refused')) return false;
    throw error;
  }
}

const guarded = [
  'strategy_id',
  'current_value',
  'current_as_of',
  'current_entered_at',
  'confidence',
  'last_check_in_day',
  'trend',
] as const;

/** The same guard inside an upsert; `version` goes last, since MySQL assigns from left to right. */
async function saveMany(strategyId: StrategyId, rows: readonly VersionedFacts[]): Promise<void> {
  const ifNext = (column: string): RawBuilder<never> =>
    sql<never>`case when ${sql.ref('key_result.version')} = values(${sql.ref('version')}) - 1 then values(${sql.ref(column)}) else ${sql.ref(`key_result.${column}`)} end`;
  const update = Object.fromEntries([...guarded, 'version'].map((column) => [column, ifNext(column)]));
  const values = rows.map((facts) => ({ node_id: facts.nodeId, ...columnsOf(strategyId, facts) }));
  for (const batch of batches(values))
    await db.insertInto('key_result').values(batch).onDuplicateKeyUpdate(update).execute();
}
