import { useState } from 'react';
import type { NodeRow } from '../../../../shared/views';
import type { ItemId } from '../../../../domain/work/model';
import { LIMITS } from '../../../../shared/limits';
import type { Failure } from '../../../../shared/result';
import { useAct } from '../../../app/actions';
import { useApp } from '../../../app/app-state';
import { count } from '../../../app/format';

export interface LinkMany {
  /** How many of how many are linked; `null`: nothing runs. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly failure: Failure | null;
  /** What was left out, and why, in words. */
  readonly leftOut: string | null;
  /** @returns those that were linked */
  readonly link: (node: NodeRow, itemIds: readonly ItemId[]) => Promise<readonly ItemId[]>;
}

/** Links work part by part, as one action with one way back. What a part could not do stops those after it, and nothing is lost. */
export function useLinkMany(): LinkMany {
  const act = useAct();
  const { undo, flags } = useApp();
  const [progress, setProgress] = useState<LinkMany['progress']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leftOut, setLeftOut] = useState<string | null>(null);

  const link: LinkMany['link'] = async (node, itemIds) => {
    const [linked, closed]: [ItemId[], ItemId[]] = [[], []];
    setFailure(null);
    setLeftOut(null);
    let undoable = 0;
    for (let from = 0; from < itemIds.length; from += LIMITS.workAtOnce) {
      setProgress({ done: from, of: itemIds.length });
      const part = itemIds.slice(from, from + LIMITS.workAtOnce);
      const items = part.map((itemId) => ({ id: crypto.randomUUID(), itemId }));
      const done = words(linked.length + part.length, node.key);
      const answer = await act('work.linkMany', { nodeId: node.id, items }, { done, quiet: true });
      // Of a part nobody may change, the others may be linked all the same.
      if (!answer.ok && answer.failure.code === 'forbidden') closed.push(...part);
      else if (!answer.ok) {
        setFailure(answer.failure);
        break;
      } else {
        linked.push(...answer.value.doneIds);
        closed.push(...answer.value.left.flatMap(({ itemId, why }) => (why === 'mayNotEdit' ? [itemId] : [])));
        if (answer.value.undo) undoable += 1;
      }
    }
    setProgress(null);
    if (closed.length > 0) {
      setLeftOut(
        `${count(closed.length, 'work item')} left out: Jira does not let you edit ${closed.length === 1 ? 'it' : 'them'}.`,
      );
    }
    const entry = undoable > 0 ? undo.group(undoable, words(linked.length, node.key)) : null;
    if (linked.length > 0) flags.show({ kind: 'done', text: words(linked.length, node.key), entry });
    return linked;
  };
  return { progress, failure, leftOut, link };
}

const words = (linked: number, key: string): string => `Linked ${count(linked, 'work item')} to ${key}`;
