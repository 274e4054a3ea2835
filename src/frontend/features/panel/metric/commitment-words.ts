import { isoToDay } from '../../../../domain/days';
import type { Commitment, Direction } from '../../../../domain/model';
import { readNumber } from '../../../../shared/number-text';
import { amount, day, dayWithYear, number, UNKNOWN } from '../../../app/format';
import type { CommitmentForm } from './commitment-field';

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  increase: 'Increase',
  decrease: 'Decrease',
  maintain: 'Keep in a band',
  milestone: 'Reach once',
};

const typed = (text: string, unit: string): string => {
  const value = readNumber(text, unit);
  return text.trim() === '' ? UNKNOWN : value === null ? text : amount(value, unit);
};

/** A form in one line, so that two versions of it can be compared word by word. */
export function commitmentPhrase(form: CommitmentForm): string {
  const { unit } = form;
  const name = form.metricName.trim() === '' ? '' : `${form.metricName}: `;
  switch (form.direction) {
    case 'maintain': {
      const tolerance = form.tolerance.trim() === '' ? '' : `, tolerance ${typed(form.tolerance, unit)}`;
      return `${name}keep between ${typed(form.bandLow, unit)} and ${typed(form.bandHigh, unit)}${tolerance}`;
    }
    case 'milestone': {
      const due = isoToDay(form.dueDay);
      return `${name}reach by ${due === null ? UNKNOWN : dayWithYear(due)}`;
    }
    default:
      return `${name}${form.direction} from ${typed(form.baseline, unit)} to ${typed(form.target, unit)}`;
  }
}

/** "61 → 75 %": what is meant, beside a title. Empty while nothing is said. */
export function commitmentShort(commitment: Commitment, unit: string, today: number): string {
  const { direction, baseline, target, bandLow, bandHigh, dueDay } = commitment;
  if (direction === 'milestone') return dueDay === null ? '' : `by ${day(dueDay, today)}`;
  if (direction === 'maintain') {
    if (bandLow !== null && bandHigh !== null) return `${number(bandLow)} to ${amount(bandHigh, unit)}`;
    if (bandLow !== null) return `at least ${amount(bandLow, unit)}`;
    return bandHigh === null ? '' : `at most ${amount(bandHigh, unit)}`;
  }
  if (baseline === null && target === null) return '';
  return `${baseline === null ? UNKNOWN : number(baseline)} → ${amount(target, unit)}`;
}
