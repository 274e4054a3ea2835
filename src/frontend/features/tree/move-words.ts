import { allowedChildKinds } from '../../../domain/kinds';
import type { MoveRefusal } from '../../../domain/tree';
import type { NodeRow } from '../../../shared/views';
import { withArticle, type KindLabels } from '../../components/kind-labels';

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
