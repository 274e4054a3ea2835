import { sql } from 'kysely';
import { chainOf } from '../domain/work/links';
import { STATUS_CATEGORIES, type ItemId } from '../domain/work/model';
import type { KnownItem, SaidAbove } from '../services/ports/path-rows';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';
import { branch, column, columns, type Branch } from './header-branches';
import { saidBranches, toSaid } from './read-said';

/** Sub-task, story, epic, and three levels that a site may have above it. */
const STEPS_UP = 5;

/** The item, the items above it, what was said of them, and all strategies: one statement. */
export async function readSaidAbove(itemId: ItemId): Promise<SaidAbove> {
  const ids = sql.join([sql`${itemId}`, ...Array.from({ length: STEPS_UP }, (_, at) => above(itemId, at + 1))]);
  const items = branch(
    'w',
    {
      id: column('w.status_category'),
      texts: columns('w.resolution'),
      numbers: columns('w.id', 'w.parent_id'),
    },
    sql`from work_item w where w.deleted_at is null and w.id in (${ids})`,
  );
  const { rows } = await sql<Raw>`${sql.join([...saidBranches(ids), items], sql` union all `)}`.execute(db);
  const known = new Map(
    rows
      .filter((row) => text(row, 'k') === 'w')
      .map(toItem)
      .map((item) => [item.id, item]),
  );
  const chain = chainOf(itemId, (id) => known.get(id)?.parentId ?? null);
  return { ...toSaid(rows), chain, item: known.get(itemId) ?? null };
}

/** Its parent's id, or that of one further up: constants to the database, each found by keys. */
function above(itemId: ItemId, steps: number): Branch {
  const joins = Array.from({ length: steps - 1 }, (_, at) =>
    sql.raw(`join work_item p${at + 1} on p${at + 1}.id = p${at}.parent_id and p${at + 1}.deleted_at is null`),
  );
  const joined = joins.length > 0 ? sql.join(joins, sql` `) : sql``;
  return sql`(select ${sql.ref(`p${steps - 1}.parent_id`)} from work_item p0 ${joined} where p0.id = ${itemId} and p0.deleted_at is null)`;
}

function toItem(row: Raw): KnownItem {
  return {
    id: whole(row, 'n1'),
    parentId: wholeOrNull(row, 'n2'),
    category: row['i'] === null ? null : word(row, 'i', STATUS_CATEGORIES),
    resolution: textOrNull(row, 't1'),
  };
}
