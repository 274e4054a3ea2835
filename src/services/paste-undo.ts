import type { NodeId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { Changed } from '../shared/views';
import { mayEditStrategy, whomToAsk } from './access';
import { strategyViewer, type Access } from './authorize';
import { changedAnswer } from './changed';
import { AppFailure, forbidden, notFound } from './failure';
import { auditEntry, carrying } from './journal';
import type { Header, StoredNode } from './ports/rows';
import { refreshStrategy } from './refresh';
import { stampOf, type Work } from './work';

type Payload = Parsed<'paste.undo'>;

/** Editors; and whoever made all of these nodes. */
export const pasteUndoer: Access<Payload, Header> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, payload) => {
    const header = await strategyViewer.allow(work, payload);
    if (mayEditStrategy(work.actor, header.strategy)) return header;
    const makers = await work.ports.reads.makers(payload.nodeIds);
    if (makers.every((maker) => maker === work.actor.accountId)) return header;
    throw forbidden('You can take back only what you pasted yourself.', whomToAsk(header.strategy, null));
  },
};

/** Takes back what a paste made, while nobody has changed any of it: all of it or nothing. */
export async function undoPaste(work: Work, header: Header, { nodeIds, requestId }: Payload): Promise<Changed> {
  const { ports } = work;
  const ids = [...new Set(nodeIds)];
  const nodes = await ports.reads.tree(header.strategy.id, header.strategy);
  const wanted = new Set(ids);
  const found = nodes.filter(({ id }) => wanted.has(id));
  const change = { action: 'paste.undo', changes: { archived: { before: false, after: true } }, reason: null };
  const stamp = carrying(stampOf(work, requestId), change);
  const roots = rootsOf(found, wanted);
  if (found.length > 0) {
    mustBeAsMade(found, nodes, wanted);
    if (found.length < wanted.size) throw changedSince('Some of it');
    if ((await ports.reads.checkedIn(ids)).length > 0)
      throw changedSince('Something has been checked in and some of it');
    if ((await ports.writes.archiveUnchanged(roots, stamp)) === 'stale') throw changedSince('Some of it');
  } else if ((await ports.reads.node(ids[0] ?? ''))?.lastWrite !== requestId) throw notFound();
  // Otherwise an earlier run of this request took it away; its entries follow from the rows.
  await ports.writes.bumpRevision(header.strategy.id);
  const tops = found.filter(({ id }) => roots.get(id) === id);
  await ports.writes.audit(tops.map((node) => auditEntry(node, change, stamp)));
  const numbers = await refreshStrategy(work, header, { touched: ids });
  return changedAnswer(numbers, [], null, ids);
}

const changedSince = (what: string) =>
  new AppFailure(
    'conflict',
    `${what} was changed since it was pasted. Nothing was taken back; archive what is not needed.`,
  );

function mustBeAsMade(found: readonly StoredNode[], nodes: readonly StoredNode[], wanted: ReadonlySet<NodeId>): void {
  const changed = found.find(({ version }) => version !== 1);
  if (changed) throw changedSince(changed.key);
  const added = nodes.find(({ id, parentId }) => parentId !== null && wanted.has(parentId) && !wanted.has(id));
  if (added) throw changedSince(`${added.key} was added below, and that`);
}

/** Each node with the topmost pasted one above it. */
function rootsOf(found: readonly StoredNode[], wanted: ReadonlySet<NodeId>): Map<NodeId, NodeId> {
  const parents = new Map(found.map(({ id, parentId }) => [id, parentId]));
  const roots = new Map<NodeId, NodeId>();
  for (const { id } of found) {
    let root = id;
    for (
      let parent = parents.get(root) ?? null;
      parent !== null && wanted.has(parent);
      parent = parents.get(root) ?? null
    )
      root = parent;
    roots.set(id, root);
  }
  return roots;
}
