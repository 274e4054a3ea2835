import { allowedChildKinds } from '../../../domain/kinds';
import type { NodeId } from '../../../domain/model';
import type { MoveRefusal } from '../../../domain/tree';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';
import { withArticle, type KindLabels } from '../../components/kind-labels';
import type { Direction, Target } from './move-plan';

/** "under OBJ-8"; in another order below the same parent, "above KR-8" or "below KR-8". */
export function placeWords(
  model: TreeModel,
  node: NodeRow,
  { parentId, afterId }: Target,
  moving: ReadonlySet<NodeId> = new Set([node.id]),
): string {
  if (node.parentId === parentId) {
    const others = (model.childrenOf.get(parentId) ?? []).filter(({ id }) => !moving.has(id));
    const after = others.find(({ id }) => id === afterId);
    if (after) return `below ${after.key}`;
    if (others[0]) return `above ${others[0].key}`;
  }
  return `under ${model.byId.get(parentId)?.key ?? 'it'}`;
}

/** Arrows keep a selection together, so it has to be together. */
export const APART = 'The selected rows stand under different rows. “Move…” takes them to one place.';

/** Why Alt and an arrow to the side have nowhere to go. At the first and the last place one sees it. */
export function nowhereWords(node: NodeRow, direction: Direction): string | null {
  if (direction === 'up' || direction === 'down') return null;
  if (node.parentId === null) return `${node.key} is the top of the tree and stays there.`;
  return direction === 'in'
    ? `No row stands above ${node.key} that it could go under. Move it down first, or drag it.`
    : `${node.key} stands right below the top of the tree and can't go further out.`;
}

/** Why a move is refused, and what can be done instead. */
export function moveWords(refusal: MoveRefusal, node: NodeRow, parent: NodeRow, labels: KindLabels): string {
  switch (refusal.problem) {
    case 'rootStays':
      return `${node.key} is the top of the tree and stays there.`;
    case 'ownDescendant':
      return `${node.key} can't go below itself.`;
    case 'wrongKind':
      return wrongKindWords(node, parent, labels);
    case 'contributesToParent':
      return `${node.key} already contributes to ${parent.key}. Remove that link first.`;
    case 'closesCycle':
      return `${node.key} would lead back to itself over a contribution. Remove that link first.`;
    case 'unknownNode':
    case 'unknownParent':
      return 'One of the two is no longer here. Refresh and try again.';
  }
}

function wrongKindWords(node: NodeRow, parent: NodeRow, labels: KindLabels): string {
  const what = withArticle(labels[node.kind]);
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)} can't stand below ${withArticle(labels[parent.kind])}.`;
  const allowed = allowedChildKinds(parent.kind).map((kind) => withArticle(labels[kind]));
  if (allowed.length === 0) return sentence;
  const last = allowed.at(-1) ?? '';
  const list = allowed.length === 1 ? last : `${allowed.slice(0, -1).join(', ')} or ${last}`;
  return `${sentence} There it can be ${list}.`;
}
