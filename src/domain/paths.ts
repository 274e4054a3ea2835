import type { NodeId } from './model';
import type { DirectedEdge } from './edge-cycle';
import type { Tree } from './tree-build';

/** [TR3] A path is told by at most this many ways. */
export const MOST_PATHS = 3;

export interface Paths {
  /** Each from the node to where it ends: the root, or a node of another strategy. The parent chain comes first. */
  readonly ways: readonly (readonly NodeId[])[];
  /** Further ways, only counted; stops at the largest exact integer. */
  readonly more: number;
}

/** [TR3] Ways up over parents and `contributesTo`. The edges have no cycle (TR2): hand over those that `keepEdges` kept. */
export function pathsOf(tree: Tree, contributions: readonly DirectedEdge[], nodeId: NodeId): Paths {
  const ups = new Map<NodeId, NodeId[]>();
  for (const { fromId, toId } of contributions) ups.set(fromId, [...(ups.get(fromId) ?? []), toId]);
  const upsOf = (id: NodeId): NodeId[] => {
    const above = tree.parent[tree.indexOf.get(id) ?? -1] ?? -1;
    return [...(above < 0 ? [] : [tree.order[above]!.id]), ...(ups.get(id) ?? [])];
  };
  if (!tree.indexOf.has(nodeId)) return { ways: [], more: 0 };

  const ways: NodeId[][] = [];
  const collect = (way: NodeId[]): void => {
    const above = upsOf(way[way.length - 1]!);
    if (above.length === 0) ways.push(way);
    for (const next of above) if (ways.length < MOST_PATHS) collect([...way, next]);
  };
  collect([nodeId]);
  return { ways, more: countWays(nodeId, upsOf) - ways.length };
}

function countWays(nodeId: NodeId, upsOf: (id: NodeId) => readonly NodeId[]): number {
  const counted = new Map<NodeId, number>();
  const count = (id: NodeId): number => {
    const known = counted.get(id);
    if (known !== undefined) return known;
    const above = upsOf(id);
    const ways =
      above.length === 0
        ? 1
        : Math.min(
            Number.MAX_SAFE_INTEGER,
            above.reduce((sum, next) => sum + count(next), 0),
          );
    counted.set(id, ways);
    return ways;
  };
  return count(nodeId);
}
