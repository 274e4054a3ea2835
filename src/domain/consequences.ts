import type { EdgeFacts, NodeFacts, NodeId } from './model';
import { descendantsOf, type Tree } from './tree';

export interface Consequences<N extends NodeFacts = NodeFacts> {
  readonly below: readonly N[];
  /** Outside nodes that depend on this one or one below it, and nodes they contribute to; they may be of another strategy. */
  readonly dependantIds: readonly NodeId[];
}

/** [CH2] What pausing, dropping, closing or archiving the node would leave behind; open work comes later. */
export function consequencesOf<N extends NodeFacts>(
  tree: Tree<N>,
  edges: readonly EdgeFacts[],
  nodeId: NodeId,
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
  return { below, dependantIds };
}
