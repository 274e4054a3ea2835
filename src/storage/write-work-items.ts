import type { EpochMs } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import type { ItemRow } from '../services/ports/work-rows';
import { batches } from './batches';
import { db } from './database';
import { fromInserted } from './upsert';

const written = [
  ...(['project_id', 'parent_id', 'type_id', 'type_level', 'status_category', 'resolution', 'points_bp'] as const),
  ...(['hours_bp', 'updated', 'resolved_at', 'deleted_at', 'checked_at', 'counts', 'state'] as const),
  ...(['sum_points_bp', 'sum_hours_bp', 'link_item_id'] as const),
] as const;

export async function saveItems(rows: readonly ItemRow[], checkedAt: EpochMs): Promise<void> {
  const values = rows.map((row) => ({
    ...{ id: row.id, project_id: row.projectId, parent_id: row.parentId, type_id: row.typeId, type_level: row.level },
    ...{ status_category: row.category, resolution: row.resolution, points_bp: row.points, hours_bp: row.hours },
    ...{ updated: row.updated, resolved_at: row.resolvedAt, deleted_at: null, checked_at: checkedAt },
    ...{ counts: row.counts ? 1 : 0, state: row.state, sum_points_bp: row.sumPoints, sum_hours_bp: row.sumHours },
    link_item_id: row.linkItemId,
  }));
  for (const batch of batches(values)) {
    await db.insertInto('work_item').values(batch).onDuplicateKeyUpdate(fromInserted(written)).execute();
  }
}

/** A row of its own also where there was none: an item that the app may not see is not asked for again and again. */
export async function dropItems(itemIds: readonly ItemId[], checkedAt: EpochMs): Promise<void> {
  const values = itemIds.map((id) => ({
    ...{ id, counts: 0, state: 'open', link_item_id: null, deleted_at: checkedAt, checked_at: checkedAt },
  }));
  for (const batch of batches(values)) {
    await db
      .insertInto('work_item')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['counts', 'link_item_id', 'deleted_at', 'checked_at']))
      .execute();
  }
}
