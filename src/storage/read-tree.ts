import { sql } from 'kysely';
import type { StrategyId } from '../domain/model';
import type { StoredNode } from '../services/ports/rows';
import { db } from './database';
import { text, textOrNull, texts, whole, wholeOrNull, word, type Raw } from './decode';
import { toFacts } from './node-columns';
import { keyOf } from './node-key';
import { KINDS } from '../domain/model';

/** Bytes that a row takes in an answer besides its texts: names, ids and numbers. */
const ROW_BYTES = 800;
/** Below the platform's 4 MiB, since rows differ in size. */
const PAGE_BYTES = 3.6 * 1024 * 1024;

// A long name costs a row of an answer as much as a value does: 5,000 rows times 41 columns of names would not fit into 4 MiB.
const fields = {
  id: 'n.id',
  parent_id: 'n.parent_id',
  kind: 'n.kind',
  key_no: 'n.key_no',
  rank_key: 'n.rank_key',
  title: 'n.title',
  owner_id: 'n.owner_id',
  contributor_ids: 'n.contributor_ids',
  team_id: 'n.team_id',
  weight: 'n.weight',
  parent_share_bp: 'n.parent_share_bp',
  lifecycle: 'n.lifecycle',
  cycle_id: 'n.cycle_id',
  activated_at: 'n.activated_at',
  resumed_at: 'n.resumed_at',
  review_by: 'n.review_by',
  milestones_done: 'n.milestones_done',
  milestones_total: 'n.milestones_total',
  override_health: 'n.override_health',
  override_reason: 'n.override_reason',
  override_by: 'n.override_by',
  override_until: 'n.override_until',
  metric_id: 'n.metric_id',
  direction: 'n.direction',
  baseline: 'n.baseline',
  target: 'n.target',
  band_low: 'n.band_low',
  band_high: 'n.band_high',
  tolerance: 'n.tolerance',
  due_day: 'n.due_day',
  version: 'n.version',
  current_value: 'k.current_value',
  current_as_of: 'k.current_as_of',
  current_entered_at: 'k.current_entered_at',
  confidence: 'k.confidence',
  last_check_in_day: 'k.last_check_in_day',
  trend: 'k.trend',
  metric_name: 'm.name',
  unit: 'm.unit',
  rollup_day: 'r.day',
  digest: 'r.digest',
  path_digest: 'r.path_digest',
} as const;

const names = Object.keys(fields);
/** Two letters at most; an alias is case-insensitive in MySQL. */
const alias = (at: number): string =>
  at < 26 ? String.fromCharCode(97 + at) : `a${String.fromCharCode(97 + at - 26)}`;
const selected = sql.raw(
  Object.values(fields)
    .map((source, at) => `${source} as ${alias(at)}`)
    .join(', '),
);

/** Rows of a strategy that are not archived, without long texts, in the order of their ids. One statement up to 4 MiB. */
export async function readTree(
  strategyId: StrategyId,
  size: { nodeCount: number; textBytes: number },
): Promise<StoredNode[]> {
  const bytes = size.nodeCount * ROW_BYTES + size.textBytes;
  if (bytes <= PAGE_BYTES) return readPage(strategyId, null, null);
  const perPage = Math.max(1, Math.floor((size.nodeCount * PAGE_BYTES) / bytes / 2));
  const all: StoredNode[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: StoredNode[] = await readPage(strategyId, after, perPage);
    all.push(...page);
    after = page.length < perPage ? null : (page.at(-1)?.id ?? null);
  }
  return all;
}

async function readPage(strategyId: StrategyId, after: string | null, limit: number | null): Promise<StoredNode[]> {
  const from = after === null ? sql`` : sql` and n.id > ${after}`;
  const count = limit === null ? sql`` : sql` limit ${sql.lit(limit)}`;
  const { rows } = await sql<Raw>`select ${selected} from node n left join key_result k on k.node_id = n.id
    left join metric m on m.id = n.metric_id left join node_rollup r on r.node_id = n.id
    where n.strategy_id = ${strategyId} and n.archived_at is null${from} order by n.id${count}`.execute(db);
  return rows.map((row) => toStoredNode(row, strategyId));
}

function toStoredNode(short: Raw, strategyId: StrategyId): StoredNode {
  const row: Record<string, unknown> = { strategy_id: strategyId, archived_at: null };
  names.forEach((name, at) => {
    row[name] = short[alias(at)];
  });
  return {
    ...toFacts(row),
    version: whole(row, 'version'),
    key: keyOf(word(row, 'kind', KINDS), whole(row, 'key_no')),
    title: text(row, 'title'),
    ownerId: textOrNull(row, 'owner_id'),
    contributorIds: texts(row, 'contributor_ids'),
    teamId: textOrNull(row, 'team_id'),
    reviewBy: wholeOrNull(row, 'review_by'),
    metricName: textOrNull(row, 'metric_name') ?? '',
    unit: textOrNull(row, 'unit') ?? '',
    rollupDay: wholeOrNull(row, 'rollup_day'),
    rollupDigest: textOrNull(row, 'digest'),
    pathDigest: textOrNull(row, 'path_digest'),
  };
}
