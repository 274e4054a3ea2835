import type { Commitment, Lifecycle } from './model';
import { bandOf } from './progress';

/** A commitment with the metric it stands on. Left out = not compared. */
export interface CommitmentState extends Commitment {
  readonly metric?: string | null;
  readonly unit?: string | null;
}

const FIELDS = [
  'direction',
  'baseline',
  'target',
  'bandLow',
  'bandHigh',
  'tolerance',
  'dueDay',
  'metric',
  'unit',
] as const;
export type CommitmentField = (typeof FIELDS)[number];

export interface FieldChange {
  readonly field: CommitmentField;
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** The commitment was not complete before: nothing had been promised. */
  readonly firstSaid: boolean;
}

/** [CH1] What differs, in a fixed order of fields. */
export function commitmentChanges(before: CommitmentState, after: CommitmentState): FieldChange[] {
  const firstSaid = !isComplete(before);
  return FIELDS.flatMap((field) => {
    const old = before[field];
    const now = after[field];
    return old === undefined || now === undefined || old === now ? [] : [{ field, before: old, after: now, firstSaid }];
  });
}

/** [CH1] A change of an active key result needs a reason, unless it completes what was never said. */
export function needsReason(lifecycle: Lifecycle, changes: readonly FieldChange[]): boolean {
  return lifecycle === 'active' && changes.some(({ firstSaid }) => !firstSaid);
}

/** Whether progress can be measured against it. */
export function isComplete(commitment: Commitment): boolean {
  switch (commitment.direction) {
    case 'increase':
    case 'decrease':
      return commitment.baseline !== null && commitment.target !== null;
    case 'maintain':
      return bandOf(commitment) !== null;
    case 'milestone':
      return true;
  }
}
