import type { Commitment } from '../../../domain/model';
import { amount, day, number, UNKNOWN } from '../../app/format';

const decimals = (value: number) => /\.(\d+)$/.exec(number(value))?.[1]?.length ?? 0;

/** “18 → 9 %”, “4.0 → 1.5 %”: both with the same decimals, so that they compare at a glance. */
export function commitmentText(commitment: Commitment | null, unit: string): string {
  if (commitment === null) return '';
  const { direction, baseline, target, bandLow, bandHigh, dueDay } = commitment;
  if (direction === 'milestone') return dueDay === null ? '' : `by ${day(dueDay)}`;
  if (direction === 'maintain') {
    if (bandLow !== null && bandHigh !== null) return `${number(bandLow)} to ${amount(bandHigh, unit)}`;
    if (bandLow !== null) return `at least ${amount(bandLow, unit)}`;
    return bandHigh === null ? '' : `at most ${amount(bandHigh, unit)}`;
  }
  if (baseline === null && target === null) return '';
  const places = Math.max(...[baseline, target].map((value) => (value === null ? 0 : decimals(value))));
  const even = (value: number | null) =>
    value === null
      ? UNKNOWN
      : value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places });
  return `${even(baseline)} → ${even(target)}${unit === '' ? '' : `\u00a0${unit}`}`;
}
