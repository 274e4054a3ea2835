import type { ColumnType } from 'kysely';

// Whatever is read is unknown until a decoder has looked at it: BIGINT, COUNT and SUM arrive as text, the rest as it pleases the driver.
type Int = ColumnType<unknown, number, number>;
type IntOrNull = ColumnType<unknown, number | null | undefined, number | null>;
type Text = ColumnType<unknown, string, string>;
type TextOrNull = ColumnType<unknown, string | null | undefined, string | null>;

interface Stamped {
  version: Int;
  created_at: Int;
  created_by: TextOrNull;
  updated_at: Int;
  updated_by: TextOrNull;
  last_write: Text;
  last_change: TextOrNull;
}

export interface StrategyTable extends Stamped {
  id: Text;
  name: Text;
  time_zone: Text;
  project_ids: Text;
  group_ids: Text;
  editor_ids: Text;
  revision: Int;
  deleted_at: IntOrNull;
}

export interface CycleTable extends Stamped {
  id: Text;
  strategy_id: Text;
  name: Text;
  start_day: Int;
  end_day: Int;
  closed_at: IntOrNull;
}

export interface TeamTable extends Stamped {
  id: Text;
  strategy_id: Text;
  name: Text;
  lead_id: TextOrNull;
  parent_id: TextOrNull;
  size: IntOrNull;
  project_ids: Text;
}

export interface NodeTable extends Stamped {
  id: Text;
  strategy_id: Text;
  parent_id: TextOrNull;
  kind: Text;
  key_no: Int;
  rank_key: Text;
  title: Text;
  title_folded: Text;
  narrative: TextOrNull;
  rationale: TextOrNull;
  trade_offs: TextOrNull;
  owner_id: TextOrNull;
  contributor_ids: TextOrNull;
  team_id: TextOrNull;
  weight: Int;
  parent_share_bp: IntOrNull;
  lifecycle: Text;
  cycle_id: TextOrNull;
  activated_at: IntOrNull;
  resumed_at: IntOrNull;
  lifecycle_at: IntOrNull;
  lifecycle_reason: TextOrNull;
  review_by: IntOrNull;
  milestones_done: Int;
  milestones_total: Int;
  override_health: TextOrNull;
  override_reason: TextOrNull;
  override_by: TextOrNull;
  override_until: IntOrNull;
  metric_id: TextOrNull;
  direction: TextOrNull;
  baseline: IntOrNull;
  target: IntOrNull;
  band_low: IntOrNull;
  band_high: IntOrNull;
  tolerance: IntOrNull;
  due_day: IntOrNull;
  archived_at: IntOrNull;
  archive_batch: TextOrNull;
  archive_root: TextOrNull;
}

export interface KeyResultTable {
  node_id: Text;
  strategy_id: Text;
  current_value: IntOrNull;
  current_as_of: IntOrNull;
  current_entered_at: IntOrNull;
  confidence: IntOrNull;
  last_check_in_day: IntOrNull;
  trend: TextOrNull;
  version: Int;
}

export interface MetricTable extends Stamped {
  id: Text;
  strategy_id: Text;
  name: Text;
  unit: Text;
  source: Text;
}

export interface MetricValueTable {
  id: Text;
  strategy_id: Text;
  metric_id: Text;
  node_id: Text;
  value: Int;
  confidence: IntOrNull;
  comment: TextOrNull;
  as_of: Int;
  correction: Int;
  entered_at: Int;
  by_id: TextOrNull;
  last_write: Text;
  last_change: TextOrNull;
}

export interface NodeEdgeTable extends Stamped {
  id: Text;
  kind: Text;
  from_id: Text;
  to_id: Text;
  from_strategy: Text;
  to_strategy: Text;
  share_bp: IntOrNull;
  needed_by: IntOrNull;
}

export interface NodeAncestorTable {
  node_id: Text;
  ancestor_id: Text;
  strategy_id: Text;
  by_parent: Int;
}

type Amount = ColumnType<unknown, number | undefined, number>;

