import {
  DIRECTIONS,
  KINDS,
  LIFECYCLES,
  type Commitment,
  type HealthOverride,
  type KeyResultFacts,
  type MetricValue,
  type NodeFacts,
  type Trend,
} from '../domain/model';
import { realOrNull, text, textOrNull, whole, wholeOrNull, word, wordOrNull, type Raw } from './decode';
import { StorageError } from './errors';

const OVERRIDES = ['onTrack', 'atRisk', 'offTrack'] as const;

/** A commitment as the row of the node holds it; `null` for other kinds. */
export function toCommitment(row: Raw): Commitment | null {
  const direction = wordOrNull(row, 'direction', DIRECTIONS);
  if (direction === null) return null;
  return {
    direction,
    baseline: realOrNull(row, 'baseline'),
    target: realOrNull(row, 'target'),
    bandLow: realOrNull(row, 'band_low'),
    bandHigh: realOrNull(row, 'band_high'),
    tolerance: realOrNull(row, 'tolerance'),
    dueDay: wholeOrNull(row, 'due_day'),
  };
}

export function toOverride(row: Raw): HealthOverride | null {
  const health = wordOrNull(row, 'override_health', OVERRIDES);
  if (health === null) return null;
  return {
    health,
    reason: text(row, 'override_reason'),
    by: textOrNull(row, 'override_by'),
    until: whole(row, 'override_until'),
  };
}

/** `fromWeek;points` with an empty place for a week that is not known. */
export function fromTrend(trend: Trend | null): string | null {
  return trend === null ? null : `${trend.fromWeek};${trend.points.map((point) => point ?? '').join(',')}`;
}

export function toTrend(row: Raw, column: string): Trend | null {
  const stored = textOrNull(row, column);
  if (stored === null) return null;
  const [from, points] = stored.split(';');
  if (from === undefined || points === undefined)
    throw new StorageError('unavailable', `The column ${column} holds no trend.`);
  return { fromWeek: Number(from), points: points.split(',').map((point) => (point === '' ? null : Number(point))) };
}

function toCurrent(row: Raw): MetricValue | null {
  const value = realOrNull(row, 'current_value');
  return value === null
    ? null
    : { value, asOf: whole(row, 'current_as_of'), enteredAt: whole(row, 'current_entered_at') };
}

function toKeyResult(row: Raw): KeyResultFacts | null {
  const commitment = toCommitment(row);
  if (commitment === null) return null;
  return {
    ...commitment,
    metricId: text(row, 'metric_id'),
    current: toCurrent(row),
    confidence: wholeOrNull(row, 'confidence'),
    lastCheckInDay: wholeOrNull(row, 'last_check_in_day'),
    trend: toTrend(row, 'trend'),
  };
}

/** Of a row that carries node and key_result under the names of their columns. */
export function toFacts(row: Raw): NodeFacts {
  return {
    id: text(row, 'id'),
    strategyId: text(row, 'strategy_id'),
    parentId: textOrNull(row, 'parent_id'),
    kind: word(row, 'kind', KINDS),
    rank: text(row, 'rank_key'),
    lifecycle: word(row, 'lifecycle', LIFECYCLES),
    weight: whole(row, 'weight'),
    parentShareBp: wholeOrNull(row, 'parent_share_bp'),
    cycleId: textOrNull(row, 'cycle_id'),
    activatedAt: wholeOrNull(row, 'activated_at'),
    resumedAt: wholeOrNull(row, 'resumed_at'),
    archivedAt: wholeOrNull(row, 'archived_at'),
    milestonesDone: whole(row, 'milestones_done'),
    milestonesTotal: whole(row, 'milestones_total'),
    override: toOverride(row),
    keyResult: toKeyResult(row),
  };
}
