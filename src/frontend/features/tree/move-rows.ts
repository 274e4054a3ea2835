import type { NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import type { Act } from '../../app/actions';
import { treeOf, type TreeModel } from '../../app/tree-model';
import { refusalOf, stayingBefore, type Target } from './move-plan';
import { moveWords, placeWords } from './move-words';

export interface Moved {
  /** How many rows came through; fewer than asked where one was refused or is gone. */
  readonly moved: number;
  /** Where they went, for people. */
  readonly words: string;
  readonly problem: { readonly node: NodeRow; readonly failure: Failure } | null;
}

/**
 * Moves rows one after the other, so that they stand beside each other in the end. Stops at the first that may not be there.
 * @param model as it is now: each move reads what the one before has made
 * @param words of a step by one place; otherwise they are made from the place
 */
export async function moveRows(
  model: () => TreeModel | null,
  act: Act,
  ids: readonly NodeId[],
  target: Target,
  words: 'up' | 'down' | null,
): Promise<Moved> {
  const { parentId } = target;
  const first = model();
  let afterId = first ? stayingBefore(first, target, ids) : target.afterId;
  let moved = 0;
  let all: string | null = words;
  const end = (problem: Moved['problem']): Moved => ({ moved, words: all ?? '', problem });
  for (const id of ids) {
    const now = model();
    const node = now?.byId.get(id);
    const parent = now?.byId.get(parentId);
    if (!now || !node || !parent) return end(null);
    const refusal = refusalOf(treeOf(now), [id], parentId, now.view.edges);
    if (refusal) {
      const message = moveWords(refusal, node, parent, now.view.settings.labels);
      return end({ node, failure: { code: 'refused', message, rule: refusal.rule } });
    }
    const place = { ...target, afterId };
    all ??= ids.every((one) => now.byId.get(one)?.parentId === parentId)
      ? placeWords(now, node, place, new Set(ids))
      : `under ${parent.key}`;
    const done = `Moved ${node.key} ${words ?? placeWords(now, node, place)}`;
    const result = await act('node.move', { nodeId: id, version: node.version, parentId, afterId }, { done });
    if (!result.ok) return end({ node, failure: result.failure });
    afterId = id;
    moved += 1;
  }
  return end(null);
}
