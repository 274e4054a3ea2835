import { sql } from 'kysely';
import type { EpochMs } from '../domain/model';
import { STATUS_CATEGORIES, type ItemId } from '../domain/work/model';
import type { EventNews, InboxRow } from '../services/ports/work-rows';
import { db } from './database';
import { textOrNull, whole, wholeOrNull, word, wordOrNull, type Raw } from './decode';

/** The value goes first, then the time that decides about it: some databases assign from left to right, some all at once. */
function newer(column: string, at: string) {
  const wins = sql`values(${sql.ref(at)}) is not null and coalesce(inbox.${sql.ref(at)}, -1) <= values(${sql.ref(at)})`;
  return sql`${sql.ref(column)} = case when ${wins} then values(${sql.ref(column)}) else inbox.${sql.ref(column)} end`;
}

const later = (at: string) =>
  sql`${sql.ref(at)} = case when coalesce(inbox.${sql.ref(at)}, -1) < coalesce(values(${sql.ref(at)}), -1) then values(${sql.ref(at)}) else inbox.${sql.ref(at)} end`;

/** A row that was touched twice in one millisecond was touched twice. */
const touched = sql`touched_at = case when values(touched_at) > inbox.touched_at then values(touched_at) else inbox.touched_at + 1 end`;

export async function receive(news: EventNews, now: EpochMs): Promise<void> {
  const { itemId, projectId, category, resolution, hours, at, fetch } = news;
  const when = (known: boolean) => (known ? at : null);
  const values = [
    ...[itemId, 'issue', projectId, category ?? null, resolution ?? null, hours ?? null],
    ...[when(category !== undefined), when(resolution !== undefined), when(hours !== undefined)],
    ...[fetch ? 1 : 0, now],
  ];
  const groups = [
    ...[newer('status_category', 'status_at'), newer('resolution', 'resolution_at'), newer('hours_bp', 'estimate_at')],
    ...[later('status_at'), later('resolution_at'), later('estimate_at')],
  ];
  await sql`insert into inbox (item_id, kind, project_id, status_category, resolution, hours_bp, status_at, resolution_at, estimate_at,
      fetch_needed, touched_at) values (${sql.join(values)})
    on duplicate key update project_id = coalesce(values(project_id), inbox.project_id), ${sql.join(groups)},
      fetch_needed = case when values(fetch_needed) = 1 then 1 else inbox.fetch_needed end,
      ${touched}, attempts = 0, set_aside_at = null, problem = null`.execute(db);
}

/** Those that were set aside stay there until the next hour. */
export async function askFor(itemIds: readonly ItemId[], which: 'all' | 'known', now: EpochMs): Promise<boolean> {
  if (itemIds.length === 0) return false;
  const known = sql`select w.id, 'issue', 1, ${now} from work_item w where w.id in (${sql.join([...itemIds])}) and w.deleted_at is null`;
  const all = sql`values ${sql.join(itemIds.map((id) => sql`(${id}, 'issue', 1, ${now})`))}`;
  const { numAffectedRows } =
    await sql`insert into inbox (item_id, kind, fetch_needed, touched_at) ${which === 'known' ? known : all}
    on duplicate key update fetch_needed = 1, ${touched}`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}

export async function markRoots(itemIds: readonly ItemId[], now: EpochMs): Promise<void> {
  if (itemIds.length === 0) return;
  const rows = itemIds.map((id) => sql`(${-id}, 'root', 0, ${now})`);
  await sql`insert into inbox (item_id, kind, fetch_needed, touched_at) values ${sql.join(rows)}
    on duplicate key update ${touched}`.execute(db);
}

export async function readInbox(limit: number): Promise<InboxRow[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['item_id', 'kind', 'project_id', 'status_category', 'resolution', 'hours_bp', 'status_at'])
    .select(['resolution_at', 'estimate_at', 'fetch_needed', 'touched_at', 'attempts'])
    .where('set_aside_at', 'is', null)
    .orderBy('touched_at')
    .orderBy('item_id')
    .limit(sql.lit(limit))
    .execute();
  return rows.map((row) => toInbox({ ...row }));
}

function toInbox(row: Raw): InboxRow {
  const kind = word(row, 'kind', ['issue', 'root'] as const);
  const known = (name: string) => wholeOrNull(row, `${name}_at`);
  return {
    itemId: Math.abs(whole(row, 'item_id')),
    kind,
    projectId: wholeOrNull(row, 'project_id'),
    category: wordOrNull(row, 'status_category', STATUS_CATEGORIES) ?? undefined,
    resolution: known('resolution') === null ? undefined : textOrNull(row, 'resolution'),
    hours: known('estimate') === null ? undefined : wholeOrNull(row, 'hours_bp'),
    knownAt: { status: known('status'), resolution: known('resolution'), estimate: known('estimate') },
    fetch: whole(row, 'fetch_needed') === 1,
    touchedAt: whole(row, 'touched_at'),
    attempts: whole(row, 'attempts'),
  };
}

const keyOf = ({ kind, itemId }: InboxRow): number => (kind === 'root' ? -itemId : itemId);

export async function clearInbox(rows: readonly InboxRow[], roots: readonly ItemId[]): Promise<void> {
  const asRead = rows.map((row) => `${keyOf(row)}:${row.touchedAt}`);
  const drained = sql`(item_id in (${sql.join(rows.map(keyOf))}) and concat(item_id, ':', touched_at) in (${sql.join(asRead)}))`;
  const marks = sql`item_id in (${sql.join(roots.map((id) => -id))})`;
  const either = [...(rows.length > 0 ? [drained] : []), ...(roots.length > 0 ? [marks] : [])];
  if (either.length > 0) await sql`delete from inbox where ${sql.join(either, sql` or `)}`.execute(db);
}

export async function blame(itemIds: readonly ItemId[], problem: string, setAsideAt: EpochMs | null): Promise<void> {
  if (itemIds.length === 0) return;
  await db
    .updateTable('inbox')
    .set({ attempts: sql<number>`attempts + 1`, problem: problem.slice(0, 255), set_aside_at: setAsideAt })
    .where('item_id', 'in', itemIds)
    .execute();
}

/** The attempts stay: what fails once more is set aside at once. */
export async function tryAgain(now: EpochMs): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('inbox')
    .set({ set_aside_at: null, touched_at: now })
    .where('set_aside_at', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
