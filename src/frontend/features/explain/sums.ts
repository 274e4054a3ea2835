import type { Bp } from '../../../domain/model';

export interface Term {
  /** Weight × share. */
  readonly factor: number;
  readonly bp: Bp;
}

const NBSP = '\u00a0';
/** More than these are in the table above and would only be noise here. */
const MOST_TERMS = 12;

/** Ten-thousandths as a percentage without its sign, rounded half up at so many decimals. */
export function percentDigits(bp: Bp, decimals: 1 | 2): string {
  const step = decimals === 1 ? 10 : 1;
  return (Math.floor(bp / step + 0.5) * (step / 100)).toFixed(decimals);
}

export const percentOf = (bp: Bp, decimals: 1 | 2): string => `${percentDigits(bp, decimals)}${NBSP}%`;

function mean(terms: readonly Term[], value: (bp: Bp) => number): number {
  const bottom = terms.reduce((sum, { factor }) => sum + factor, 0);
  return terms.reduce((sum, { factor, bp }) => sum + factor * value(bp), 0) / bottom;
}

const wholePercent = (percent: number): number => Math.floor(percent + 0.5);

/** One decimal, but two where who rounds it once more would get another whole percentage than the page shows: 41.46 is 41, 41.5 is 42. */
export const decimalsOf = (bp: Bp): 1 | 2 =>
  bp % 10 === 5 || wholePercent(Number(percentDigits(bp, 1))) !== wholePercent(bp / 100) ? 2 : 1;

/** One decimal where a reader who computes with what is shown gets what is shown, here and above; else two, which are exact. */
export function decimalsFor(terms: readonly Term[], result: Bp | null): 1 | 2 {
  if (result === null) return 1;
  if (wholePercent(Number(percentDigits(result, 1))) !== wholePercent(result / 100)) return 2;
  if (terms.length === 0) return 1;
  const again = mean(terms, (bp) => Number(percentDigits(bp, 1)));
  return Math.floor(again * 10 + 0.5 + 1e-9) === Math.floor(result / 10 + 0.5) ? 1 : 2;
}

/** A factor in the smallest whole or decimal number that says it: weight × share. */
export const factorText = (factor: number): string => String(Number((factor / 10_000).toFixed(4)));

/** "(38.6 + 58.0 + 45.0) / 3"; with weights "(2 × 38.6 + 1 × 58.0) / 3". */
export function spellMean(terms: readonly Term[], equal: boolean, decimals: 1 | 2): string {
  const shown = terms.length > MOST_TERMS ? [...terms.slice(0, 3), null, ...terms.slice(-2)] : terms;
  const words = shown.map((term) => {
    if (term === null) return '…';
    const value = percentDigits(term.bp, decimals);
    return equal ? value : `${factorText(term.factor)}${NBSP}×${NBSP}${value}`;
  });
  // Of one number there is nothing to add up and nothing to divide.
  if (terms.length === 1 && equal) return words.join('');
  const bottom = equal ? String(terms.length) : factorText(terms.reduce((sum, { factor }) => sum + factor, 0));
  return `(${words.join(' + ')})${NBSP}/${NBSP}${bottom}`;
}
