import { dayIn } from '../../../../domain/days';
import type { EpochDay } from '../../../../domain/model';
import type { CommitmentChange } from '../../../../shared/views';
import { TAKEN_BACK } from '../../../../shared/taken-back';
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

/** Changes that were made together, newest first. */
export function together(changes: readonly CommitmentChange[]): CommitmentChange[][] {
  const groups = new Map<string, CommitmentChange[]>();
  for (const change of changes) {
    const key = `${change.nodeId} ${change.at} ${change.reason}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

/** CH1: "Target 80 → 75 on 2 Nov, because …"; the words of the reason are left as they were typed. */
export function changeSentence(changes: readonly CommitmentChange[], context: Context): string {
  const [first] = changes;
  if (!first) return '';
  const parts = changes.map(({ field, before, after }, index) => {
    const label = index === 0 ? LABELS[field] : LABELS[field].toLocaleLowerCase('en');
    return `${label} ${words(field, before, context)} → ${words(field, after, context)}`;
  });
  const on = day(dayIn(context.timeZone, first.at), context.today);
  if (first.reason === TAKEN_BACK) return `${parts.join(', ')} on ${on}: an earlier change was taken back.`;
  const reason = first.reason.trim().replace(/[.\s]+$/u, '');
  return `${parts.join(', ')} on ${on}${reason === '' ? '' : `, because ${reason}`}.`;
}
