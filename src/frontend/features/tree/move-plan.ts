import { checkMove, type MoveRefusal, type Tree } from '../../../domain/tree';
import type { EdgeFacts, NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';

/** Where a node goes: below `parentId`, after `afterId` (`null` = first). */
export interface Target {
  readonly parentId: NodeId;
  readonly afterId: NodeId | null;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

const siblingsOf = (model: TreeModel, node: NodeRow): readonly NodeRow[] => model.childrenOf.get(node.parentId) ?? [];

/** Where Alt and an arrow take a node; `null` when there is no such place. */
export function targetOf(model: TreeModel, node: NodeRow, direction: Direction): Target | null {
  if (node.parentId === null) return null;
  const siblings = siblingsOf(model, node);
  const at = siblings.findIndex((sibling) => sibling.id === node.id);
  const before = siblings[at - 1];
  switch (direction) {
    case 'up':
      return before ? { parentId: node.parentId, afterId: siblings[at - 2]?.id ?? null } : null;
    case 'down': {
      const next = siblings[at + 1];
      return next ? { parentId: node.parentId, afterId: next.id } : null;
    }
    case 'in':
      return before ? { parentId: before.id, afterId: lastChildId(model, before.id) } : null;
    case 'out': {
      const parent = model.byId.get(node.parentId);
      return parent && parent.parentId !== null ? { parentId: parent.parentId, afterId: parent.id } : null;
    }
  }
}

export const standTogether = (model: TreeModel, ids: readonly NodeId[]): boolean =>
  new Set(ids.map((id) => model.byId.get(id)?.parentId)).size === 1;

/** The same for several rows below one parent: they arrive one after the other. */
export function targetOfAll(model: TreeModel, ids: readonly NodeId[], direction: Direction): Target | null {
  if (!standTogether(model, ids)) return null;
  const end = model.byId.get((direction === 'down' ? ids.at(-1) : ids[0]) ?? '');
  return end ? targetOf(model, end, direction) : null;
}

/** After which row the first of them goes: none that moves itself. */
export function stayingBefore(model: TreeModel, { parentId, afterId }: Target, ids: readonly NodeId[]): NodeId | null {
  if (afterId === null || !ids.includes(afterId)) return afterId;
  const siblings = model.childrenOf.get(parentId) ?? [];
  const at = siblings.findIndex(({ id }) => id === afterId);
  return siblings.slice(0, Math.max(at, 0)).findLast(({ id }) => !ids.includes(id))?.id ?? null;
}

export const lastChildId = (model: Pick<TreeModel, 'childrenOf'>, parentId: NodeId): NodeId | null =>
  model.childrenOf.get(parentId)?.at(-1)?.id ?? null;

export type DropPlace = 'before' | 'after' | 'child';

/** Where a drop beside or onto a row puts a node. */
export function dropTarget(model: TreeModel, onto: NodeRow, place: DropPlace, movedId: NodeId): Target | null {
  if (place === 'child') return { parentId: onto.id, afterId: lastChildId(model, onto.id) };
  if (onto.parentId === null) return null;
  if (place === 'after') return { parentId: onto.parentId, afterId: onto.id };
  const others = siblingsOf(model, onto).filter((sibling) => sibling.id !== movedId);
  const at = others.findIndex((sibling) => sibling.id === onto.id);
  return { parentId: onto.parentId, afterId: others[at - 1]?.id ?? null };
}

/** [TR1] [TR2] Why the rows can't go there; the first reason. */
export function refusalOf(
  tree: Tree,
  ids: readonly NodeId[],
  parentId: NodeId,
  edges: readonly EdgeFacts[],
): MoveRefusal | null {
  for (const id of ids) {
    const refusal = checkMove(tree, id, parentId, edges);
    if (refusal) return refusal;
  }
  return null;
}

/** Rows to move: a row whose ancestor moves too goes along by itself. In the order of the tree. */
export function topmost(model: TreeModel, ids: ReadonlySet<NodeId>, order: readonly NodeId[]): NodeId[] {
  return order.filter((id) => {
    if (!ids.has(id)) return false;
    let parentId = model.byId.get(id)?.parentId ?? null;
    while (parentId !== null) {
      if (ids.has(parentId)) return false;
      parentId = model.byId.get(parentId)?.parentId ?? null;
    }
    return true;
  });
}
