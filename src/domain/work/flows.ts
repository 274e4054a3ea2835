import type { KeptEdges } from '../engine/kept-edges';
import { WHOLE, type EdgeFacts, type NodeId } from '../model';
import { sharesOf } from '../shares';
import type { Tree } from '../tree-build';

/** [RU3] [RU4] What flows into each node: the flows of node i are at `start[i]` … `start[i + 1] − 1`. */
export interface Flows {
  readonly start: Int32Array;
  /** Index in the tree, or size of the tree + index in `foreignIds`. */
  readonly source: Int32Array;
  readonly shareBp: Int32Array;
  /** Nodes of other strategies that contribute here. */
  readonly foreignIds: readonly NodeId[];
}

export function flowsOf(tree: Tree, { kept }: Pick<KeptEdges, 'kept'>): Flows {
  const size = tree.order.length;
  const foreignIds: NodeId[] = [];
  const byFrom = new Map<NodeId, EdgeFacts[]>();
  for (const edge of kept) byFrom.set(edge.fromId, [...(byFrom.get(edge.fromId) ?? []), edge]);
  const into: { readonly source: number; readonly target: number; readonly shareBp: number }[] = [];
  const divide = (source: number, parentShareBp: number | null, parent: number, edges: readonly EdgeFacts[]) => {
    const shares = edges.length === 0 && parentShareBp === null ? null : sharesOf(parentShareBp, edges);
    let left = WHOLE;
    const flow = (target: number, shareBp: number) => {
      // Saved shares over the whole are refused; rows that hold such all the same must not count an item twice.
      const part = Math.min(shareBp, left);
      left -= part;
      if (target >= 0) into.push({ source, target, shareBp: part });
    };
    flow(parent, shares?.parentBp ?? WHOLE);
    for (const [at, { toId }] of edges.entries()) flow(tree.indexOf.get(toId) ?? -1, shares?.edgeBp[at] ?? 0);
  };
  for (let index = 0; index < size; index += 1) {
    const { id, parentShareBp } = tree.order[index]!;
    divide(index, parentShareBp, tree.parent[index]!, byFrom.get(id) ?? NONE);
  }
  for (const [fromId, edges] of byFrom) {
    if (!tree.indexOf.has(fromId)) divide(size + foreignIds.push(fromId) - 1, null, -1, edges);
  }
  return { ...columns(into, size), foreignIds };
}

const NONE: readonly EdgeFacts[] = [];

function columns(
  into: readonly { readonly source: number; readonly target: number; readonly shareBp: number }[],
  size: number,
): Pick<Flows, 'start' | 'source' | 'shareBp'> {
  const start = new Int32Array(size + 1);
  for (const { target } of into) start[target + 1]! += 1;
  for (let index = 0; index < size; index += 1) start[index + 1]! += start[index]!;
  const source = new Int32Array(into.length);
  const shareBp = new Int32Array(into.length);
  const next = start.slice(0, size);
  for (const flow of into) {
    const at = next[flow.target]!++;
    source[at] = flow.source;
    shareBp[at] = flow.shareBp;
  }
  return { start, source, shareBp };
}
