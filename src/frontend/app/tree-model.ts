import type { EngineInput, NodeId } from '../../domain/model';
import { byRank } from '../../domain/sibling-order';
import { buildTree, type Tree } from '../../domain/tree';
import type { Changed, NodeRow, TreeView } from '../../shared/views';

/** The tree of one strategy, indexed. A new one for every change; never written to. */
export interface TreeModel {
  readonly view: TreeView;
  readonly byId: ReadonlyMap<NodeId, NodeRow>;
  readonly byKey: ReadonlyMap<string, NodeRow>;
  /** Siblings in rank order; `null` holds the root and rows whose parent is not in the tree. */
  readonly childrenOf: ReadonlyMap<NodeId | null, readonly NodeRow[]>;
  readonly engineInput: EngineInput;
}

export function indexTree(view: TreeView): TreeModel {
  const nodes = view.nodes.filter((node) => node.archivedAt === null);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const childrenOf = new Map<NodeId | null, NodeRow[]>();
  // Rows that can't be placed stand beside the root: seen, not lost.
  const misplaced = new Set(view.problems.map((problem) => problem.nodeId));
  for (const node of nodes) {
    const placed = node.parentId !== null && byId.has(node.parentId) && !misplaced.has(node.id);
    const parent = placed ? node.parentId : null;
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(node);
    else childrenOf.set(parent, [node]);
  }
  for (const siblings of childrenOf.values()) siblings.sort(byRank);
  const roots = childrenOf.get(null);
  roots?.sort((a, b) => Number(misplaced.has(a.id)) - Number(misplaced.has(b.id)) || byRank(a, b));
  const current = nodes.length === view.nodes.length ? view : { ...view, nodes };
  return {
    view: current,
    byId,
    byKey: new Map(nodes.map((node) => [node.key, node])),
    childrenOf,
    engineInput: {
      strategyId: view.strategy.id,
      nodes,
      edges: view.edges,
      cycles: view.cycles,
      health: view.settings,
      today: view.today,
      now: view.now,
      timeZone: view.strategy.timeZone,
    },
  };
}

function replaced<Row extends { readonly id: string }>(
  rows: readonly Row[],
  changed: readonly Row[],
  removed: readonly string[],
): Row[] {
  const next = new Map(rows.map((row) => [row.id, row]));
  for (const row of changed) next.set(row.id, row);
  for (const id of removed) next.delete(id);
  return [...next.values()];
}

/** The rows of an answer take the place of those of the tree. */
export function withChanged(model: TreeModel, changed: Changed): TreeModel {
  const { view } = model;
  const nodes = changed.nodes.filter((node) => node.strategyId === view.strategy.id);
  return indexTree({
    ...view,
    nodes: replaced(view.nodes, nodes, changed.removedIds),
    edges: replaced(view.edges, changed.edges ?? [], changed.removedEdgeIds ?? []),
    strategy: { ...view.strategy, revision: Math.max(view.strategy.revision, changed.revision) },
  });
}

/** Ancestors, nearest first. Ends on a cycle instead of running round in it. */
export function ancestorsOf(model: TreeModel, id: NodeId): NodeRow[] {
  const found: NodeRow[] = [];
  const seen = new Set<NodeId>([id]);
  let parentId = model.byId.get(id)?.parentId ?? null;
  while (parentId !== null && !seen.has(parentId)) {
    seen.add(parentId);
    const parent = model.byId.get(parentId);
    if (!parent) break;
    found.push(parent);
    parentId = parent.parentId;
  }
  return found;
}

export function isBelow(model: TreeModel, id: NodeId, ancestorId: NodeId): boolean {
  return ancestorsOf(model, id).some((node) => node.id === ancestorId);
}

const trees = new WeakMap<TreeModel, Tree<NodeRow>>();

/** The engine's own tree, for its checks; made when first asked for. */
export function treeOf(model: TreeModel): Tree<NodeRow> {
  const known = trees.get(model) ?? buildTree(model.view.nodes);
  trees.set(model, known);
  return known;
}
