import { divideHalfUp } from './exact';
import { WHOLE, type Bp, type Commitment, type CycleFacts, type EpochDay } from './model';

/** [EX1] The time a key result has, in whole days. */
export interface TimeSpan {
  /** Later of cycle start and activation. */
  readonly from: EpochDay;
  /** Last day, inclusive. */
  readonly to: EpochDay;
  readonly daysPassed: number;
  readonly daysTotal: number;
}

/** [EX1] Today counts as not yet passed: 49 of 92 days on 19 November of the fourth quarter. */
export function timeSpan(
  cycle: Pick<CycleFacts, 'start' | 'end'> | null,
  activatedDay: EpochDay | null,
  today: EpochDay,
): TimeSpan | null {
  if (cycle === null) return null;
  const from = activatedDay === null ? cycle.start : Math.max(cycle.start, activatedDay);
  const daysTotal = Math.max(1, cycle.end - from + 1);
  const daysPassed = Math.min(daysTotal, Math.max(0, today - from));
  return { from, to: cycle.end, daysPassed, daysTotal };
}

/** Where the key result should be today. */
export function expectedBp(
  { direction, dueDay }: Pick<Commitment, 'direction' | 'dueDay'>,
  span: TimeSpan | null,
  outcomeBp: Bp | null,
  today: EpochDay,
): Bp | null {
  if (direction === 'maintain') return WHOLE;
  if (direction === 'milestone') {
    const due = milestoneDay(dueDay, span);
    if (outcomeBp === WHOLE) return WHOLE;
    return due === null ? null : today >= due ? WHOLE : 0;
  }
  return span === null ? null : divideHalfUp(span.daysPassed * WHOLE, span.daysTotal);
}

/** [EX1] A milestone without a date is due on the last day of its cycle. */
export function milestoneDay(dueDay: EpochDay | null, span: TimeSpan | null): EpochDay | null {
  return dueDay ?? span?.to ?? null;
}

/** [HE3] Less than a tenth of the time has passed. */
export function isEarly(span: TimeSpan): boolean {
  return span.daysPassed * 10 < span.daysTotal;
}
