import { readAmount } from '../../../shared/paste/amounts';
import type { PlanRow } from '../../../shared/paste/plan';
import { amount, day, number, UNKNOWN } from '../../app/format';

const decimals = (text: string) => /[.,](\d{1,3})\D*$/.exec(text)?.[1]?.length ?? 0;

/** “18 → 9 %”, “4.0 → 1.0 %”: both with the same decimals, as many as were written. What can't be read stands as it was written. */
export function commitmentText({
  commitment,
  unit,
  written,
}: Pick<PlanRow, 'commitment' | 'unit' | 'written'>): string {
  if (commitment === null) {
    const { baseline, target } = written;
    return baseline === '' && target === '' ? '' : `${baseline || UNKNOWN} → ${target || UNKNOWN}`;
  }
  const { direction, baseline, target, bandLow, bandHigh, dueDay } = commitment;
  if (direction === 'milestone') return dueDay === null ? '' : `by ${day(dueDay)}`;
  if (direction === 'maintain') {
    if (bandLow !== null && bandHigh !== null) return `${number(bandLow)} to ${amount(bandHigh, unit)}`;
    if (bandLow !== null) return `at least ${amount(bandLow, unit)}`;
    return bandHigh === null ? '' : `at most ${amount(bandHigh, unit)}`;
  }
  if (baseline === null && target === null) return '';
  const places = Math.max(...Object.values(written).map((text) => (readAmount(text)?.ambiguous ? 0 : decimals(text))));
  const options = { minimumFractionDigits: places, maximumFractionDigits: Math.max(places, 2) };
  const even = (value: number | null) => value?.toLocaleString('en-GB', options) ?? UNKNOWN;
  return `${even(baseline)} → ${even(target)}${unit === '' ? '' : `\u00a0${unit}`}`;
}
