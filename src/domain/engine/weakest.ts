import { COUNTED, type Inputs } from './inputs';
import { UNKNOWN } from './means';

/**
 * [RU1] Per node the input of its own strategy with the lowest outcome / expected; ties by lower outcome, then by `precedes`. Inputs of
 * which nothing is expected yet are none; −1 when there is none.
 */
export function findWeakest(
  { start, source, reason }: Inputs,
  outcome: Int32Array,
  expected: Int32Array,
  size: number,
  precedes: (a: number, b: number) => boolean,
): Int32Array {
  const weakest = new Int32Array(size).fill(-1);
  for (let index = 0; index < size; index += 1) {
    let best = -1;
    for (let at = start[index]!; at < start[index + 1]!; at += 1) {
      const from = source[at]!;
      if (from >= size || reason[at] !== COUNTED || outcome[from] === UNKNOWN || expected[from]! <= 0) continue;
      if (best < 0 || isWeaker(from, best, outcome, expected, precedes)) best = from;
    }
    weakest[index] = best;
  }
  return weakest;
}

function isWeaker(
  a: number,
  b: number,
  outcome: Int32Array,
  expected: Int32Array,
  precedes: (a: number, b: number) => boolean,
): boolean {
  // Cross-multiplied, so that equal ratios are equal.
  const byRatio = outcome[a]! * expected[b]! - outcome[b]! * expected[a]!;
  const difference = byRatio || outcome[a]! - outcome[b]!;
  return difference < 0 || (difference === 0 && precedes(a, b));
}
