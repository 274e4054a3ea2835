import type { NodeId } from '../model';
import { compareText } from '../sibling-order';
import type { WayNode } from './model';

/** Nodes and all that is above them: a whole strategy, or the rows of one path. Columns are per index of `nodes`. */
export interface WayGraph {
  readonly nodes: readonly WayNode[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  /** What is directly above node i: `ups[start[i]]` … `ups[start[i + 1] − 1]`; the parent first, then contributions in the order given. */
  readonly start: Int32Array;
  readonly ups: Int32Array;
  /** Indices so that everything above a node comes before it. */
  readonly topDown: Int32Array;
  /** [TR1] 1 where the parent is not there, or stands below the node itself: it is outside the tree. */
  readonly outside: Uint8Array;
}

export interface Contribution {
  readonly fromId: NodeId;
  readonly toId: NodeId;
}

/** @param contributions in order of edge ids; one that closes a cycle with those before it is left out (TR2), one to a node unknown here too */
export function wayGraph(nodes: Iterable<WayNode>, contributions: readonly Contribution[]): WayGraph {
  const rows = [...nodes];
  const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
  const { parent, outside } = parentsOf(rows, indexOf);
  const seen = new Set<number>();
  const edges = contributions.flatMap(({ fromId, toId }): [number, number][] => {
    const from = indexOf.get(fromId);
    const to = indexOf.get(toId);
    if (from === undefined || to === undefined || from === to || parent[from] === to) return [];
    const pair = from * rows.length + to;
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [[from, to]];
  });
  let above = columnsOf(parent, edges);
  let topDown = topDownOf(above);
  if (topDown === null) {
    above = columnsOf(parent, withoutCycles(parent, edges));
    topDown = topDownOf(above);
  }
  return { nodes: rows, indexOf, ...above, topDown: topDown ?? new Int32Array(), outside };
}

/** Of parents that bite their tail the lowest id is outside the tree, as TR1 names it. */
function parentsOf(rows: readonly WayNode[], indexOf: ReadonlyMap<NodeId, number>) {
  const parent = new Int32Array(rows.length).fill(-1);
  const outside = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const { parentId } = rows[at]!;
    if (parentId === null) continue;
    parent[at] = indexOf.get(parentId) ?? -1;
    if (parent[at]! < 0) outside[at] = 1;
  }
  // Per row: the walk that reached it first; meeting one's own walk again is a cycle.
  const walk = new Int32Array(rows.length);
  for (let from = 0; from < rows.length; from += 1) {
    let at = from;
    for (; at >= 0 && walk[at] === 0; at = parent[at]!) walk[at] = from + 1;
    if (at < 0 || walk[at] !== from + 1) continue;
    let lowest = at;
    for (let next = parent[at]!; next !== at; next = parent[next]!) {
      if (compareText(rows[next]!.id, rows[lowest]!.id) < 0) lowest = next;
    }
    parent[lowest] = -1;
    outside[lowest] = 1;
  }
  return { parent, outside };
}

function columnsOf(parent: Int32Array, edges: readonly (readonly [number, number])[]) {
  const start = new Int32Array(parent.length + 1);
  for (let at = 0; at < parent.length; at += 1) if (parent[at]! >= 0) start[at + 1] = 1;
  for (const [from] of edges) start[from + 1]! += 1;
  for (let at = 0; at < parent.length; at += 1) start[at + 1]! += start[at]!;
  const ups = new Int32Array(start[parent.length]!);
  const next = start.slice(0, parent.length);
  for (let at = 0; at < parent.length; at += 1) if (parent[at]! >= 0) ups[next[at]!++] = parent[at]!;
  for (const [from, to] of edges) ups[next[from]!++] = to;
  return { start, ups };
}

/** Depth first without recursion, for a chain may be as long as the strategy; `null` when there is a cycle. */
function topDownOf({ start, ups }: Pick<WayGraph, 'start' | 'ups'>): Int32Array | null {
  const size = start.length - 1;
  const order = new Int32Array(size);
  const next = start.slice(0, size);
  const state = new Uint8Array(size);
  const stack = new Int32Array(size);
  let filled = 0;
  for (let from = 0; from < size; from += 1) {
    if (state[from] !== UNSEEN) continue;
    let depth = 0;
    stack[0] = from;
    state[from] = OPEN;
    while (depth >= 0) {
      const at = stack[depth]!;
      if (next[at]! === start[at + 1]!) {
        state[at] = DONE;
        order[filled++] = at;
        depth -= 1;
        continue;
      }
      const up = ups[next[at]!++]!;
      if (state[up] === OPEN) return null;
      if (state[up] === DONE) continue;
      state[up] = OPEN;
      stack[(depth += 1)] = up;
    }
  }
  return order;
}

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

/** An edge stays unless it closes a cycle with those that stayed before it. */
function withoutCycles(parent: Int32Array, edges: readonly [number, number][]): [number, number][] {
  const ups = new Map<number, number[]>();
  return edges.filter(([from, to]) => {
    const seen = new Set([to]);
    for (const at of seen) {
      if (at === from) return false;
      if (parent[at]! >= 0) seen.add(parent[at]!);
      for (const above of ups.get(at) ?? []) seen.add(above);
    }
    ups.set(from, [...(ups.get(from) ?? []), to]);
    return true;
  });
}
