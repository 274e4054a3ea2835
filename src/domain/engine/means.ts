import { divideHalfUp } from '../exact';
import { COUNTED, type Inputs } from './inputs';

/** Unknown in a column of whole numbers that are never negative. */
export const UNKNOWN = -1;

/**
 * Weighted mean, half up, of every node that has inputs, written into `column`, which holds the values of the others. Sums are whole
 * numbers below 2^53, so their order does not matter. Only inputs known in `used` count (EX2); one of them unknown in `column` is passed
 * over, or makes the mean unknown.
 */
export function fillMeans(
  { start, source, weight, reason }: Inputs,
  bottomUp: Int32Array,
  column: Int32Array,
  used: Int32Array,
  unknown: 'passOver' | 'spoil',
): void {
  for (const index of bottomUp) {
    const to = start[index + 1]!;
    let sum = 0;
    let weights = 0;
    for (let at = start[index]!; at < to; at += 1) {
      const from = source[at]!;
      if (reason[at] !== COUNTED || used[from] === UNKNOWN) continue;
      if (column[from] === UNKNOWN) {
        if (unknown === 'passOver') continue;
        weights = 0;
        break;
      }
      sum += weight[at]! * column[from]!;
      weights += weight[at]!;
    }
    if (weights > 0) column[index] = divideHalfUp(sum, weights);
  }
}

/** Latest of a node's own day and those of its inputs. Days may be negative: `NO_DAY` is unknown. */
export const NO_DAY = -(2 ** 31);

export function fillLatest({ start, source, reason }: Inputs, bottomUp: Int32Array, column: Int32Array): void {
  for (const index of bottomUp) {
    for (let at = start[index]!; at < start[index + 1]!; at += 1) {
      const from = source[at]!;
      if (reason[at] === COUNTED && column[from]! > column[index]!) column[index] = column[from]!;
    }
  }
}
