import { sql } from 'kysely';
import type { EpochDay, NodeId } from '../domain/model';
import type { MetricReadings, StoredCheckIn } from '../services/ports/rows';
import { db } from './database';
import { real, text, textOrNull, whole, wholeOrNull, type Raw } from './decode';

export async function readCheckIn(id: string): Promise<StoredCheckIn | null> {
  const row = await db.selectFrom('metric_value').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const raw: Raw = { ...row };
  return {
    id: text(raw, 'id'),
    nodeId: text(raw, 'node_id'),
    strategyId: text(raw, 'strategy_id'),
    metricId: text(raw, 'metric_id'),
    value: real(raw, 'value'),
    asOf: whole(raw, 'as_of'),
    enteredAt: whole(raw, 'entered_at'),
    correction: whole(raw, 'correction') === 1,
    confidence: wholeOrNull(raw, 'confidence'),
    comment: textOrNull(raw, 'comment') ?? '',
    byId: textOrNull(raw, 'by_id'),
  };
}

/**
 * Values since a day, the latest earlier one of each metric, and how often the facts of each key result were written: one statement, so
 * that no value can come between the two.
 */
export async function readReadings(metricIds: readonly string[], fromDay: EpochDay): Promise<MetricReadings> {
  if (metricIds.length === 0) return { values: [], factsVersions: new Map() };
  const ids = sql.join(metricIds);
  const { rows } =
    await sql<Raw>`select 'k' as k, n.id as i, null as r1, coalesce(f.version, 0) as n1, null as n2, null as n3, null as n4
      from node n left join key_result f on f.node_id = n.id where n.metric_id in (${ids})
    union all select 'v', v.metric_id, v.value, v.as_of, v.entered_at, v.confidence, v.correction
      from metric_value v where v.metric_id in (${ids})
        and (v.as_of >= ${fromDay} or v.as_of = (select max(l.as_of) from metric_value l where l.metric_id = v.metric_id))`.execute(
      db,
    );
  const values = rows
    .filter((row) => text(row, 'k') === 'v')
    .map((row) => ({
      metricId: text(row, 'i'),
      value: real(row, 'r1'),
      asOf: whole(row, 'n1'),
      enteredAt: whole(row, 'n2'),
      confidence: wholeOrNull(row, 'n3'),
      correction: whole(row, 'n4') === 1,
    }));
  const versions = rows
    .filter((row) => text(row, 'k') === 'k')
    .map((row): [NodeId, number] => [text(row, 'i'), whole(row, 'n1')]);
  return { values, factsVersions: new Map(versions) };
}
