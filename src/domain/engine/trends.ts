import { weekOf } from '../days';
import { divideHalfUp } from '../exact';
import { expires } from '../kinds';
import type { Bp, EpochDay, NodeFacts, Trend } from '../model';
import { TREND_WEEKS } from '../progress';
import { COUNTED, type Inputs } from './inputs';
import type { KeyResultToday } from './key-results';
import { UNKNOWN } from './means';
import type { TimeFacts } from './time-facts';

/** Progress per node and whole week: one row of `TREND_WEEKS` cells each, the last cell is this week. */
export function findTrends(
  nodes: readonly NodeFacts[],
  keyResults: readonly (KeyResultToday | null)[],
  time: TimeFacts,
  inputs: Inputs,
  bottomUp: Int32Array,
  outcome: Int32Array,
  today: EpochDay,
): (Trend | null)[] {
  const thisWeek = weekOf(today);
  const firstWeek = thisWeek - TREND_WEEKS + 1;
  const cells = new Int16Array((nodes.length + inputs.foreign.length) * TREND_WEEKS).fill(UNKNOWN);
  const firstKnown = new Int32Array(nodes.length + inputs.foreign.length).fill(TREND_WEEKS);

  const write = (row: number, trend: Trend | null, from: number): void => {
    if (trend === null || trend.points.length === 0) return;
    for (let week = Math.max(trend.fromWeek, firstWeek); week <= thisWeek; week += 1) {
      // After its last point a trend holds it.
      const held = trend.points[Math.min(week - trend.fromWeek, trend.points.length - 1)] ?? UNKNOWN;
      if (week < from || held === UNKNOWN) continue;
      cells[row * TREND_WEEKS + week - firstWeek] = held;
      if (firstKnown[row]! === TREND_WEEKS) firstKnown[row] = week - firstWeek;
    }
  };
  for (const [index, rollup] of inputs.foreign.entries()) write(nodes.length + index, rollup.trend, firstWeek);
  for (let index = 0; index < nodes.length; index += 1) {
    const now = keyResults[index] ?? null;
    if (now === null || now.outcomeBp === null || now.current === null) continue;
    write(index, nodes[index]!.keyResult?.trend ?? null, now.cycle === null ? firstWeek : weekOf(now.cycle.start));
    // This week shows today's result, also where the stored trend is older than the value.
    const from = Math.max(firstWeek, Math.min(weekOf(now.current.asOf), lastWeek(now, thisWeek))) - firstWeek;
    if (firstKnown[index]! > from) cells.fill(now.outcomeBp, index * TREND_WEEKS + from, (index + 1) * TREND_WEEKS);
    else
      cells.fill(
        now.outcomeBp,
        index * TREND_WEEKS + Math.max(from, lastWeek(now, thisWeek) - firstWeek),
        (index + 1) * TREND_WEEKS,
      );
    firstKnown[index] = Math.min(firstKnown[index]!, from);
  }
  for (const index of bottomUp) fillRow(cells, firstKnown, inputs, outcome, index);
  return nodes.map(({ kind }, index) => {
    const from = firstKnown[index]!;
    if (outcome[index] === UNKNOWN || from >= TREND_WEEKS) return null;
    const cycle = expires(kind) ? time.cycles[time.cycleOf[index]!] : undefined;
    const to = cycle === undefined ? TREND_WEEKS : Math.min(TREND_WEEKS, weekOf(cycle.end) - firstWeek + 1);
    if (to <= from) return null;
    const points: (Bp | null)[] = [];
    for (let week = from; week < to; week += 1) {
      const point = cells[index * TREND_WEEKS + week]!;
      points.push(point === UNKNOWN ? null : point);
    }
    return { fromWeek: firstWeek + from, points };
  });
}

function lastWeek({ cycle }: KeyResultToday, thisWeek: number): number {
  return cycle === null ? thisWeek : Math.min(thisWeek, weekOf(cycle.end));
}

/** The weights of the result, over the inputs that are known in that week. */
function fillRow(cells: Int16Array, firstKnown: Int32Array, inputs: Inputs, outcome: Int32Array, index: number): void {
  const { start, source, weight, reason } = inputs;
  const from = start[index]!;
  const to = start[index + 1]!;
  let first = TREND_WEEKS;
  for (let at = from; at < to; at += 1) {
    if (reason[at] === COUNTED && outcome[source[at]!] !== UNKNOWN) first = Math.min(first, firstKnown[source[at]!]!);
  }
  if (first === TREND_WEEKS) return;
  firstKnown[index] = first;
  for (let week = first; week < TREND_WEEKS; week += 1) {
    let sum = 0;
    let weights = 0;
    for (let at = from; at < to; at += 1) {
      const input = source[at]!;
      if (reason[at] !== COUNTED || outcome[input] === UNKNOWN) continue;
      const point = cells[input * TREND_WEEKS + week]!;
      if (point === UNKNOWN) continue;
      sum += weight[at]! * point;
      weights += weight[at]!;
    }
    if (weights > 0) cells[index * TREND_WEEKS + week] = divideHalfUp(sum, weights);
  }
}
