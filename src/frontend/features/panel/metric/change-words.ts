import { dayIn } from '../../../../domain/days';
import type { EpochDay } from '../../../../domain/model';
import type { CommitmentChange } from '../../../../shared/views';
import { day, number, UNKNOWN } from '../../../app/format';
import { DIRECTION_WORDS } from './commitment-words';

const LABELS: Readonly<Record<CommitmentChange['field'], string>> = {
  baseline: 'Start',
  target: 'Target',
  bandLow: 'Lower end',
  bandHigh: 'Upper end',
  tolerance: 'Tolerance',
  dueDay: 'Date',
  direction: 'Direction',
  metric: 'Measure',
  unit: 'Unit',
};

interface Context {
  readonly today: EpochDay;
  readonly timeZone: string;
}

function words(field: CommitmentChange['field'], value: string | number | null, { today }: Context): string {
  if (value === null || value === '') return UNKNOWN;
  if (field === 'dueDay') return typeof value === 'number' ? day(value, today) : value;
  if (field === 'direction') {
    return Object.entries(DIRECTION_WORDS).find(([direction]) => direction === value)?.[1] ?? String(value);
  }
  return typeof value === 'number' ? number(value) : value;
}

/** CH1: "Target 80 → 75 on 2 Nov, because …"; the words of the reason are left as they were typed. */
export function changeSentence(change: CommitmentChange, context: Context): string {
  const { field } = change;
  const on = day(dayIn(context.timeZone, change.at), context.today);
  const reason = change.reason.trim().replace(/[.\s]+$/u, '');
  const because = reason === '' ? '' : `, because ${reason}`;
  return `${LABELS[field]} ${words(field, change.before, context)} → ${words(field, change.after, context)} on ${on}${because}.`;
}
