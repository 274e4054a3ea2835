import { DIRECTIONS, type Commitment, type Direction } from '../../../../domain/model';
import { commitmentChanges, needsReason } from '../../../../domain/change';
import { dayToIso, isoToDay } from '../../../../domain/days';
import { isAmount, validateCommitment, type CommitmentProblem } from '../../../../domain/progress';
import { readNumber, writeNumber } from '../../../../shared/number-text';
import type { Field, PatchResult, Snapshot } from '../editing/field';
import { fromLines, linesOnTop, rebaseLines, toLines } from '../editing/lines';
import { commitmentPhrase } from './commitment-words';

const NUMBERS = ['baseline', 'target', 'bandLow', 'bandHigh', 'tolerance'] as const;
const KEYS = ['direction', ...NUMBERS, 'dueDay', 'unit', 'metricName'] as const;

type CommitmentKey = (typeof KEYS)[number];
export type CommitmentForm = Readonly<Record<CommitmentKey, string>>;

const isDirection = (text: string): text is Direction => DIRECTIONS.some((direction) => direction === text);

export const readForm = (text: string): CommitmentForm => fromLines(KEYS, text);
export const writeForm = (form: CommitmentForm): string => toLines(KEYS, form);
export const directionOf = (form: CommitmentForm): Direction =>
  isDirection(form.direction) ? form.direction : 'increase';

const empty: Commitment = {
  direction: 'increase',
  baseline: null,
  target: null,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
};

function formOf({ keyResult, unit, metricName }: Snapshot): CommitmentForm {
  const saved = keyResult ?? empty;
  return {
    direction: saved.direction,
    baseline: writeNumber(saved.baseline),
    target: writeNumber(saved.target),
    bandLow: writeNumber(saved.bandLow),
    bandHigh: writeNumber(saved.bandHigh),
    tolerance: writeNumber(saved.tolerance),
    dueDay: saved.dueDay === null ? '' : dayToIso(saved.dueDay),
    unit,
    metricName,
  };
}

export const NOT_A_NUMBER = 'Enter a number, for example 67.2';
const NOT_A_DAY = 'Enter a day, for example 2026-12-04';

const PROBLEMS: Readonly<Record<CommitmentProblem, { readonly key: CommitmentKey; readonly message: string }>> = {
  notANumber: { key: 'target', message: NOT_A_NUMBER },
  tooLarge: { key: 'target', message: 'Values go up to 1e15.' },
  targetEqualsBaseline: { key: 'target', message: 'The target is the same as the start. Choose another.' },
  againstDirection: { key: 'target', message: 'The target lies against the direction. Change one of them.' },
  bandReversed: { key: 'bandHigh', message: 'The upper end is below the lower one.' },
  toleranceNeeded: { key: 'tolerance', message: 'Say how far outside the band counts as nothing.' },
  toleranceNotPositive: { key: 'tolerance', message: 'Enter a number above 0.' },
};

const invalid = (fields: Record<string, string>): PatchResult => ({
  ok: false,
  message: Object.values(fields)[0] ?? 'Check what you entered.',
  fields,
});

/** Reads the form; the first wrong input of each field is named below it. */
export function commitmentOf(
  form: CommitmentForm,
): { readonly ok: true; readonly value: Commitment } | (PatchResult & { readonly ok: false }) {
  const wrong: Record<string, string> = {};
  const read = (key: (typeof NUMBERS)[number]): number | null => {
    if (form[key].trim() === '') return null;
    const value = readNumber(form[key], form.unit);
    if (value === null) wrong[key] = NOT_A_NUMBER;
    else if (!isAmount(value)) wrong[key] = 'Values go up to 1e15.';
    return value;
  };
  const dueDay = form.dueDay.trim() === '' ? null : isoToDay(form.dueDay);
  if (dueDay === null && form.dueDay.trim() !== '') wrong['dueDay'] = NOT_A_DAY;
  const value: Commitment = {
    direction: directionOf(form),
    baseline: read('baseline'),
    target: read('target'),
    bandLow: read('bandLow'),
    bandHigh: read('bandHigh'),
    tolerance: read('tolerance'),
    dueDay,
  };
  const problem = Object.keys(wrong).length > 0 ? null : validateCommitment(value);
  if (problem !== null) wrong[PROBLEMS[problem].key] = PROBLEMS[problem].message;
  if (Object.keys(wrong).length === 0) return { ok: true, value };
  return { ok: false, message: Object.values(wrong)[0] ?? '', fields: wrong };
}

function patch(text: string, node: Snapshot): PatchResult {
  const form = readForm(text);
  const made = commitmentOf(form);
  if (!made.ok) return made;
  if (form.metricName.trim() === '' && node.metricName !== '')
    return invalid({ metricName: 'Give the measure a name.' });
  const before = formOf(node);
  const changed = (keys: readonly CommitmentKey[]) => keys.some((key) => form[key] !== before[key]);
  return {
    ok: true,
    patch: {
      ...(changed(['direction', ...NUMBERS, 'dueDay']) ? { commitment: made.value } : {}),
      ...(changed(['unit']) ? { unit: form.unit.trim() } : {}),
      ...(changed(['metricName']) ? { metricName: form.metricName } : {}),
    },
  };
}

/** What a key result commits to, as one thing: baseline, target and direction only make sense together. */
export const commitmentField: Field = {
  id: 'commitment',
  label: 'Measure',
  shape: 'words',
  read: (node) => writeForm(formOf(node)),
  patch,
  phrase: (text) => commitmentPhrase(readForm(text)),
  rebase: rebaseLines,
  onTop: linesOnTop,
};

/** CH1, before the server says so: an active key result that was measurable needs a reason for another measure. */
export function asksWhy(before: string, after: string, node: Pick<Snapshot, 'lifecycle'>): boolean {
  const [old, next] = [readForm(before), readForm(after)];
  const [was, is] = [commitmentOf(old), commitmentOf(next)];
  if (!was.ok || !is.ok) return false;
  const changes = commitmentChanges(
    { ...was.value, unit: old.unit.trim(), metric: old.metricName.trim() },
    { ...is.value, unit: next.unit.trim(), metric: next.metricName.trim() },
  );
  return needsReason(node.lifecycle, changes);
}