/** In ten-thousandths; 0 until somebody counts. */
interface DeliveryColumns {
  own_issues_done: Amount;
  own_issues_total: Amount;
  own_points_done: Amount;
  own_points_total: Amount;
  own_points_issues: Amount;
  own_hours_done: Amount;
  own_hours_total: Amount;
  own_hours_issues: Amount;
  all_issues_done: Amount;
  all_issues_total: Amount;
  all_points_done: Amount;
  all_points_total: Amount;
  all_points_issues: Amount;
  all_hours_done: Amount;
  all_hours_total: Amount;
  all_hours_issues: Amount;
}

export interface NodeRollupTable extends DeliveryColumns {
  node_id: Text;
  strategy_id: Text;
  day: Int;
  outcome_bp: IntOrNull;
  expected_bp: IntOrNull;
  ratio_bp: IntOrNull;
  health: Text;
  computed_health: Text;
  notes: Text;
  confidence_x100: IntOrNull;
  weakest_id: TextOrNull;
  last_check_in_day: IntOrNull;
  input_count: Int;
  unknown_count: Int;
  left_out_count: Int;
  trend: TextOrNull;
  cycle_id: TextOrNull;
  digest: Text;
  path_digest: Text;
}

export interface ChangeLogTable {
  request_id: Text;
  seq: Int;
  strategy_id: Text;
  node_id: Text;
  at: Int;
  by_id: TextOrNull;
  reason: Text;
  field: Text;
  before_value: TextOrNull;
  after_value: TextOrNull;
}

export interface SettingTable extends Stamped {
  name: Text;
  value: Text;
}

export interface AccountTable {
  id: Text;
  is_admin: Int;
  seen_at: Int;
  reported_at: IntOrNull;
}

export interface AuditLogTable {
  request_id: Text;
  strategy_id: TextOrNull;
  subject_id: Text;
  action: Text;
  at: Int;
  by_id: TextOrNull;
  changes: Text;
}

export interface KeyCounterTable {
  kind: Text;
  last_no: Int;
}

export interface LinkTable extends Stamped {
  id: Text;
  strategy_id: Text;
  node_id: Text;
  item_id: Int;
  share_bp: IntOrNull;
  eff_bp: Int;
  source: Text;
  note: TextOrNull;
}

export interface WorkClassTable extends Stamped {
  item_id: Int;
  class: TextOrNull;
  reason: TextOrNull;
}

export interface WorkItemTable {
  id: Int;
  project_id: IntOrNull;
  parent_id: IntOrNull;
  type_id: IntOrNull;
  type_level: IntOrNull;
  status_category: TextOrNull;
  resolution: TextOrNull;
  points_bp: IntOrNull;
  hours_bp: IntOrNull;
  resolved_at: IntOrNull;
  deleted_at: IntOrNull;
  issue_links: TextOrNull;
  status_at: IntOrNull;
  resolution_at: IntOrNull;
  parent_at: IntOrNull;
  type_at: IntOrNull;
  estimate_at: IntOrNull;
  checked_at: IntOrNull;
  counts: Int;
  state: Text;
  sum_points_bp: IntOrNull;
  sum_hours_bp: IntOrNull;
  link_item_id: IntOrNull;
  under_done: Amount;
  under_total: Amount;
}

export interface InboxTable {
  item_id: Int;
  kind: Text;
  project_id: IntOrNull;
  status_category: TextOrNull;
  resolution: TextOrNull;
  hours_bp: IntOrNull;
  status_at: IntOrNull;
  resolution_at: IntOrNull;
  estimate_at: IntOrNull;
  fetch_needed: Int;
  touched_at: Int;
  attempts: Amount;
  set_aside_at: IntOrNull;
  problem: TextOrNull;
}

export interface Tables {
  strategy: StrategyTable;
  cycle: CycleTable;
  team: TeamTable;
  node: NodeTable;
  key_result: KeyResultTable;
  metric: MetricTable;
  metric_value: MetricValueTable;
  node_edge: NodeEdgeTable;
  node_ancestor: NodeAncestorTable;
  node_rollup: NodeRollupTable;
  change_log: ChangeLogTable;
  setting: SettingTable;
  account: AccountTable;
  audit_log: AuditLogTable;
  key_counter: KeyCounterTable;
  link: LinkTable;
  work_class: WorkClassTable;
  work_item: WorkItemTable;
  inbox: InboxTable;
}
