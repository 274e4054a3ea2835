import { currentCycle, dayIn, dayToIso, quarterOf } from '../domain/days';
import type { CycleId, EpochDay, StrategyId } from '../domain/model';
import { derivedId } from './ids';
import type { Header, StoredCycle } from './ports/rows';
import { stampOf, type Work } from './work';

export interface PlannedCycle {
  readonly id: CycleId;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly start: EpochDay;
  readonly end: EpochDay;
}

interface Span {
  readonly start: EpochDay;
  readonly end: EpochDay;
}

/** The calendar quarter around today, cut where other cycles stand. Its id follows from its first day, so it is made once. */
export function quarterAround(strategyId: StrategyId, today: EpochDay, others: readonly Span[]): PlannedCycle {
  const quarter = quarterOf(today);
  const before = Math.max(...others.filter(({ end }) => end < today).map(({ end }) => end + 1), quarter.start);
  const after = Math.min(...others.filter(({ start }) => start > today).map(({ start }) => start - 1), quarter.end);
  return {
    id: derivedId('cycle', strategyId, dayToIso(before)),
    strategyId,
    name: quarter.name,
    start: before,
    end: after,
  };
}

/** A strategy always has a current cycle: when none holds today, the next quarter begins. */
export async function ensureCycle(work: Work, header: Header): Promise<Header> {
  const { id, timeZone } = header.strategy;
  const today = dayIn(timeZone, work.now);
  const current = currentCycle(header.cycles, today);
  if (current && current.start <= today && today <= current.end) return header;
  const cycle = quarterAround(id, today, header.cycles);
  const stamp = { ...stampOf(work, derivedId('cycle write', cycle.id)), by: null };
  await work.ports.writes.insertPlannedCycle(cycle, stamp);
  await work.ports.writes.bumpRevision(id);
  const stored: StoredCycle = {
    ...cycle,
    closedAt: null,
    version: 1,
    updatedAt: work.now,
    updatedBy: null,
    lastWrite: stamp.requestId,
  };
  return { ...header, cycles: [...header.cycles, stored] };
}
