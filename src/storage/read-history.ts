import { sql } from 'kysely';
import { z } from 'zod';
import type { NodeId } from '../domain/model';
import type { NodeHistory } from '../services/ports/reads';
import type { ActivityView, CheckInView, CommitmentChange } from '../shared/views';
import { db } from './database';
import { changesSchema, toChanges } from './field-changes';
import { json, real, text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';

const MOST_CHECK_INS = 200;
const MOST_CHANGES = 100;
const MOST_ACTIVITY = 100;
const FIELDS = [
  'baseline',
  'target',
  'bandLow',
  'bandHigh',
  'tolerance',
  'dueDay',
  'direction',
  'metric',
  'unit',
] as const;

const sayable = z.union([z.string(), z.number(), z.null()]);

/** Three histories in one statement: check-ins and commitment changes of the node and its direct key results, activity of the node. */
export async function readHistory(nodeId: NodeId): Promise<NodeHistory> {
  const nodes = sql`select id from node where id = ${nodeId} or (parent_id = ${nodeId} and kind = 'keyResult' and archived_at is null)`;
  const metrics = sql`select metric_id from node where metric_id is not null and id in (${nodes})`;
  const { rows } =
    await sql<Raw>`select * from (select 'v' as k, v.id as i, v.node_id as t1, v.comment as t2, v.by_id as t3, null as t4,
        null as t5, null as t6, v.as_of as n1, v.entered_at as n2, v.confidence as n3, v.correction as n4, v.value as r1
      from metric_value v where v.metric_id in (${metrics})
      order by v.as_of desc, v.entered_at desc, v.id limit ${sql.lit(MOST_CHECK_INS)}) vs
    union all select * from (select 'h' as k, h.request_id as i, h.node_id as t1, h.reason as t2, h.by_id as t3, h.before_value as t4,
        h.after_value as t5, h.field as t6, h.seq as n1, h.at as n2, null as n3, null as n4, null as r1
      from change_log h where h.node_id in (${nodes}) order by h.at desc, h.request_id, h.seq limit ${sql.lit(MOST_CHANGES)}) hs
    union all select * from (select 'a' as k, a.request_id as i, a.action as t1, a.changes as t2, a.by_id as t3, null as t4, null as t5, null as t6,
        0 as n1, a.at as n2, null as n3, null as n4, null as r1
      from audit_log a where a.subject_id = ${nodeId} order by a.at desc, a.request_id limit ${sql.lit(MOST_ACTIVITY)}) av`.execute(
      db,
    );
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return {
    checkIns: of('v').map(toCheckIn),
    commitmentChanges: of('h').map(toCommitmentChange),
    activity: of('a').map(toActivity),
  };
}

function toCheckIn(row: Raw): CheckInView {
  return {
    id: text(row, 'i'),
    nodeId: text(row, 't1'),
    value: real(row, 'r1'),
    confidence: wholeOrNull(row, 'n3'),
    comment: textOrNull(row, 't2') ?? '',
    asOf: whole(row, 'n1'),
    enteredAt: whole(row, 'n2'),
    byId: textOrNull(row, 't3'),
    ...(whole(row, 'n4') === 1 ? { correction: true } : {}),
  };
}

function toCommitmentChange(row: Raw): CommitmentChange {
  return {
    id: `${text(row, 'i')}:${whole(row, 'n1')}`,
    nodeId: text(row, 't1'),
    at: whole(row, 'n2'),
    byId: textOrNull(row, 't3'),
    reason: text(row, 't2'),
    field: word(row, 't6', FIELDS),
    before: sayable.parse(json(row, 't4')),
    after: sayable.parse(json(row, 't5')),
  };
}

function toActivity(row: Raw): ActivityView {
  return {
    id: text(row, 'i'),
    at: whole(row, 'n2'),
    byId: textOrNull(row, 't3'),
    action: text(row, 't1'),
    changes: toChanges(changesSchema.parse(json(row, 't2'))),
  };
}
