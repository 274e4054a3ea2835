import { weekOf } from './days';
import { ratioBp } from './exact';
import { WHOLE, type Bp, type Commitment, type CycleFacts, type EpochDay, type MetricValue, type Trend } from './model';

/** PR3: the largest size of a value, a baseline, a target, a band. */
export const MOST_VALUE = 1e15;
/** A trend keeps this many weeks, the latest ones. */
export const TREND_WEEKS = 53;

export interface Progress {
  readonly bp: Bp;
  /** PR1: the value is on the wrong side of the baseline; progress is 0 and says so. */
  readonly belowBaseline: boolean;
}

/** [PR1] [PR3] Progress of a value towards a commitment; `null` while the commitment does not say what it measures. */
export function progressBp(commitment: Commitment, value: number): Progress | null {
  if (!isAmount(value)) return null;
  switch (commitment.direction) {
    case 'increase':
    case 'decrease':
      return towardsTarget(commitment, value);
    case 'maintain':
      return insideBand(commitment, value);
    case 'milestone':
      return { bp: value >= 1 ? WHOLE : 0, belowBaseline: false };
  }
}

function towardsTarget({ direction, baseline, target }: Commitment, value: number): Progress | null {
  if (baseline === null || target === null || baseline === target || !isAmount(baseline) || !isAmount(target))
    return null;
  const rises = target > baseline;
  if (rises !== (direction === 'increase')) return null;
  if (rises ? value < baseline : value > baseline) return { bp: 0, belowBaseline: true };
  if (rises ? value >= target : value <= target) return { bp: WHOLE, belowBaseline: false };
  return { bp: ratioBp([value, -baseline], [target, -baseline]), belowBaseline: false };
}

function insideBand(commitment: Commitment, value: number): Progress | null {
  const band = bandOf(commitment);
  if (band === null) return null;
  const { low, high, width } = band;
  const beyond = low !== null && value < low ? [low, -value] : high !== null && value > high ? [value, -high] : null;
  if (beyond === null) return { bp: WHOLE, belowBaseline: false };
  const inside = [...width, ...beyond.map((term) => -term)];
  return { bp: Math.max(0, ratioBp(inside, width)), belowBaseline: false };
}

interface Band {
  readonly low: number | null;
  readonly high: number | null;
  /** Signed terms whose sum is the width over which progress falls to 0. */
  readonly width: readonly number[];
}

/** [PR3] `null` while the band is incomplete or contradicts itself. */
export function bandOf({ bandLow: low, bandHigh: high, tolerance }: Commitment): Band | null {
  if (low === null && high === null) return null;
  if (low !== null && high !== null && low > high) return null;
  if (low !== null && high !== null && low < high) return { low, high, width: [high, -low] };
  return tolerance !== null && tolerance > 0 ? { low, high, width: [tolerance] } : null;
}

export type CommitmentProblem =
  | 'notANumber' // NaN or infinite
  | 'tooLarge' // above 1e15 or below −1e15
  | 'targetEqualsBaseline'
  | 'againstDirection'
  | 'bandReversed' // low above high
  | 'toleranceNeeded' // one-sided or zero-width band
  | 'toleranceNotPositive';

/** [PR1] [PR3] Why a commitment is refused; `null` when it may be saved. What is not said yet (`null`) is no problem. */
export function validateCommitment(commitment: Commitment): CommitmentProblem | null {
  const { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay } = commitment;
  for (const value of [baseline, target, bandLow, bandHigh, tolerance, dueDay]) {
    if (value === null) continue;
    if (!Number.isFinite(value)) return 'notANumber';
    if (Math.abs(value) > MOST_VALUE) return 'tooLarge';
  }
  if (tolerance !== null && tolerance <= 0) return 'toleranceNotPositive';
  if (direction === 'increase' || direction === 'decrease') {
    if (baseline === null || target === null) return null;
    if (baseline === target) return 'targetEqualsBaseline';
    return target > baseline === (direction === 'increase') ? null : 'againstDirection';
  }
  if (direction === 'milestone' || (bandLow === null && bandHigh === null)) return null;
  if (bandLow !== null && bandHigh !== null && bandLow > bandHigh) return 'bandReversed';
  return bandOf(commitment) === null ? 'toleranceNeeded' : null;
}

/** [PR3] Finite and at most 1e15 in size. */
export function isAmount(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= MOST_VALUE;
}

/**
 * [PR2] The value with the latest as-of day inside the cycle and not after today; ties by entered date, then the larger value. Into a
 * closed cycle only a correction reaches. Without a cycle every value up to today counts.
 */
export function currentValue<V extends MetricValue>(
  values: readonly V[],
  cycle: Pick<CycleFacts, 'start' | 'end' | 'closedAt'> | null,
  today: EpochDay,
): V | null {
  let best: V | null = null;
  for (const value of values) if (counts(value, cycle, today) && (best === null || isLater(value, best))) best = value;
  return best;
}

function counts(
  value: MetricValue,
  cycle: Pick<CycleFacts, 'start' | 'end' | 'closedAt'> | null,
  today: EpochDay,
): boolean {
  if (value.asOf > today) return false;
  if (cycle === null) return true;
  if (value.asOf < cycle.start || value.asOf > cycle.end) return false;
  return cycle.closedAt === null || value.enteredAt <= cycle.closedAt || value.correction === true;
}

function isLater(a: MetricValue, b: MetricValue): boolean {
  return (a.asOf - b.asOf || a.enteredAt - b.enteredAt || a.value - b.value) > 0;
}

/** Progress at the end of every week, from that of the first value to today's; `null` while there is nothing to measure. */
export function trendOf(
  values: readonly MetricValue[],
  commitment: Commitment,
  cycle: Pick<CycleFacts, 'start' | 'end' | 'closedAt'> | null,
  today: EpochDay,
): Trend | null {
  const inOrder = values.filter((value) => counts(value, cycle, today)).sort((a, b) => (isLater(a, b) ? 1 : -1));
  const first = inOrder[0];
  if (first === undefined) return null;
  const lastWeek = weekOf(cycle === null ? today : Math.min(today, cycle.end));
  const fromWeek = Math.max(weekOf(first.asOf), lastWeek - TREND_WEEKS + 1);
  const points: (Bp | null)[] = [];
  let next = 0;
  for (let week = fromWeek; week <= lastWeek; week += 1) {
    while (next < inOrder.length && weekOf(inOrder[next]!.asOf) <= week) next += 1;
    points.push(progressBp(commitment, inOrder[next - 1]!.value)?.bp ?? null);
  }
  return points.some((point) => point !== null) ? { fromWeek, points } : null;
}
