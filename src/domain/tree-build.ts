import { byRank, compareText } from './sibling-order';
import type { NodeFacts, NodeId } from './model';
import { findCauses } from './tree-causes';

export type TreeProblemName = 'missingParent' | 'duplicateId' | 'cycle' | 'secondRoot' | 'wrongKind';

/** One cause; a cycle is named by its lowest id. */
export interface TreeProblem {
  readonly nodeId: NodeId;
  readonly problem: TreeProblemName;
}

/** A row outside the tree: the bad one, or one below it. */
export interface Unplaced<N extends NodeFacts = NodeFacts> extends TreeProblem {
  readonly node: N;
  /** The node that is the cause; itself, or the nearest above. */
  readonly causeId: NodeId;
}

/** [TR1] */
export interface Tree<N extends NodeFacts = NodeFacts> {
  readonly root: N | null;
  /** Placed nodes: parents before children, siblings by rank then id. Backwards it is bottom-up. */
  readonly order: readonly N[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  /** Per index: that of the parent, −1 for the root. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Per index: one past its last descendant; the descendants follow it directly. */
  readonly end: Int32Array;
  readonly problems: readonly TreeProblem[];
  readonly unplaced: readonly Unplaced<N>[];
}

/** [TR1] Rows in any order become one tree; archived rows are left out first. */
export function buildTree<N extends NodeFacts>(nodes: readonly N[]): Tree<N> {
  const live = nodes.filter((node) => node.archivedAt === null);
  const { parents, causes, rowOf, root } = findCauses(live);
  const childrenOfRow = groupChildren(live, parents, causes);

  const order: N[] = [];
  const parent = new Int32Array(live.length);
  const depth = new Int32Array(live.length);
  const end = new Int32Array(live.length);
  const placed = new Int32Array(live.length).fill(-1);
  const stack = root === -1 ? [] : [root];
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    const index = order.length;
    const node = live[row]!;
    const above = parents[row]! < 0 ? -1 : placed[parents[row]!]!;
    placed[row] = index;
    order.push(node);
    parent[index] = above;
    depth[index] = above < 0 ? 0 : depth[above]! + 1;
    const below = childrenOfRow[row];
    if (below !== undefined) for (let at = below.length - 1; at >= 0; at -= 1) stack.push(below[at]!);
  }
  for (let index = order.length - 1; index >= 0; index -= 1) {
    if (end[index]! === 0) end[index] = index + 1;
    const above = parent[index]!;
    if (above >= 0 && end[above]! < end[index]!) end[above] = end[index]!;
  }
  const size = order.length;
  return {
    ...{ root: order[0] ?? null, order, indexOf: indexOfPlaced(live, rowOf, placed, causes) },
    ...{ parent: parent.subarray(0, size), depth: depth.subarray(0, size), end: end.subarray(0, size) },
    ...listUnplaced(live, parents, causes, placed),
  };
}

/** Turns the map of rows into that of indices, for filling a map anew costs as much as the rest of building. */
function indexOfPlaced(
  live: readonly NodeFacts[],
  rowOf: Map<NodeId, number>,
  placed: Int32Array,
  causes: readonly (TreeProblemName | null)[],
): ReadonlyMap<NodeId, number> {
  for (let row = 0; row < live.length; row += 1) {
    const { id } = live[row]!;
    if (placed[row]! >= 0) rowOf.set(id, placed[row]!);
    else if (causes[row] !== 'duplicateId') rowOf.delete(id);
  }
  return rowOf;
}

function groupChildren<N extends NodeFacts>(
  live: readonly N[],
  parents: Int32Array,
  causes: readonly (TreeProblemName | null)[],
): (number[] | undefined)[] {
  const groups = new Array<number[] | undefined>(live.length);
  for (let row = 0; row < live.length; row += 1) {
    const above = parents[row]!;
    if (above < 0 || causes[row] !== null) continue;
    const group = groups[above];
    if (group === undefined) groups[above] = [row];
    else group.push(row);
  }
  for (const group of groups)
    if (group !== undefined && group.length > 1) group.sort((a, b) => byRank(live[a]!, live[b]!));
  return groups;
}

function listUnplaced<N extends NodeFacts>(
  live: readonly N[],
  parents: Int32Array,
  causes: readonly (TreeProblemName | null)[],
  placed: Int32Array,
): Pick<Tree<N>, 'problems' | 'unplaced'> {
  const problems: TreeProblem[] = [];
  const unplaced: Unplaced<N>[] = [];
  for (let row = 0; row < live.length; row += 1) {
    if (placed[row]! >= 0) continue;
    let cause = row;
    while (causes[cause] === null) cause = parents[cause]!;
    const problem = causes[cause]!;
    const node = live[row]!;
    if (cause === row) problems.push({ nodeId: node.id, problem });
    unplaced.push({ node, nodeId: node.id, problem, causeId: live[cause]!.id });
  }
  const byNode = (a: TreeProblem, b: TreeProblem) =>
    compareText(a.nodeId, b.nodeId) || compareText(a.problem, b.problem);
  return { problems: problems.sort(byNode), unplaced: unplaced.sort(byNode) };
}
