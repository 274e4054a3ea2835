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
  if (!tree.indexOf.has(nodeId)) return { ways: [], more: 0 };
  return waysUp(nodeId, (id) => {
    const above = tree.parent[tree.indexOf.get(id) ?? -1] ?? -1;
    return [...(above < 0 ? [] : [tree.order[above]!.id]), ...(ups.get(id) ?? [])];
  });
}

/** [TR3] The same where only the rows of the ways themselves are known. @param upsOf the parent first; without a cycle */
export function waysUp<Node extends NodeId | number>(
  from: Node,
  upsOf: (at: Node) => Iterable<Node> & { readonly length: number },
): { readonly ways: readonly (readonly Node[])[]; readonly more: number } {
  const ways: Node[][] = [];
  const open: Node[][] = [[from]];
  for (let way = open.pop(); way !== undefined && ways.length < MOST_PATHS; way = open.pop()) {
    const above = upsOf(way[way.length - 1]!);
    if (above.length === 0) ways.push(way);
    for (const next of [...above].reverse()) open.push([...way, next]);
  }
  return { ways, more: countWays(from, upsOf) - ways.length };
}

/** Deepest first, without recursion: a chain may be as long as the strategy. */
function countWays<Node extends NodeId | number>(from: Node, upsOf: (at: Node) => Iterable<Node>): number {
  const counted = new Map<Node, number>();
  const open = [from];
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const above = [...upsOf(id)];
    const unknown = above.filter((next) => !counted.has(next));
    if (unknown.length > 0 && !counted.has(id)) {
      open.push(...unknown);
      continue;
    }
    const ways = above.reduce((sum, next) => sum + (counted.get(next) ?? 0), 0);
    counted.set(id, above.length === 0 ? 1 : Math.min(Number.MAX_SAFE_INTEGER, ways));
    open.pop();
  }
  return counted.get(from) ?? 0;
}
