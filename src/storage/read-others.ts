import { sql } from 'kysely';
import { KINDS, type NodeId, type StrategyId } from '../domain/model';
import type { Graph, StrategyAccess } from '../services/ports/rows';
import type { AuditEntry } from '../services/ports/writes';
import type { ArchivedView } from '../shared/views';
import { db } from './database';
import { json, text, textOrNull, texts, whole, word, type Raw } from './decode';
import { changesSchema, toChanges } from './field-changes';
import { keyOf } from './node-key';

const MOST_ARCHIVED = 500;
const MOST_UNAUDITED = 100;

export async function readRevision(strategyId: StrategyId): Promise<(StrategyAccess & { revision: number }) | null> {
  const row = await db
    .selectFrom('strategy')
    .select(['revision', 'group_ids', 'editor_ids'])
    .where('id', '=', strategyId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const raw: Raw = { ...row };
  return { revision: whole(raw, 'revision'), groupIds: texts(raw, 'group_ids'), editorIds: texts(raw, 'editor_ids') };
}

/** What was archived, newest first: one row for everything that went together. */
export async function readArchived(strategyId: StrategyId): Promise<ArchivedView['nodes']> {
  const { rows } = await sql<Raw>`select n.id, n.version, n.kind, n.key_no, n.title, n.archived_at, n.parent_id,
      (select count(*) from node b where b.archive_batch = n.archive_batch and b.archive_root = n.id) as with_it
    from node n where n.strategy_id = ${strategyId} and n.archived_at is not null and n.archive_root = n.id
    order by n.archived_at desc, n.id limit ${sql.lit(MOST_ARCHIVED)}`.execute(db);
  return rows.map((row) => {
    const kind = word(row, 'kind', KINDS);
    return {
      id: text(row, 'id'),
      version: whole(row, 'version'),
      key: keyOf(kind, whole(row, 'key_no')),
      kind,
      title: text(row, 'title'),
      archivedAt: whole(row, 'archived_at'),
      parentId: textOrNull(row, 'parent_id'),
      belowCount: whole(row, 'with_it') - 1,
    };
  });
}

export async function readArchivedWith(batch: string): Promise<NodeId[]> {
  const rows = await db.selectFrom('node').select('id').where('archive_batch', '=', batch).execute();
  return rows.map((row) => text({ ...row }, 'id'));
}

export async function readAuditEntry(requestId: string): Promise<AuditEntry | null> {
  const row = await db.selectFrom('audit_log').selectAll().where('request_id', '=', requestId).executeTakeFirst();
  if (!row) return null;
  const raw: Raw = { ...row };
  return {
    requestId,
    strategyId: textOrNull(raw, 'strategy_id'),
    subjectId: text(raw, 'subject_id'),
    action: text(raw, 'action'),
    at: whole(raw, 'at'),
    by: textOrNull(raw, 'by_id'),
    changes: toChanges(changesSchema.parse(json(raw, 'changes'))),
  };
}

export async function readGraph(): Promise<Graph> {
  const { rows } =
    await sql<Raw>`select 'n' as k, n.id as i, n.strategy_id as t1, n.parent_id as t2, n.kind as t3, n.rank_key as t4
      from node n join strategy s on s.id = n.strategy_id and s.deleted_at is null where n.archived_at is null
    union all select 'e', e.id, e.from_id, e.to_id, null, null from node_edge e where e.kind = 'contributesTo'`.execute(
      db,
    );
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return {
    nodes: of('n').map((row) => ({
      id: text(row, 'i'),
      strategyId: text(row, 't1'),
      parentId: textOrNull(row, 't2'),
      kind: word(row, 't3', KINDS),
      rank: text(row, 't4'),
    })),
    contributions: of('e').map((row) => ({ fromId: text(row, 't1'), toId: text(row, 't2') })),
  };
}

export async function readEdgeStart(edgeId: string): Promise<NodeId | null> {
  const row = await db.selectFrom('node_edge').select('from_id').where('id', '=', edgeId).executeTakeFirst();
  return row ? text({ ...row }, 'from_id') : null;
}

export async function readMakers(nodeIds: readonly NodeId[]): Promise<(string | null)[]> {
  const rows = await db.selectFrom('node').select('created_by').distinct().where('id', 'in', nodeIds).execute();
  return rows.map((row) => textOrNull({ ...row }, 'created_by'));
}

export async function readCheckedIn(nodeIds: readonly NodeId[]): Promise<NodeId[]> {
  const rows = await db
    .selectFrom('metric_value')
    .select('node_id')
    .distinct()
    .where('node_id', 'in', nodeIds)
    .execute();
  return rows.map((row) => text({ ...row }, 'node_id'));
}

/** Runs that died between a write and its entry in the log; the node still carries the entry. */
export async function readUnaudited(since: number): Promise<NodeId[]> {
  const { rows } =
    await sql<Raw>`select n.id from node n left join audit_log a on a.request_id = n.last_write and a.subject_id = n.id
    where n.updated_at >= ${since} and n.last_change is not null and a.request_id is null
    order by n.updated_at, n.id limit ${sql.lit(MOST_UNAUDITED)}`.execute(db);
  return rows.map((row) => text(row, 'id'));
}

export async function readHalfDeleted(): Promise<StrategyId[]> {
  const rows = await db.selectFrom('strategy').select('id').where('deleted_at', 'is not', null).execute();
  return rows.map((row) => text({ ...row }, 'id'));
}
