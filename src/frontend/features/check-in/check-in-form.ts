import { dayToIso, isoToDay } from '../../../domain/days';
import type { Commitment, EpochDay } from '../../../domain/model';
import { isAmount } from '../../../domain/progress';
import { readNumber, writeNumber } from '../../../shared/number-text';
import type { CycleView, NodeRow } from '../../../shared/views';

/** What the popover holds while somebody fills it in. */
export interface CheckInForm {
  readonly value: string;
  readonly asOf: string;
  readonly confidence: number | null;
  readonly comment: string;
  /** Only while the key result has no start and target. */
  readonly start: string;
  readonly target: string;
  readonly unit: string;
}

export interface CheckIn {
  readonly value: number;
  readonly asOf: EpochDay;
  readonly confidence: number | null;
  readonly comment: string;
  /** Set on the spot; `null` leaves the commitment as it is. */
  readonly commitment: { readonly commitment: Commitment; readonly unit: string } | null;
}

export type Errors = Partial<Record<keyof CheckInForm, string>>;

const NOT_A_NUMBER = 'Enter a number, for example 67.2';
export const SAY_WHY = 'Say why the value must be corrected.';
const TOO_LARGE = 'Values go up to 1e15.';

/** Start and target are asked for where there are none; a band and a milestone are set in the panel. */
export function asksForTarget({ keyResult }: NodeRow): boolean {
  if (!keyResult) return false;
  const { direction, baseline, target } = keyResult;
  return (direction === 'increase' || direction === 'decrease') && (baseline === null || target === null);
}

/** PR2: the closed cycle that a day lies in. What is entered for it now is a correction. */
export function closedCycleOf<Cycle extends Pick<CycleView, 'start' | 'end' | 'closedAt'>>(
  cycles: readonly Cycle[],
  day: EpochDay | null,
): Cycle | null {
  const cycle = day === null ? undefined : cycles.find(({ start, end }) => start <= day && day <= end);
  return cycle === undefined || cycle.closedAt === null ? null : cycle;
}

/** @param on the day that is offered: today, or the last day of a cycle that was closed */
export function firstForm({ keyResult, unit }: NodeRow, on: EpochDay): CheckInForm {
  const current = keyResult?.current ?? null;
  const milestone = keyResult?.direction === 'milestone';
  return {
    value: milestone ? (current !== null && current.value >= 1 ? '1' : '0') : writeNumber(current?.value ?? null),
    asOf: dayToIso(on),
    confidence: keyResult?.confidence ?? null,
    comment: '',
    start: writeNumber(keyResult?.baseline ?? null),
    target: writeNumber(keyResult?.target ?? null),
    unit,
  };
}

function readAmount(text: string, unit: string): { readonly value: number } | { readonly error: string } {
  const value = readNumber(text, unit);
  if (value === null) return { error: NOT_A_NUMBER };
  return isAmount(value) ? { value } : { error: TOO_LARGE };
}

/** The number that will be saved, where the text may be taken for another: “1,250”, “$1.3M”. */
export function readAs({ value: text, unit }: Pick<CheckInForm, 'value' | 'unit'>): number | null {
  const typed = text.trim();
  const bare = unit !== '' && typed.endsWith(unit) ? typed.slice(0, -unit.length) : typed;
  const value = readNumber(text, unit);
  return value === null || Number(bare.replace(',', '.')) === value ? null : value;
}

export type ReadForm =
  { readonly ok: true; readonly checkIn: CheckIn } | { readonly ok: false; readonly errors: Errors };

/** What can be sent, or what is wrong with each field. */
export function readForm(form: CheckInForm, node: NodeRow, today: EpochDay, cycles: readonly CycleView[]): ReadForm {
  const errors: { -readonly [Key in keyof CheckInForm]?: string } = {};
  const value = readAmount(form.value, form.unit);
  if ('error' in value) errors.value = value.error;
  const asOf = isoToDay(form.asOf);
  if (asOf === null) errors.asOf = 'Enter a day, for example 2026-11-19';
  else if (asOf > today) errors.asOf = "A check-in can't be in the future.";
  if (form.comment.trim() === '' && closedCycleOf(cycles, asOf)) errors.comment = SAY_WHY;
  const commitment = asksForTarget(node) ? readTarget(form, node, errors) : null;
  if ('error' in value || asOf === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    checkIn: { value: value.value, asOf, confidence: form.confidence, comment: form.comment, commitment },
  };
}

function readTarget(
  form: CheckInForm,
  { keyResult, unit }: NodeRow,
  errors: { -readonly [Key in keyof CheckInForm]?: string },
): CheckIn['commitment'] {
  const asked = [form.start, form.target].map((text) => text.trim() !== '');
  // Both may wait: a value without a target is kept and has no result yet.
  if (!keyResult || !asked.includes(true)) return null;
  const start = readAmount(form.start, form.unit);
  const target = readAmount(form.target, form.unit);
  if ('error' in start) errors.start = start.error;
  if ('error' in target) errors.target = target.error;
  if ('error' in start || 'error' in target) return null;
  if (start.value === target.value) {
    errors.target = 'The target is the same as the start. Choose another.';
    return null;
  }
  const { bandLow, bandHigh, tolerance, dueDay } = keyResult;
  const direction = target.value > start.value ? 'increase' : 'decrease';
  const newUnit = form.unit.trim() === '' ? unit : form.unit.trim();
  return {
    commitment: { direction, baseline: start.value, target: target.value, bandLow, bandHigh, tolerance, dueDay },
    unit: newUnit,
  };
}
