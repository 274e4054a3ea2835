import { sql } from 'kysely';
import type { AuditEntry } from '../services/ports/writes';
import { db } from './database';
import { text, textOrNull, whole, type Raw } from './decode';
import { parseChange } from './field-changes';

const MOST = 100;

/** Where rows that carry a change are, who wrote it when, and of what the log will say it is. */
const sources = [
  {
    table: 'strategy',
    subject: 'r.id',
    strategy: 'case when r.deleted_at is null then r.id else null end',
    at: 'updated_at',
    by: 'updated_by',
  },
  { table: 'cycle', subject: 'r.id', strategy: 'r.strategy_id', at: 'updated_at', by: 'updated_by' },
  { table: 'team', subject: 'r.id', strategy: 'r.strategy_id', at: 'updated_at', by: 'updated_by' },
  { table: 'node_edge', subject: 'r.from_id', strategy: 'r.from_strategy', at: 'updated_at', by: 'updated_by' },
  { table: 'link', subject: 'r.node_id', strategy: 'r.strategy_id', at: 'updated_at', by: 'updated_by' },
  { table: 'work_class', subject: "concat('item:', r.item_id)", strategy: 'null', at: 'updated_at', by: 'updated_by' },
  { table: 'setting', subject: 'r.name', strategy: 'null', at: 'updated_at', by: 'updated_by' },
  { table: 'metric_value', subject: 'r.node_id', strategy: 'r.strategy_id', at: 'entered_at', by: 'by_id' },
] as const;

/** Entries of runs that died between a write and the log; nodes have more to make up for and go another way. */
export async function readUnlogged(since: number): Promise<AuditEntry[]> {
  const branches = sources.map(({ table, subject, strategy, at, by }) => {
    const row = sql.raw(
      `${subject} as t1, r.last_write as t2, ${strategy} as t3, r.${by} as t4, r.last_change as t5, r.${at} as n1`,
    );
    return sql`select ${row} from ${sql.table(table)} r left join audit_log a on a.request_id = r.last_write
      and a.subject_id = ${sql.raw(subject)}
      where ${sql.raw(`r.${at}`)} >= ${since} and r.last_change is not null and a.request_id is null`;
  });
  const { rows } =
    await sql<Raw>`select * from (${sql.join(branches, sql` union all `)}) u order by u.n1, u.t2 limit ${sql.lit(MOST)}`.execute(
      db,
    );
  return rows.map((row) => {
    const { action, changes } = parseChange(row, 't5');
    const [requestId, subjectId] = [text(row, 't2'), text(row, 't1')];
    return {
      requestId,
      subjectId,
      strategyId: textOrNull(row, 't3'),
      action,
      at: whole(row, 'n1'),
      by: textOrNull(row, 't4'),
      changes,
    };
  });
}
