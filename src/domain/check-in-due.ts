import { dayIn } from './days';
import { silenceStart } from './health';
import type { CycleFacts, EpochDay, HealthSettings, NodeFacts } from './model';

/** What decides whether a check-in is due. */
export interface DueContext {
  /** The cycle it is in, inherited or its own (TR4). */
  readonly cycle: CycleFacts | null;
  readonly today: EpochDay;
  readonly timeZone: string;
  readonly health: Pick<HealthSettings, 'cadenceDays'>;
}

/**
 * [HE2] Days for which the check-in of a key result has been due: the silence clock has passed the cadence; the grace plays no part.
 * `null` when none is due.
 */
export function checkInDueFor(node: NodeFacts, { cycle, today, timeZone, health }: DueContext): number | null {
  if (node.keyResult === null || node.lifecycle !== 'active') return null;
  if (cycle !== null && (today < cycle.start || today > cycle.end)) return null;
  const dayOf = (ms: number | null) => (ms === null ? null : dayIn(timeZone, ms));
  const since = silenceStart(
    node.keyResult.lastCheckInDay,
    cycle?.start ?? null,
    dayOf(node.activatedAt),
    dayOf(node.resumedAt),
  );
  if (since === null) return null;
  const late = today - since - health.cadenceDays;
  return late >= 0 ? late : null;
}
