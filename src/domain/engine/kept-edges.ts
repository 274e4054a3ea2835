import type { EdgeFacts } from '../model';
import { compareText } from '../sibling-order';
import type { Tree } from '../tree-build';

export interface EdgeProblem {
  readonly edgeId: string;
  readonly problem: 'self' | 'ownParent' | 'duplicate' | 'cycle';
}

export interface KeptEdges {
  /** `contributesTo` edges in order of their ids, those that can't count taken out. */
  readonly kept: readonly EdgeFacts[];
  readonly problems: readonly EdgeProblem[];
  /** Indices of the tree so that every input comes before what it flows into. */
  readonly bottomUp: Int32Array;
}

/** [TR2] On reading nothing is refused: of the edges that close a cycle the one with the highest id is kept out and reported. */
export function keepEdges(tree: Tree, edges: readonly EdgeFacts[]): KeptEdges {
  const problems: EdgeProblem[] = [];
  const seen = new Set<string>();
  let kept = edges.filter(({ kind }) => kind === 'contributesTo').sort((a, b) => compareText(a.id, b.id));
  kept = kept.filter((edge) => {
    const problem = plainProblem(tree, edge, seen);
    if (problem !== null) problems.push({ edgeId: edge.id, problem });
    return problem === null;
  });
  let bottomUp = orderOf(tree, kept);
  if (bottomUp === null) {
    const acyclic = withoutCycles(tree, kept);
    for (const { id } of kept.filter((edge) => !acyclic.has(edge))) problems.push({ edgeId: id, problem: 'cycle' });
    kept = kept.filter((edge) => acyclic.has(edge));
    bottomUp = orderOf(tree, kept);
  }
  problems.sort((a, b) => compareText(a.edgeId, b.edgeId));
  return { kept, problems, bottomUp: bottomUp ?? new Int32Array() };
}

function plainProblem(tree: Tree, edge: EdgeFacts, seen: Set<string>): EdgeProblem['problem'] | null {
  const { fromId, toId } = edge;
  if (fromId === toId) return 'self';
  const from = tree.indexOf.get(fromId);
  const to = tree.indexOf.get(toId);
  if (from !== undefined && to !== undefined && tree.parent[from] === to) return 'ownParent';
  const pair = `${fromId} ${toId}`;
  if (seen.has(pair)) return 'duplicate';
  seen.add(pair);
  return null;
}

/** Kahn's order over parents and edges; `null` when there is a cycle. */
function orderOf(tree: Tree, edges: readonly EdgeFacts[]): Int32Array | null {
  const size = tree.order.length;
  const ups = upsOf(tree, edges);
  const order = new Int32Array(size);
  if (ups.size === 0) {
    for (let at = 0; at < size; at += 1) order[at] = size - 1 - at;
    return order;
  }
  const waiting = new Int32Array(size);
  for (let index = 1; index < size; index += 1) waiting[tree.parent[index]!]! += 1;
  for (const targets of ups.values()) for (const target of targets) waiting[target]! += 1;
  let filled = 0;
  for (let index = size - 1; index >= 0; index -= 1) if (waiting[index] === 0) order[filled++] = index;
  for (let at = 0; at < filled; at += 1) {
    const index = order[at]!;
    for (const target of ups.get(index) ?? []) if ((waiting[target]! -= 1) === 0) order[filled++] = target;
    const parent = tree.parent[index]!;
    if (parent >= 0 && (waiting[parent]! -= 1) === 0) order[filled++] = parent;
  }
  return filled === size ? order : null;
}

function upsOf(tree: Tree, edges: readonly EdgeFacts[]): Map<number, number[]> {
  const ups = new Map<number, number[]>();
  for (const edge of edges) addEdge(tree, ups, edge);
  return ups;
}

function addEdge(tree: Tree, ups: Map<number, number[]>, { fromId, toId }: EdgeFacts): void {
  const from = tree.indexOf.get(fromId);
  const to = tree.indexOf.get(toId);
  if (from === undefined || to === undefined) return;
  const known = ups.get(from);
  if (known === undefined) ups.set(from, [to]);
  else known.push(to);
}

/** In ascending order of ids an edge stays unless it closes a cycle with those that stayed. */
function withoutCycles(tree: Tree, edges: readonly EdgeFacts[]): Set<EdgeFacts> {
  const ups = new Map<number, number[]>();
  const stayed = new Set<EdgeFacts>();
  for (const edge of edges) {
    const from = tree.indexOf.get(edge.fromId);
    const to = tree.indexOf.get(edge.toId);
    if (from !== undefined && to !== undefined && reaches(tree, ups, to, from)) continue;
    addEdge(tree, ups, edge);
    stayed.add(edge);
  }
  return stayed;
}

function reaches(tree: Tree, ups: ReadonlyMap<number, readonly number[]>, start: number, goal: number): boolean {
  const seen = new Set([start]);
  for (const index of seen) {
    if (index === goal) return true;
    if (tree.parent[index]! >= 0) seen.add(tree.parent[index]!);
    for (const above of ups.get(index) ?? []) seen.add(above);
  }
  return false;
}
