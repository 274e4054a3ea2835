import { closesCycle, type DirectedEdge } from './edge-cycle';
import { allowedChildKinds, canBeUnder } from './kinds';
import type { CycleId, EdgeFacts, NodeFacts, NodeId } from './model';
import { buildTree, type Tree, type TreeProblem, type TreeProblemName, type Unplaced } from './tree-build';

// The rules TR have one address, though each lives in a file of its own.
export { allowedChildKinds, buildTree, canBeUnder, closesCycle };
export type { DirectedEdge, Tree, TreeProblem, TreeProblemName, Unplaced };

/** Direct children in order; none for a node that is not placed. */
export function childrenOf<N extends NodeFacts>(tree: Tree<N>, nodeId: NodeId): N[] {
  const index = tree.indexOf.get(nodeId);
  const children: N[] = [];
  if (index === undefined) return children;
  for (let child = index + 1; child < tree.end[index]!; child = tree.end[child]!) children.push(tree.order[child]!);
  return children;
}

/** Nearest first, the root last. */
export function ancestorsOf<N extends NodeFacts>(tree: Tree<N>, nodeId: NodeId): N[] {
  const above: N[] = [];
  let index = tree.parent[tree.indexOf.get(nodeId) ?? -1] ?? -1;
  for (; index >= 0; index = tree.parent[index]!) above.push(tree.order[index]!);
  return above;
}

/** In the order of the tree, without the node itself. */
export function descendantsOf<N extends NodeFacts>(tree: Tree<N>, nodeId: NodeId): N[] {
  const index = tree.indexOf.get(nodeId);
  return index === undefined ? [] : tree.order.slice(index + 1, tree.end[index]);
}

/** [TR4] Its own cycle, else that of its nearest ancestor, else the strategy's current one. */
export function effectiveCycleId(tree: Tree, nodeId: NodeId, currentCycleId: CycleId | null): CycleId | null {
  for (let index = tree.indexOf.get(nodeId) ?? -1; index >= 0; index = tree.parent[index]!) {
    const { cycleId } = tree.order[index]!;
    if (cycleId !== null) return cycleId;
  }
  return currentCycleId;
}

export type MoveProblem =
  | 'unknownNode'
  | 'unknownParent'
  | 'rootStays'
  | 'ownDescendant' // or itself
  | 'wrongKind'
  | 'contributesToParent' // TR2: it already contributes to that node
  | 'closesCycle'; // TR2: over a contribution

export interface MoveRefusal {
  readonly problem: MoveProblem;
  readonly rule: 'TR1' | 'TR2';
  /** The nodes of the cycle that the move would close, from the node back to itself. */
  readonly cycle?: readonly NodeId[];
}

/** [TR1] [TR2] Why the node can't stand below that parent; `null` when it can. */
export function checkMove(
  tree: Tree,
  nodeId: NodeId,
  parentId: NodeId,
  edges: readonly EdgeFacts[] = [],
): MoveRefusal | null {
  const index = tree.indexOf.get(nodeId);
  const target = tree.indexOf.get(parentId);
  if (index === undefined) return { problem: 'unknownNode', rule: 'TR1' };
  if (target === undefined) return { problem: 'unknownParent', rule: 'TR1' };
  if (index === 0) return { problem: 'rootStays', rule: 'TR1' };
  if (target >= index && target < tree.end[index]!) return { problem: 'ownDescendant', rule: 'TR1' };
  if (!canBeUnder(tree.order[index]!.kind, tree.order[target]!.kind)) return { problem: 'wrongKind', rule: 'TR1' };
  const contributions = edges.filter(({ kind }) => kind === 'contributesTo');
  if (contributions.some(({ fromId, toId }) => fromId === nodeId && toId === parentId)) {
    return { problem: 'contributesToParent', rule: 'TR2' };
  }
  const parents = new Map(tree.order.map((node) => [node.id, node.id === nodeId ? null : node.parentId]));
  const cycle = closesCycle(contributions, parents, { fromId: nodeId, toId: parentId });
  return cycle === null ? null : { problem: 'closesCycle', rule: 'TR2', cycle };
}
