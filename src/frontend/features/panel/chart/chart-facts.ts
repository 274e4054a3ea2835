import { dayIn } from '../../../../domain/days';
import { timeSpan } from '../../../../domain/expected';
import type { CycleFacts } from '../../../../domain/model';
import type { CheckInView, CommitmentChange, NodeRow } from '../../../../shared/views';
import type { ChartFacts } from './geometry';

/** The values of a key result inside a cycle; of several on one day the one that was entered last counts (PR2). */
function valuesOf(checkIns: readonly CheckInView[], { start, end }: CycleFacts): { day: number; value: number }[] {
  const byDay = new Map<number, CheckInView>();
  for (const checkIn of checkIns) {
    const before = byDay.get(checkIn.asOf);
    const inside = checkIn.asOf >= start && checkIn.asOf <= end;
    if (inside && (!before || before.enteredAt < checkIn.enteredAt)) byDay.set(checkIn.asOf, checkIn);
  }
  return [...byDay.values()].sort((a, b) => a.asOf - b.asOf).map(({ asOf, value }) => ({ day: asOf, value }));
}

function stepsOf(
  changes: readonly CommitmentChange[],
  timeZone: string,
): { day: number; before: number; after: number }[] {
  return changes
    .flatMap(({ field, before, after, at }) =>
      field === 'target' && typeof before === 'number' && typeof after === 'number' ? [{ at, before, after }] : [],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ at, before, after }) => ({ day: dayIn(timeZone, at), before, after }));
}

/** `null` where there is nothing to draw: no cycle, nothing said and nothing entered, or something that is reached or not. */
export function chartFacts(
  node: NodeRow,
  cycle: CycleFacts | null,
  checkIns: readonly CheckInView[],
  changes: readonly CommitmentChange[],
  today: number,
  timeZone: string,
): ChartFacts | null {
  const { keyResult, rollup, activatedAt } = node;
  if (!keyResult || !cycle || keyResult.direction === 'milestone') return null;
  const values = valuesOf(checkIns, cycle);
  const said = [keyResult.baseline, keyResult.target, keyResult.bandLow, keyResult.bandHigh].some(
    (one) => one !== null,
  );
  if (values.length === 0 && !said) return null;
  const activated = activatedAt === null ? null : dayIn(timeZone, activatedAt);
  return {
    ...{ commitment: keyResult, start: cycle.start, end: cycle.end, today },
    expectedFrom: timeSpan(cycle, activated, today)?.from ?? cycle.start,
    expectedBp: rollup.expectedBp,
    values,
    steps: stepsOf(changes, timeZone),
  };
}
