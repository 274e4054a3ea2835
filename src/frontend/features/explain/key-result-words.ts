import { bandOf } from '../../../domain/progress';
import type { Commitment } from '../../../domain/model';
import type { KeyResultResult } from '../../../domain/explain/types';
import { decimalsOf, percentOf } from './sums';

const exact = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 15, useGrouping: false });

/** Every digit: what is shown here is computed with. */
export const digits = (value: number): string => exact.format(value).replace('-', '−');

/** A number inside a formula; a negative one in brackets. */
const term = (value: number): string => (value < 0 ? `(${digits(value)})` : digits(value));

export function keyResultSentence(explanation: KeyResultResult): string {
  const { commitment, missing, belowBaseline, outcomeBp, cycle } = explanation;
  if (missing === 'value')
    return `No check-in ${cycle === null ? 'yet' : `in ${cycle.name} yet`}, so nothing is known. Unknown is not 0.`;
  if (missing === 'commitment')
    return 'There is a value, but nothing to measure it against yet. Set a start and a target.';
  if (belowBaseline) return 'The value is on the wrong side of the start, so the result is 0.';
  switch (commitment.direction) {
    case 'milestone':
      return outcomeBp === 10_000 ? 'It has been reached.' : 'It has not been reached.';
    case 'maintain':
      return outcomeBp === 10_000
        ? 'The value is inside its band.'
        : 'The value is outside its band; the result falls the further it is out.';
    default:
      return outcomeBp === 10_000
        ? 'The value has reached the target.'
        : 'How far the value has come from the start to the target.';
  }
}

/** "(66.4 − 61) / (75 − 61)"; `null` where there is nothing to add up. */
export function keyResultFormula(commitment: Commitment, value: number): string | null {
  const { direction, baseline, target } = commitment;
  if (direction === 'milestone') return null;
  if (direction === 'maintain') return bandFormula(commitment, value);
  if (baseline === null || target === null) return null;
  return `(${digits(value)} − ${term(baseline)}) / (${digits(target)} − ${term(baseline)})`;
}

function bandFormula(commitment: Commitment, value: number): string | null {
  const band = bandOf(commitment);
  if (band === null) return null;
  const width = band.width.map((part, index) => (index === 0 ? digits(part) : ` − ${term(-part)}`)).join('');
  const below = band.low !== null && value < band.low ? `(${digits(band.low)} − ${term(value)})` : null;
  const above = band.high !== null && value > band.high ? `(${digits(value)} − ${term(band.high)})` : null;
  const beyond = below ?? above;
  return beyond === null ? null : `1 − ${beyond} / ${band.width.length > 1 ? `(${width})` : width}`;
}

export const resultOf = (bp: number): string => percentOf(bp, decimalsOf(bp));
