import type { EdgeFacts, NodeFacts, NodeId } from './model';
import { descendantsOf, type Tree } from './tree';
import type { ItemId } from './work/model';

/** A link with whether its work item, or anything that follows it, is still to be done. */
export interface LinkedWork {
  readonly itemId: ItemId;
  readonly nodeId: NodeId;
  readonly open: boolean;
}

export interface Consequences<N extends NodeFacts = NodeFacts> {
  readonly below: readonly N[];
  /** Outside nodes that depend on this one or one below it, and nodes they contribute to; they may be of another strategy. */
  readonly dependantIds: readonly NodeId[];
  /** Work items linked to the node or below it that are still open; each once, by number. Jira alone may say more of them. */
  readonly openWork: readonly ItemId[];
}

/** [CH2] What pausing, dropping, closing or archiving the node would leave behind. */
export function consequencesOf<N extends NodeFacts>(
  tree: Tree<N>,
  edges: readonly EdgeFacts[],
  nodeId: NodeId,
  work: readonly LinkedWork[] = [],
): Consequences<N> {
  const below = descendantsOf(tree, nodeId);
  const inside = new Set([nodeId, ...below.map(({ id }) => id)]);
  const dependants = new Set<NodeId>();
  for (const { kind, fromId, toId } of edges) {
    if (kind === 'dependsOn' && inside.has(toId) && !inside.has(fromId)) dependants.add(fromId);
    if (kind === 'contributesTo' && inside.has(fromId) && !inside.has(toId)) dependants.add(toId);
  }
  const place = (id: NodeId) => tree.indexOf.get(id) ?? tree.order.length;
  const dependantIds = [...dependants].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const open = new Set<ItemId>();
  for (const linked of work) if (linked.open && inside.has(linked.nodeId)) open.add(linked.itemId);
  return { below, dependantIds, openWork: [...open].sort((a, b) => a - b) };
}
