import { dayIn, dayToIso } from '../domain/days';
import type { Parsed } from '../shared/inputs';
import type { Changed, UndoCommand } from '../shared/views';
import { editableNode, mustBeLive, type Access, type NodeScope } from './authorize';
import { changedAnswer } from './changed';
import { AppFailure, badInput, notFound, refused } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { Header, StoredCheckIn } from './ports/rows';
import type { AuditEntry } from './ports/writes';
import { refreshStrategy } from './refresh';
import { stampOf, type Work } from './work';

/** Writes the metric's value once; every key result on that metric reads it. */
export async function createCheckIn(
  work: Work,
  { header, node }: NodeScope,
  payload: Parsed<'checkIn.create'>,
): Promise<Changed> {
  mustBeLive(node);
  const { metricId } = node;
  if (metricId === null)
    throw badInput('Only key results have check-ins.', { nodeId: 'Only key results have check-ins.' });
  const { requestId, id, value, confidence, comment, asOf, undoOf: undone } = payload;
  const earlier = undone === undefined ? null : entryOf(await work.ports.reads.auditEntry(undone), node.id, id);
  checkDay(work, header, asOf);
  const correction = earlier?.correction ?? mustBeCorrection(header, asOf, comment);
  const { writes } = work.ports;
  const stamp = carrying(stampOf(work, requestId), changeOf('checkIn.create', {}, { value, asOf }));
  const entered = earlier ?? { enteredAt: work.now, byId: work.actor.accountId };
  const where = { id, strategyId: header.strategy.id, metricId, nodeId: node.id };
  const row = {
    ...where,
    value,
    confidence,
    comment,
    asOf,
    correction,
    enteredAt: entered.enteredAt,
    byId: entered.byId,
  };
  if ((await writes.insertCheckIn(row, stamp)) === 'stale') {
    throw new AppFailure('conflict', 'This check-in exists already. Reload the page and try again.');
  }
  await writes.bumpRevision(header.strategy.id);
  await logChange(work, node, stamp);
  const undo = { key: 'checkIn.remove' as const, payload: { id } };
  return answer(work, header, metricId, undo);
}

/** What the log keeps of a check-in that was taken away: with it the check-in comes back as it was. */
function entryOf(
  entry: AuditEntry | null,
  nodeId: string,
  id: string,
): Pick<StoredCheckIn, 'enteredAt' | 'byId' | 'correction'> | null {
  const before = (field: string): unknown => entry?.changes[field]?.before;
  const [enteredAt, byId] = [before('enteredAt'), before('byId')];
  if (entry?.action !== 'checkIn.remove' || entry.subjectId !== nodeId || before('id') !== id) return null;
  if (typeof enteredAt !== 'number') return null;
  return { enteredAt, byId: typeof byId === 'string' ? byId : null, correction: before('correction') === true };
}

function checkDay({ now }: Work, { strategy }: Header, asOf: number): void {
  if (asOf <= dayIn(strategy.timeZone, now)) return;
  const sentence = "A check-in can't be in the future.";
  throw badInput(sentence, { asOf: sentence });
}

/** [PR2] A closed cycle changes only by a correction that says so. */
function mustBeCorrection({ cycles }: Header, asOf: number, comment: string): boolean {
  const cycle = cycles.find(({ start, end }) => start <= asOf && asOf <= end);
  if (!cycle || cycle.closedAt === null) return false;
  if (comment.trim() !== '') return true;
  throw refused(
    'PR2',
    `${cycle.name} was closed on ${dayToIso(dayIn('UTC', cycle.closedAt))}. Say in the comment why its value must be corrected.`,
  );
}

async function answer(work: Work, header: Header, metricId: string, undo: UndoCommand | null): Promise<Changed> {
  const onMetric = new Set<string>();
  const numbers = await refreshStrategy(work, header, {
    factsOf:
      () =>
      ({ id, keyResult }) => {
        if (keyResult?.metricId !== metricId) return false;
        onMetric.add(id);
        return true;
      },
  });
  return changedAnswer(numbers, [...onMetric], undo);
}

export interface CheckInScope extends NodeScope {
  /** `null`: an earlier run of this request has taken it away. */
  readonly checkIn: StoredCheckIn | null;
}

/** Whoever may edit its node. */
export const checkInEditor: Access<Parsed<'checkIn.remove'>, CheckInScope> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, { id, requestId }) => {
    if (!work.actor.jiraUser) throw notFound();
    const checkIn = await work.ports.reads.checkIn(id);
    if (checkIn) return { checkIn, ...(await editableNode(work, checkIn.nodeId)) };
    const earlier = await work.ports.reads.auditEntry(requestId);
    if (earlier?.action !== 'checkIn.remove' || earlier.by !== work.actor.accountId) throw notFound();
    return { checkIn, ...(await editableNode(work, earlier.subjectId)) };
  },
};

export async function removeCheckIn(
  work: Work,
  { checkIn, header, node }: CheckInScope,
  payload: Parsed<'checkIn.remove'>,
): Promise<Changed> {
  mustBeLive(node);
  const { writes } = work.ports;
  if (checkIn) {
    const cycle = header.cycles.find(({ start, end }) => start <= checkIn.asOf && checkIn.asOf <= end);
    if (cycle?.closedAt != null && !checkIn.correction) {
      throw refused(
        'PR2',
        `${cycle.name} is closed. Its check-ins stay; correct the value with a new check-in that says why.`,
      );
    }
    // The entry first: it is what a repeated run, which finds no check-in any more, knows it by.
    const { value, asOf, enteredAt, byId, correction = false } = checkIn;
    const nothing = { id: null, value: null, asOf: null, enteredAt: null, byId: null, correction: null };
    const change = changeOf('checkIn.remove', { id: checkIn.id, value, asOf, enteredAt, byId, correction }, nothing);
    await logChange(work, node, carrying(stampOf(work, payload.requestId), change));
    await writes.removeCheckIn(checkIn.id);
  }
  await writes.bumpRevision(header.strategy.id);
  return answer(work, header, checkIn?.metricId ?? node.metricId ?? '', checkIn && undoOf(checkIn, payload.requestId));
}

function undoOf({ id, nodeId, value, confidence, comment, asOf }: StoredCheckIn, requestId: string): UndoCommand {
  return { key: 'checkIn.create', payload: { id, nodeId, value, confidence, comment, asOf, undoOf: requestId } };
}
