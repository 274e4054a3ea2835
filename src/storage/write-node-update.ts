import type { NodeId } from '../domain/model';
import type { NodeGuard, NodePatch, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { guardedUpdate, type Owner } from './guarded';
import { nextStamp } from './stamp';
import { folded } from './write-node';

/** Whose the last write of a node is. */
export async function nodeOwner(nodeId: NodeId, requestId: string): Promise<Owner> {
  const row = await db.selectFrom('node').select('last_write').where('id', '=', nodeId).executeTakeFirst();
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
}

export function updateNode(guard: NodeGuard, patch: NodePatch, stamp: WriteStamp): Promise<WriteOutcome> {
  const update = db
    .updateTable('node')
    .set({ ...columnsOf(patch), ...nextStamp({ ...stamp, change: guard.change }) })
    .where('id', '=', guard.nodeId)
    .where('version', '=', guard.version)
    .where('archived_at', 'is', null);
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => nodeOwner(guard.nodeId, stamp.requestId),
  );
}

function columnsOf({ override, commitment, contributorIds, ...patch }: NodePatch) {
  const columns = {
    title: patch.title,
    title_folded: patch.title === undefined ? undefined : folded(patch.title),
    narrative: patch.narrative,
    rationale: patch.rationale,
    trade_offs: patch.tradeOffs,
    owner_id: patch.ownerId,
    contributor_ids: contributorIds === undefined ? undefined : JSON.stringify(contributorIds),
    team_id: patch.teamId,
    weight: patch.weight,
    lifecycle: patch.lifecycle,
    activated_at: patch.activatedAt,
    resumed_at: patch.resumedAt,
    lifecycle_at: patch.lifecycleAt,
    lifecycle_reason: patch.lifecycleReason,
    cycle_id: patch.cycleId,
    review_by: patch.reviewBy,
    milestones_done: patch.milestonesDone,
    milestones_total: patch.milestonesTotal,
    parent_id: patch.parentId,
    rank_key: patch.rank,
    ...(override === undefined
      ? {}
      : {
          override_health: override?.health ?? null,
          override_reason: override?.reason ?? null,
          override_by: override?.by ?? null,
          override_until: override?.until ?? null,
        }),
    ...(commitment === undefined
      ? {}
      : {
          direction: commitment.direction,
          baseline: commitment.baseline,
          target: commitment.target,
          band_low: commitment.bandLow,
          band_high: commitment.bandHigh,
          tolerance: commitment.tolerance,
          due_day: commitment.dueDay,
        }),
  };
  return definedOnly(columns);
}

/** Kysely would write NULL for what is left out only if it were there. */
function definedOnly<Columns extends object>(
  columns: Columns,
): { [Key in keyof Columns]?: Exclude<Columns[Key], undefined> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Columns]?: Exclude<Columns[Key], undefined>;
  };
}
