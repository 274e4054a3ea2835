import { sql } from 'kysely';
import type { Raw } from './decode';
import { ownColumns } from './delivery-columns';

/**
 * What the tree reads of a node. An answer holds 4 MiB, and 5,000 rows of 40 named columns do not fit: ids, words and whole numbers,
 * none of which can hold the separator, come as one text; real numbers, which would lose digits as text, and what people typed do not.
 */
const joined = {
  id: 'n.id',
  parent_id: 'n.parent_id',
  kind: 'n.kind',
  key_no: 'n.key_no',
  rank_key: 'n.rank_key',
  owner_id: 'n.owner_id',
  team_id: 'n.team_id',
  weight: 'n.weight',
  parent_share_bp: 'n.parent_share_bp',
  lifecycle: 'n.lifecycle',
  cycle_id: 'n.cycle_id',
  activated_at: 'n.activated_at',
  resumed_at: 'n.resumed_at',
  review_by: 'n.review_by',
  lifecycle_at: 'n.lifecycle_at',
  milestones_done: 'n.milestones_done',
  milestones_total: 'n.milestones_total',
  override_health: 'n.override_health',
  override_by: 'n.override_by',
  override_until: 'n.override_until',
  metric_id: 'n.metric_id',
  direction: 'n.direction',
  due_day: 'n.due_day',
  version: 'n.version',
  current_as_of: 'k.current_as_of',
  current_entered_at: 'k.current_entered_at',
  confidence: 'k.confidence',
  last_check_in_day: 'k.last_check_in_day',
  trend: 'k.trend',
  rollup_day: 'r.day',
  digest: 'r.digest',
  path_digest: 'r.path_digest',
  // Most nodes have none, and then it takes no room.
  own: `case when coalesce(r.own_issues_total, 0) = 0 then '' else concat(${ownColumns.map((name) => `r.${name}`).join(", ',', ")}) end`,
} as const;

/** Most measures are called what their key result is called; the name need not come twice. */
const apart = {
  title: 'n.title',
  contributor_ids: 'n.contributor_ids',
  override_reason: 'n.override_reason',
  metric_name: 'case when m.name = n.title then null else m.name end',
  unit: 'm.unit',
  baseline: 'n.baseline',
  target: 'n.target',
  band_low: 'n.band_low',
  band_high: 'n.band_high',
  tolerance: 'n.tolerance',
  current_value: 'k.current_value',
} as const;

const SEPARATOR = '|';
const joinedNames = Object.keys(joined);
const apartNames = Object.keys(apart);
const alias = (at: number): string => String.fromCharCode(98 + at);

const together = `concat(${Object.values(joined)
  .map((source) => `coalesce(${source}, '')`)
  .join(`, '${SEPARATOR}', `)}) as a`;
const others = Object.values(apart).map((source, at) => `${source} as ${alias(at)}`);

export const treeColumns = sql.raw([together, ...others].join(', '));

/** The row under the names of its columns again. */
export function spread(short: Raw, known: Raw): Raw {
  const row: Record<string, unknown> = { ...known };
  const texts = typeof short['a'] === 'string' ? short['a'].split(SEPARATOR) : [];
  joinedNames.forEach((name, at) => {
    row[name] = texts[at] === '' ? null : texts[at];
  });
  apartNames.forEach((name, at) => {
    row[name] = short[alias(at)];
  });
  return row;
}
