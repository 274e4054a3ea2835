import type { NodeId } from './model';

export interface DirectedEdge {
  readonly fromId: NodeId;
  readonly toId: NodeId;
}

/**
 * [TR2] The cycle that `newEdge` would close with the `contributesTo` edges and the parents of all strategies: its nodes in order, first
 * and last the same. `null` when it closes none.
 */
export function closesCycle(
  edges: readonly DirectedEdge[],
  parents: ReadonlyMap<NodeId, NodeId | null>,
  newEdge: DirectedEdge,
): readonly NodeId[] | null {
  const { fromId, toId } = newEdge;
  if (fromId === toId) return [fromId, toId];
  const ups = upsOf(edges);
  const cameFrom = new Map<NodeId, NodeId>([[toId, fromId]]);
  const queue = [toId];
  for (const node of queue) {
    const parent = parents.get(node);
    for (const above of [...(parent == null ? [] : [parent]), ...(ups.get(node) ?? [])]) {
      if (above === fromId) return wayBack(cameFrom, node, fromId);
      if (cameFrom.has(above)) continue;
      cameFrom.set(above, node);
      queue.push(above);
    }
  }
  return null;
}

function upsOf(edges: readonly DirectedEdge[]): Map<NodeId, NodeId[]> {
  const ups = new Map<NodeId, NodeId[]>();
  for (const { fromId, toId } of edges) {
    const known = ups.get(fromId);
    if (known === undefined) ups.set(fromId, [toId]);
    else known.push(toId);
  }
  return ups;
}

function wayBack(cameFrom: ReadonlyMap<NodeId, NodeId>, last: NodeId, start: NodeId): NodeId[] {
  const way = [start, last];
  for (let at = last; at !== start;) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    way.push(before);
    at = before;
  }
  return way.reverse();
}
