import { dayToIso } from '../domain/days';
import type { Parsed } from '../shared/inputs';
import type { CycleView } from '../shared/views';
import { staleConflict } from './conflict';
import { AppFailure, badInput } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { Header, StoredCycle } from './ports/rows';
import { allFacts, refreshStrategy } from './refresh';
import { cycleView } from './views';
import { stampOf, type Work } from './work';

type Payload = Parsed<'cycle.save'>;

export async function saveCycle(work: Work, header: Header, payload: Payload): Promise<CycleView> {
  const { strategy, cycles } = header;
  const { id, version, name, start, end, requestId } = payload;
  const before = cycles.find((cycle) => cycle.id === id) ?? null;
  if (before?.closedAt != null)
    throw new AppFailure('refused', `${before.name} is closed and never changes.`, { rule: 'PR2' });
  checkSpan(cycles, payload);
  const row = { id, strategyId: strategy.id, name, start, end };
  const stamp = carrying(
    stampOf(work, requestId),
    changeOf('cycle.save', before ? { ...before } : {}, { name, start, end }),
  );
  if ((await work.ports.writes.saveCycle(row, version, stamp)) === 'stale') {
    throw staleConflict(before?.name ?? 'this cycle', before, before && cycleView(before));
  }
  await work.ports.writes.bumpRevision(strategy.id);
  await logChange(work, row, stamp);
  const saved: StoredCycle = {
    ...row,
    closedAt: null,
    version: version + 1,
    updatedAt: work.now,
    updatedBy: work.actor.accountId,
    lastWrite: requestId,
  };
  await refreshStrategy(
    work,
    { ...header, cycles: [...cycles.filter((cycle) => cycle.id !== id), saved] },
    { factsOf: allFacts },
  );
  return cycleView(saved);
}

/** A day is in one cycle at most. */
function checkSpan(cycles: readonly StoredCycle[], { id, start, end }: Payload): void {
  if (end < start)
    throw badInput('A cycle ends on its first day or later.', { end: 'Choose a day on or after the first.' });
  const other = cycles.find((cycle) => cycle.id !== id && cycle.start <= end && start <= cycle.end);
  if (!other) return;
  const sentence = `Cycles can't overlap: ${other.name} is from ${dayToIso(other.start)} to ${dayToIso(other.end)}.`;
  throw badInput(sentence, { [start >= other.start ? 'start' : 'end']: sentence });
}
