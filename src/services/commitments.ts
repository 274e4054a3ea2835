import { validateCommitment, type CommitmentProblem } from '../domain/progress';
import type { Commitment } from '../domain/model';
import { refused } from './failure';

/** What a new key result commits to until somebody says: to raise something. */
export const unsaidCommitment: Commitment = {
  direction: 'increase',
  baseline: null,
  target: null,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
};

const sentences: Readonly<Record<CommitmentProblem, readonly [rule: string, sentence: string]>> = {
  notANumber: ['PR3', 'That is not a number. Enter a number, for example 67.2.'],
  tooLarge: ['PR3', 'Values go up to 1e15. Use a larger unit, for example thousands.'],
  targetEqualsBaseline: ['PR1', 'The target equals the baseline, so there is nothing to reach. Change one of them.'],
  againstDirection: [
    'PR1',
    'The target lies against the direction. Change the direction, or swap baseline and target.',
  ],
  bandReversed: ['PR3', 'The lower end of the band is above the upper end. Swap them.'],
  toleranceNeeded: ['PR3', 'A band with one end, or without width, needs a tolerance: how far outside counts as 0.'],
  toleranceNotPositive: ['PR3', 'The tolerance must be above 0.'],
};

export const sentenceFor = (problem: CommitmentProblem): string => sentences[problem][1];

/** [PR1] [PR3] @throws AppFailure `refused` */
export function checkCommitment(commitment: Commitment): void {
  const problem = validateCommitment(commitment);
  if (problem === null) return;
  const [rule, sentence] = sentences[problem];
  throw refused(rule, sentence);
}
