import type { Computation } from '../engine/compute';
import { COUNTED } from '../engine/inputs';
import { UNKNOWN } from '../engine/means';

export interface DaysOfTime {
  readonly daysPassed: number;
  readonly daysTotal: number;
}

/**
 * Days that have passed and all days, where every key result that the node's expectation rests on has the same; else `null`: also where one
 * of them does not follow time (`maintain`, a milestone) or belongs to another strategy.
 */
export function sameTime(computation: Computation, index: number): DaysOfTime | null {
  const { tree, inputs, outcome, keyResults } = computation;
  const seen = new Set([index]);
  let same: DaysOfTime | null = null;
  for (const at of seen) {
    const now = keyResults[at] ?? null;
    if (now !== null) {
      const direction = tree.order[at]!.keyResult?.direction;
      if (now.span === null || (direction !== 'increase' && direction !== 'decrease')) return null;
      const { daysPassed, daysTotal } = now.span;
      if (same !== null && (same.daysPassed !== daysPassed || same.daysTotal !== daysTotal)) return null;
      same = { daysPassed, daysTotal };
    }
    for (let input = inputs.start[at]!; input < inputs.start[at + 1]!; input += 1) {
      const source = inputs.source[input]!;
      if (inputs.reason[input] !== COUNTED || outcome[source] === UNKNOWN) continue;
      if (source >= tree.order.length) return null;
      seen.add(source);
    }
  }
  return same;
}
