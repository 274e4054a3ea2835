import { sql } from 'kysely';
import type { EpochMs } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import type { ItemRow } from '../services/ports/work-rows';
import { batches } from './batches';
import { db } from './database';
import { fromInserted } from './upsert';

const written = [
  ...(['project_id', 'parent_id', 'type_id', 'type_level', 'status_category', 'resolution', 'points_bp'] as const),
  ...([
    'hours_bp',
    'resolved_at',
    'deleted_at',
    'issue_links',
    'checked_at',
    'counts',
    'state',
    'sum_points_bp',
    'sum_hours_bp',
  ] as const),
  ...(['link_item_id', 'status_at', 'resolution_at', 'parent_at', 'type_at', 'estimate_at'] as const),
] as const;

export async function saveItems(rows: readonly ItemRow[], checkedAt: EpochMs): Promise<void> {
  const values = rows.map((row) => ({
    ...{ id: row.id, project_id: row.projectId, parent_id: row.parentId, type_id: row.typeId, type_level: row.level },
    ...{ status_category: row.category, resolution: row.resolution, points_bp: row.points, hours_bp: row.hours },
    ...{ resolved_at: row.resolvedAt, deleted_at: row.gone ? checkedAt : null, checked_at: checkedAt },
    issue_links: row.issueLinks.length > 0 ? JSON.stringify(row.issueLinks) : null,
    ...{ counts: row.counts ? 1 : 0, state: row.state, sum_points_bp: row.sumPoints, sum_hours_bp: row.sumHours },
    ...{ link_item_id: row.linkItemId, status_at: row.knownAt.status, resolution_at: row.knownAt.resolution },
    ...{ parent_at: row.knownAt.parent, type_at: row.knownAt.type, estimate_at: row.knownAt.estimate },
  }));
  for (const batch of batches(values)) {
    await db.insertInto('work_item').values(batch).onDuplicateKeyUpdate(fromInserted(written)).execute();
  }
}

export async function touchItems(itemIds: readonly ItemId[], checkedAt: EpochMs): Promise<void> {
  if (itemIds.length === 0) return;
  await db.updateTable('work_item').set({ checked_at: checkedAt }).where('id', 'in', itemIds).execute();
}

export async function countUnder(itemIds: readonly ItemId[]): Promise<void> {
  if (itemIds.length === 0) return;
  const done = sql`coalesce(sum(case when w.state = 'done' then 1 else 0 end), 0)`;
  await sql`insert into work_item (id, under_done, under_total)
    select l.id, ${done}, count(w.id) from work_item l
      left join work_item w on w.link_item_id = l.id and w.counts = 1 and w.state <> 'left' and w.deleted_at is null
      where l.id in (${sql.join([...itemIds])}) group by l.id
    on duplicate key update under_done = values(under_done), under_total = values(under_total)`.execute(db);
}
