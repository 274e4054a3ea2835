import type { Parsed } from '../shared/inputs';
import type { UndoCommand } from '../shared/views';
import type { WorkChanged } from '../shared/work-views';
import { staleConflict } from './conflict';
import { badInput } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { StoredClass } from './ports/work-rows';
import { classView, fetchLater, wordsOf, workChanged } from './work-changed';
import { stampOf, type Work } from './work';

/** [LS1] [LS4] Says that this work is deliberately outside, as what and why; or takes that back. */
export async function classifyWork(work: Work, _: null, payload: Parsed<'work.classify'>): Promise<WorkChanged> {
  const { reads, writes } = work.ports;
  const { requestId, itemId, version } = payload;
  const next = { itemId, workClass: payload.class, reason: payload.class === null ? '' : payload.reason.trim() };
  if (next.workClass !== null && next.reason === '') {
    throw badInput('Say why this work is outside. Everyone who sees it reads the reason.', { reason: 'Say why.' });
  }
  const before = (await wordsOf(reads, itemId)).workClass;
  const change = changeOf('work.classify', before ? logged(before) : {}, logged(next));
  const stamp = carrying(stampOf(work, requestId), change);
  if ((await writes.saveClass(next, version, stamp)) === 'stale') {
    throw staleConflict('the class of this work', before, classView(before));
  }
  await logChange(work, { id: `item:${itemId}`, strategyId: null }, stamp);
  await fetchLater(work, [itemId], null);
  return workChanged(work, itemId, await wordsOf(reads, itemId), [], undoClass(before, payload));
}

const logged = ({ workClass, reason }: Pick<StoredClass, 'workClass' | 'reason'>) => ({ workClass, reason });

function undoClass(before: StoredClass | null, { itemId, version }: Parsed<'work.classify'>): UndoCommand | null {
  // What an earlier run of this request has saved is not what there was before.
  if (before && before.version !== version) return null;
  const { workClass, reason } = classView(before);
  return { key: 'work.classify', payload: { itemId, class: workClass, reason, version: version + 1 } };
}
