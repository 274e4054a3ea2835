/**
 * The schema, append-only: a statement that has shipped never changes, a later version adds entries below.
 * One table per statement with its indexes inside, so that a repeated statement after a crash does nothing, and few enough that the
 * first installation stays below 25 DDL a minute (the SDK's runner adds two).
 * Ids are UUIDs of the app, times epoch milliseconds, days epoch days, shares and progress ten-thousandths.
 */
export interface Migration {
  readonly name: string;
  readonly statement: string;
}

/**
 * Who wrote a row, under which request, and in last_change what the log is to say of it: a run that died before it wrote the log is made
 * up for from here.
 */
const stamped = `version BIGINT NOT NULL, created_at BIGINT NOT NULL, created_by VARCHAR(128), updated_at BIGINT NOT NULL,
  updated_by VARCHAR(128), last_write VARCHAR(36) NOT NULL, last_change MEDIUMTEXT`;

export const migrations: readonly Migration[] = [
  {
    name: 'v001_strategy',
    statement: `CREATE TABLE IF NOT EXISTS strategy (
  id VARCHAR(36) NOT NULL PRIMARY KEY, name VARCHAR(120) NOT NULL, time_zone VARCHAR(64) NOT NULL,
  project_ids TEXT NOT NULL, group_ids TEXT NOT NULL, editor_ids MEDIUMTEXT NOT NULL,
  revision BIGINT NOT NULL, deleted_at BIGINT, ${stamped})`,
  },
  {
    name: 'v002_cycle',
    statement: `CREATE TABLE IF NOT EXISTS cycle (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, name VARCHAR(120) NOT NULL,
  start_day INT NOT NULL, end_day INT NOT NULL, closed_at BIGINT, ${stamped},
  KEY cycle_of_strategy (strategy_id, start_day))`,
  },
  {
    name: 'v003_team',
    statement: `CREATE TABLE IF NOT EXISTS team (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, name VARCHAR(120) NOT NULL, lead_id VARCHAR(128),
  parent_id VARCHAR(36), size INT, project_ids TEXT NOT NULL, jql TEXT, board_id VARCHAR(32), ${stamped},
  KEY team_of_strategy (strategy_id, name))`,
  },
  {
    // What a key result commits to stands in the row itself: one UPDATE changes it together with the version that guards it.
    name: 'v004_node',
    statement: `CREATE TABLE IF NOT EXISTS node (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, parent_id VARCHAR(36), kind VARCHAR(16) NOT NULL,
  key_no INT NOT NULL, rank_key VARCHAR(255) NOT NULL, title VARCHAR(500) NOT NULL, title_folded VARCHAR(700) NOT NULL,
  narrative MEDIUMTEXT, rationale MEDIUMTEXT, trade_offs MEDIUMTEXT, owner_id VARCHAR(128), contributor_ids TEXT,
  team_id VARCHAR(36), weight INT NOT NULL, parent_share_bp INT, lifecycle VARCHAR(16) NOT NULL, cycle_id VARCHAR(36),
  activated_at BIGINT, resumed_at BIGINT,
  lifecycle_at BIGINT, lifecycle_reason TEXT, review_by INT, milestones_done INT NOT NULL, milestones_total INT NOT NULL,
  override_health VARCHAR(16), override_reason TEXT, override_by VARCHAR(128), override_until INT,
  metric_id VARCHAR(36), direction VARCHAR(16), baseline DOUBLE, target DOUBLE, band_low DOUBLE, band_high DOUBLE,
  tolerance DOUBLE, due_day INT,
  archived_at BIGINT, archive_batch VARCHAR(36), archive_root VARCHAR(36), ${stamped},
  UNIQUE KEY node_by_key (kind, key_no), KEY node_of_strategy (strategy_id, archived_at), KEY node_by_parent (parent_id),
  KEY node_by_metric (metric_id), KEY node_by_batch (archive_batch), KEY node_by_update (updated_at))`,
  },
  {
    // Derived from metric_value by PR2: what the check-ins say of a key result today.
    name: 'v005_key_result',
    statement: `CREATE TABLE IF NOT EXISTS key_result (
  node_id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, current_value DOUBLE, current_as_of INT,
  current_entered_at BIGINT, confidence INT, last_check_in_day INT, trend TEXT,
  version BIGINT NOT NULL,
  KEY key_result_of_strategy (strategy_id))`,
  },
  {
    name: 'v006_metric',
    statement: `CREATE TABLE IF NOT EXISTS metric (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, name VARCHAR(500) NOT NULL, definition TEXT,
  unit VARCHAR(40) NOT NULL, owner_id VARCHAR(128), source VARCHAR(16) NOT NULL, source_query TEXT,
  healthy_low DOUBLE, healthy_high DOUBLE, ${stamped},
  KEY metric_of_strategy (strategy_id))`,
  },
  {
    name: 'v007_metric_value',
    statement: `CREATE TABLE IF NOT EXISTS metric_value (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, metric_id VARCHAR(36) NOT NULL,
  node_id VARCHAR(36) NOT NULL, value DOUBLE NOT NULL, confidence INT, comment MEDIUMTEXT, as_of INT NOT NULL,
  correction INT NOT NULL, entered_at BIGINT NOT NULL, by_id VARCHAR(128), last_write VARCHAR(36) NOT NULL,
  last_change MEDIUMTEXT, KEY metric_value_by_entry (entered_at), KEY metric_value_by_day (metric_id, as_of), KEY metric_value_of_node (node_id, as_of),
  KEY metric_value_of_strategy (strategy_id))`,
  },
  {
    name: 'v008_node_edge',
    statement: `CREATE TABLE IF NOT EXISTS node_edge (
  id VARCHAR(36) NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL, from_id VARCHAR(36) NOT NULL, to_id VARCHAR(36) NOT NULL,
  from_strategy VARCHAR(36) NOT NULL, to_strategy VARCHAR(36) NOT NULL, share_bp INT, needed_by INT, ${stamped},
  UNIQUE KEY node_edge_once (from_id, to_id, kind), KEY node_edge_to (to_id), KEY node_edge_from_strategy (from_strategy),
  KEY node_edge_to_strategy (to_strategy))`,
  },
  {
    // Closure over parent and contributesTo. by_parent = 1 when parents alone lead there.
    name: 'v009_node_ancestor',
    statement: `CREATE TABLE IF NOT EXISTS node_ancestor (
  node_id VARCHAR(36) NOT NULL, ancestor_id VARCHAR(36) NOT NULL, strategy_id VARCHAR(36) NOT NULL, by_parent INT NOT NULL,
  PRIMARY KEY (node_id, ancestor_id), KEY node_ancestor_down (ancestor_id), KEY node_ancestor_of_strategy (strategy_id))`,
  },
  {
    // Amounts of delivery in ten-thousandths of an issue, a point or an hour; *_issues: of the counted ones, those with an estimate.
    name: 'v010_node_rollup',
    statement: `CREATE TABLE IF NOT EXISTS node_rollup (
  node_id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, day INT NOT NULL,
  own_issues_done BIGINT NOT NULL DEFAULT 0, own_issues_total BIGINT NOT NULL DEFAULT 0,
  own_points_done BIGINT NOT NULL DEFAULT 0, own_points_total BIGINT NOT NULL DEFAULT 0, own_points_issues BIGINT NOT NULL DEFAULT 0,
  own_hours_done BIGINT NOT NULL DEFAULT 0, own_hours_total BIGINT NOT NULL DEFAULT 0, own_hours_issues BIGINT NOT NULL DEFAULT 0,
  all_issues_done BIGINT NOT NULL DEFAULT 0, all_issues_total BIGINT NOT NULL DEFAULT 0,
  all_points_done BIGINT NOT NULL DEFAULT 0, all_points_total BIGINT NOT NULL DEFAULT 0, all_points_issues BIGINT NOT NULL DEFAULT 0,
  all_hours_done BIGINT NOT NULL DEFAULT 0, all_hours_total BIGINT NOT NULL DEFAULT 0, all_hours_issues BIGINT NOT NULL DEFAULT 0,
  outcome_bp INT, expected_bp INT, ratio_bp BIGINT, health VARCHAR(16) NOT NULL, computed_health VARCHAR(16) NOT NULL,
  notes VARCHAR(255) NOT NULL, confidence_x100 INT, weakest_id VARCHAR(36), last_check_in_day INT,
  input_count INT NOT NULL, unknown_count INT NOT NULL, left_out_count INT NOT NULL, trend TEXT,
  cycle_id VARCHAR(36), digest VARCHAR(16) NOT NULL, path_digest VARCHAR(16) NOT NULL,
  KEY node_rollup_of_strategy (strategy_id, day))`,
  },
  {
    // CH1: what a commitment was, what it became, and why.
    name: 'v011_change_log',
    statement: `CREATE TABLE IF NOT EXISTS change_log (
  request_id VARCHAR(36) NOT NULL, seq INT NOT NULL, strategy_id VARCHAR(36) NOT NULL, node_id VARCHAR(36) NOT NULL,
  at BIGINT NOT NULL, by_id VARCHAR(128), reason TEXT NOT NULL, field VARCHAR(16) NOT NULL, before_value TEXT, after_value TEXT,
  PRIMARY KEY (request_id, seq), KEY change_log_of_node (node_id, at), KEY change_log_of_strategy (strategy_id))`,
  },
  {
    // share_bp NULL: an even split of what is left. eff_bp: what flows over it then (RU6), written anew when a link of the item changes.
    name: 'v012_link',
    statement: `CREATE TABLE IF NOT EXISTS link (
  id VARCHAR(36) NOT NULL PRIMARY KEY, strategy_id VARCHAR(36) NOT NULL, node_id VARCHAR(36) NOT NULL, item_id BIGINT NOT NULL,
  share_bp INT, eff_bp INT NOT NULL, source VARCHAR(16) NOT NULL, rule_id VARCHAR(36), note TEXT, ${stamped},
  UNIQUE KEY link_once (item_id, node_id, source), KEY link_of_node (node_id), KEY link_of_strategy (strategy_id))`,
  },
  {
    // Only what roll-up needs: neither summary nor people. Each group of fields with the time it is known from. Estimates are in
    // ten-thousandths. From counts on: derived when rows are merged (RU5, RU6).
    name: 'v013_work_item',
    statement: `CREATE TABLE IF NOT EXISTS work_item (
  id BIGINT NOT NULL PRIMARY KEY, project_id BIGINT, parent_id BIGINT, type_id BIGINT, type_level INT,
  status_category VARCHAR(16), resolution VARCHAR(255), points_bp BIGINT, hours_bp BIGINT,
  resolved_at BIGINT, deleted_at BIGINT, issue_links MEDIUMTEXT,
  status_at BIGINT, resolution_at BIGINT, parent_at BIGINT, type_at BIGINT, estimate_at BIGINT, checked_at BIGINT,
  counts INT NOT NULL DEFAULT 0, state VARCHAR(8) NOT NULL DEFAULT 'open', sum_points_bp BIGINT, sum_hours_bp BIGINT,
  link_item_id BIGINT, under_done INT NOT NULL DEFAULT 0, under_total INT NOT NULL DEFAULT 0,
  KEY work_item_by_parent (parent_id), KEY work_item_by_project (project_id, checked_at), KEY work_item_by_links (link_item_id),
  KEY work_item_by_check (checked_at))`,
  },
  {
    // What events said and nobody has merged yet. NULL is unknown, but for a group whose time is set. set_aside_at: it could not be
    // merged, and problem says why. A kind of root is no event: what counts by the links of item −item_id is to be counted anew.
    name: 'v014_inbox',
    statement: `CREATE TABLE IF NOT EXISTS inbox (
  item_id BIGINT NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL, project_id BIGINT, status_category VARCHAR(16),
  resolution VARCHAR(255), hours_bp BIGINT, status_at BIGINT, resolution_at BIGINT, estimate_at BIGINT,
  fetch_needed INT NOT NULL, touched_at BIGINT NOT NULL, attempts INT NOT NULL DEFAULT 0, set_aside_at BIGINT, problem VARCHAR(255),
  KEY inbox_by_time (set_aside_at, touched_at))`,
  },
  {
    name: 'v015_setting',
    statement: `CREATE TABLE IF NOT EXISTS setting (
  name VARCHAR(64) NOT NULL PRIMARY KEY, value MEDIUMTEXT NOT NULL, ${stamped})`,
  },
  {
    // Accounts in use, for the weekly report of personal data. Never a name.
    name: 'v016_account',
    statement: `CREATE TABLE IF NOT EXISTS account (
  id VARCHAR(128) NOT NULL PRIMARY KEY, is_admin INT NOT NULL, seen_at BIGINT NOT NULL, reported_at BIGINT,
  KEY account_by_report (reported_at), KEY account_by_admin (is_admin, seen_at))`,
  },
  {
    name: 'v017_audit_log',
    statement: `CREATE TABLE IF NOT EXISTS audit_log (
  request_id VARCHAR(36) NOT NULL, subject_id VARCHAR(64) NOT NULL, strategy_id VARCHAR(36),
  action VARCHAR(32) NOT NULL, at BIGINT NOT NULL, by_id VARCHAR(128), changes MEDIUMTEXT NOT NULL,
  PRIMARY KEY (request_id, subject_id), KEY audit_log_of_subject (subject_id, at), KEY audit_log_of_strategy (strategy_id, at))`,
  },
  {
    name: 'v018_key_counter',
    statement: `CREATE TABLE IF NOT EXISTS key_counter (kind VARCHAR(16) NOT NULL PRIMARY KEY, last_no INT NOT NULL)`,
  },
  {
    name: 'v019_job',
    statement: `CREATE TABLE IF NOT EXISTS job (
  id VARCHAR(64) NOT NULL PRIMARY KEY, kind VARCHAR(32) NOT NULL, subject_id VARCHAR(64), cursor_text TEXT,
  state VARCHAR(16) NOT NULL, started_at BIGINT, updated_at BIGINT NOT NULL,
  KEY job_by_kind (kind, state))`,
  },
  {
    // An item's own class for the whole site: work that is deliberately outside. NULL: taken back.
    name: 'v020_work_class',
    statement: `CREATE TABLE IF NOT EXISTS work_class (
  item_id BIGINT NOT NULL PRIMARY KEY, class VARCHAR(16), reason TEXT, ${stamped})`,
  },
];
