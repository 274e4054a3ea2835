import { sql } from 'kysely';
import { z } from 'zod';
import { REPAIR_STATES, type Pipeline, type RepairRun } from '../services/ports/pipeline';
import { PORT_ERROR_KINDS } from '../services/failure';
import { db } from './database';
import { json, text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';

const MOST_SHOWN = 50;
/** The one row of `job` in this version. */
const REPAIR = 'repair';

const spent = z.object({ looked: z.int(), points: z.int(), problem: z.enum(PORT_ERROR_KINDS).nullable() });

/** In one statement, whatever there is of each. */
export async function readPipeline(): Promise<Pipeline> {
  const { rows } =
    await sql<Raw>`select 'a' as k, count(*) as n1, min(i.touched_at) as n2, null as n3, null as t1, null as t2
      from inbox i where i.set_aside_at is null
    union all select 'b', count(*), null, null, null, null from inbox j where j.set_aside_at is not null
    union all select 'l', count(*), count(distinct y.item_id), null, null, null from link y
    union all select 'u', count(distinct l.item_id), null, null, null, null from link l left join work_item w on w.id = l.item_id
      where w.id is null or coalesce(w.checked_at, 0) < l.updated_at
    union all select 'c', count(distinct m.item_id), null, null, null, null from link m join work_item v on v.id = m.item_id
      where v.deleted_at is not null and v.checked_at >= m.updated_at
    union all select 'w', count(*), null, null, null, null from work_item x where x.deleted_at is null
    union all select 'r', r.started_at, r.updated_at, null, r.state, r.cursor_text from job r where r.id = ${REPAIR}
    union all select 's', z.item_id, z.set_aside_at, z.attempts, z.problem, null from
      (select item_id, set_aside_at, attempts, problem from inbox where set_aside_at is not null
        order by set_aside_at, item_id limit ${sql.lit(MOST_SHOWN)}) z`.execute(db);
  const of = (kind: string) => rows.filter((row) => text(row, 'k') === kind);
  const count = (kind: string, column = 'n1') => of(kind).map((row) => whole(row, column))[0] ?? 0;
  return {
    waiting: count('a'),
    oldest: of('a').map((row) => wholeOrNull(row, 'n2'))[0] ?? null,
    linked: count('l', 'n2'),
    unsynced: count('u'),
    closed: count('c'),
    items: count('w'),
    links: count('l'),
    repair: of('r').map(toRepair)[0] ?? null,
    setAside: of('s').map((row) => ({
      ...{ itemId: whole(row, 'n1'), since: whole(row, 'n2') },
      ...{ attempts: whole(row, 'n3'), problem: textOrNull(row, 't1') ?? '' },
    })),
    setAsideTotal: count('b'),
  };
}

function toRepair(row: Raw): RepairRun {
  const times = { startedAt: whole(row, 'n1'), at: whole(row, 'n2') };
  return { state: word(row, 't1', REPAIR_STATES), ...times, ...spent.parse(json(row, 't2')) };
}

export async function saveRepair({ state, startedAt, at, looked, points, problem }: RepairRun): Promise<void> {
  const said = JSON.stringify({ looked, points, problem });
  await sql`insert into job (id, kind, state, started_at, updated_at, cursor_text)
      values (${REPAIR}, ${REPAIR}, ${state}, ${startedAt}, ${at}, ${said})
    on duplicate key update state = values(state), started_at = values(started_at), updated_at = values(updated_at),
      cursor_text = values(cursor_text)`.execute(db);
}
