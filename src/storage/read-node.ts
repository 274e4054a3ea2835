import { sql } from 'kysely';
import { KINDS, type NodeId } from '../domain/model';
import type { NodeDetail } from '../services/ports/rows';
import { db } from './database';
import { text, textOrNull, texts, whole, wholeOrNull, word, type Raw } from './decode';
import { toCommitment, toFacts } from './node-columns';
import { parseChange } from './field-changes';
import { keyOf } from './node-key';

/** One node in full, whether archived or not; with who sees its strategy, and whether its last write is in the log. */
export async function readNode(nodeId: NodeId): Promise<NodeDetail | null> {
  const { rows } =
    await sql<Raw>`select n.*, k.current_value, k.current_as_of, k.current_entered_at, k.confidence, k.last_check_in_day,
      k.trend, m.name as metric_name, m.unit, s.group_ids, s.editor_ids, a.request_id as audited
    from node n join strategy s on s.id = n.strategy_id and s.deleted_at is null left join key_result k on k.node_id = n.id
      left join metric m on m.id = n.metric_id left join audit_log a on a.request_id = n.last_write and a.subject_id = n.id
    where n.id = ${nodeId}`.execute(db);
  const [row] = rows;
  return row ? toDetail(row) : null;
}

function toDetail(row: Raw): NodeDetail {
  return {
    ...toFacts(row),
    key: keyOf(word(row, 'kind', KINDS), whole(row, 'key_no')),
    title: text(row, 'title'),
    narrative: textOrNull(row, 'narrative') ?? '',
    rationale: textOrNull(row, 'rationale') ?? '',
    tradeOffs: textOrNull(row, 'trade_offs') ?? '',
    ownerId: textOrNull(row, 'owner_id'),
    contributorIds: texts(row, 'contributor_ids'),
    teamId: textOrNull(row, 'team_id'),
    reviewBy: wholeOrNull(row, 'review_by'),
    metricId: textOrNull(row, 'metric_id'),
    metricName: textOrNull(row, 'metric_name') ?? '',
    unit: textOrNull(row, 'unit') ?? '',
    commitment: toCommitment(row),
    lifecycleAt: wholeOrNull(row, 'lifecycle_at'),
    lifecycleReason: textOrNull(row, 'lifecycle_reason'),
    archiveBatch: textOrNull(row, 'archive_batch'),
    archiveRoot: textOrNull(row, 'archive_root'),
    access: { groupIds: texts(row, 'group_ids'), editorIds: texts(row, 'editor_ids') },
    createdBy: textOrNull(row, 'created_by'),
    version: whole(row, 'version'),
    updatedAt: whole(row, 'updated_at'),
    updatedBy: textOrNull(row, 'updated_by'),
    lastWrite: text(row, 'last_write'),
    lastChange: row['last_change'] === null ? null : parseChange(row, 'last_change'),
    audited: row['audited'] !== null,
  };
}
