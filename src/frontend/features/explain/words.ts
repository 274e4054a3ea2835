import type { LeftOutLine } from '../../../domain/explain/types';

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "three", and from eleven on the number. */
export const inWords = (count: number): string => SMALL[count] ?? String(count);

const plural = (count: number, one: string, many: string): string => `${inWords(count)} ${count === 1 ? one : many}`;

/** "its only input", "both inputs", "all three inputs". */
export const allInputs = (count: number): string =>
  count === 1 ? 'its only input' : count === 2 ? 'both inputs' : `all ${inWords(count)} inputs`;

export function meanSentence(count: number, equal: boolean): string {
  if (count === 0) return 'Nothing below has a result yet.';
  if (count === 1) return 'The result of its only input.';
  return `Mean of ${inWords(count)} inputs ${equal ? 'with equal weight' : 'by their weights'}.`;
}

const REASONS: Readonly<Record<LeftOutLine['reason'], (count: number) => string>> = {
  initiative: (count) => plural(count, 'initiative', 'initiatives'),
  draft: (count) => plural(count, 'draft', 'drafts'),
  proposed: (count) => `${inWords(count)} awaiting agreement`,
  paused: (count) => `${inWords(count)} paused`,
  dropped: (count) => `${inWords(count)} dropped`,
  otherCycle: (count) => `${inWords(count)} of another cycle`,
  weightZero: (count) => `${inWords(count)} with weight 0`,
  noResult: (count) => `${inWords(count)} without a result yet`,
};

/** "Not counted: two initiatives, one draft. Their milestones stand beside: 3 of 5, 4 of 4." */
export function leftOutSentence(lines: readonly LeftOutLine[]): string | null {
  if (lines.length === 0) return null;
  const counts = new Map<LeftOutLine['reason'], number>();
  for (const { reason } of lines) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const parts = [...counts].map(([reason, count]) => REASONS[reason](count));
  const milestones = lines
    .filter((line) => line.reason === 'initiative' && line.milestonesTotal > 0)
    .map((line) => `${line.milestonesDone} of ${line.milestonesTotal}`);
  const beside =
    milestones.length === 0
      ? ''
      : ` ${milestones.length === 1 ? 'Its' : 'Their'} milestones stand beside: ${milestones.join(', ')}.`;
  return `Not counted: ${parts.join(', ')}.${beside}`;
}

/** "0.89"; with more decimals where two would show a threshold that it has not reached. */
export function ratio(bp: number, thresholds: readonly number[] = []): string {
  const rounded = Math.floor(bp / 100 + 0.5);
  const misleads = thresholds.some((threshold) => bp < threshold && rounded * 100 >= threshold);
  return misleads ? (bp / 10_000).toFixed(4) : (rounded / 100).toFixed(2);
}
