import { sql } from 'kysely';
import type { NodeId } from '../domain/model';
import type { NodeGuard, WriteOutcome, WriteStamp } from '../services/ports/writes';
import { db } from './database';
import { guardedUpdate } from './guarded';
import { nodeOwner } from './write-node-update';

const common = ({ requestId, by, at }: WriteStamp) => ({
  version: sql<number>`version + 1`,
  updated_at: at,
  updated_by: by,
  last_write: requestId,
});

/** Only the node itself carries the entry for the log; what goes with it is told by its batch. */
const changeOf = ({ nodeId, change }: NodeGuard) =>
  sql<string | null>`case when id = ${nodeId} then ${JSON.stringify(change)} else null end`;

/** The version of one row as a condition on all: the aggregate keeps MySQL from reading the table that it writes row by row. */
const versionIs = ({ nodeId, version }: NodeGuard) =>
  sql<boolean>`(select max(g.version) from (select version from node where id = ${nodeId}) g) = ${version}`;

export function archiveNodes(guard: NodeGuard, belowIds: readonly NodeId[], stamp: WriteStamp): Promise<WriteOutcome> {
  const update = db
    .updateTable('node')
    .set({
      ...common(stamp),
      last_change: changeOf(guard),
      archived_at: stamp.at,
      archive_batch: stamp.requestId,
      archive_root: guard.nodeId,
    })
    .where('id', 'in', [guard.nodeId, ...belowIds])
    .where('archived_at', 'is', null)
    .where(versionIs(guard));
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => nodeOwner(guard.nodeId, stamp.requestId),
  );
}

export async function archiveWith(rootId: NodeId, ids: readonly NodeId[], stamp: WriteStamp): Promise<void> {
  await db
    .updateTable('node')
    .set({
      ...common(stamp),
      last_change: null,
      archived_at: stamp.at,
      archive_batch: stamp.requestId,
      archive_root: rootId,
    })
    .where('id', 'in', ids)
    .where('archived_at', 'is', null)
    .execute();
}

export function restoreNodes(guard: NodeGuard, batch: string, stamp: WriteStamp): Promise<WriteOutcome> {
  const update = db
    .updateTable('node')
    .set({ ...common(stamp), last_change: changeOf(guard), archived_at: null, archive_batch: null, archive_root: null })
    .where('archive_batch', '=', batch)
    .where('archive_root', '=', guard.nodeId)
    .where(versionIs(guard));
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => nodeOwner(guard.nodeId, stamp.requestId),
  );
}

/** @param roots each node with the top node it was pasted under: one row in the list of archived things for each of those */
export function archiveUnchanged(roots: ReadonlyMap<NodeId, NodeId>, stamp: WriteStamp): Promise<WriteOutcome> {
  const ids = [...roots.keys()];
  const [first] = ids;
  if (first === undefined) return Promise.resolve('done');
  const changed = sql<boolean>`(select count(*) from (select id from node where id in (${sql.join(ids)})
    and version = 1 and archived_at is null) g) = ${ids.length}`;
  const update = db
    .updateTable('node')
    .set({
      ...common(stamp),
      last_change: carried(roots, stamp),
      archived_at: stamp.at,
      archive_batch: stamp.requestId,
      archive_root: rootOf(roots),
    })
    .where('id', 'in', ids)
    .where(changed);
  return guardedUpdate(
    async () => Number((await update.executeTakeFirst()).numUpdatedRows),
    () => nodeOwner(first, stamp.requestId),
  );
}

/** Only the top nodes carry the entry for the log; what goes with them is told by the batch. */
function carried(roots: ReadonlyMap<NodeId, NodeId>, { change }: WriteStamp) {
  if (!change) return null;
  const tops = [...roots].filter(([id, root]) => id === root).map(([id]) => id);
  return sql<string | null>`case when id in (${sql.join(tops)}) then ${JSON.stringify(change)} else null end`;
}

function rootOf(roots: ReadonlyMap<NodeId, NodeId>) {
  const groups = new Map<NodeId, NodeId[]>();
  for (const [id, root] of roots) {
    const group = groups.get(root);
    if (group) group.push(id);
    else groups.set(root, [id]);
  }
  const below = [...groups].filter(([root, ids]) => ids.length > 1 || ids[0] !== root);
  if (below.length === 0) return sql<string>`id`;
  const cases = below.map(([root, ids]) => sql`when id in (${sql.join(ids)}) then ${root}`);
  return sql<string>`case ${sql.join(cases, sql` `)} else id end`;
}
