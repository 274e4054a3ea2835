import { expectedBp, isEarly, timeSpan, type TimeSpan } from '../expected';
import { silenceStart, type KeyResultSituation } from '../health';
import type { CycleFacts, EngineInput, EpochDay, EpochMs, KeyResultFacts, MetricValue, NodeFacts } from '../model';
import { progressBp } from '../progress';

/** What one key result says today, before anything rolls up. */
export interface KeyResultToday extends KeyResultSituation {
  readonly cycle: CycleFacts | null;
  readonly span: TimeSpan | null;
  readonly activatedDay: EpochDay | null;
  readonly resumedDay: EpochDay | null;
  /** `null` when the stored one is not of this cycle, or later than today (PR2). */
  readonly current: MetricValue | null;
  readonly lastCheckInDay: EpochDay | null;
}

/** Day of an instant after the start of the cycle, see `dayAfterStart`. */
export type DayOf = (ms: EpochMs | null, cycle: CycleFacts | null) => EpochDay | null;

const NOTHING_SAID: KeyResultFacts = {
  ...{
    metricId: '',
    direction: 'increase',
    baseline: null,
    target: null,
    bandLow: null,
    bandHigh: null,
    tolerance: null,
  },
  ...{ dueDay: null, current: null, confidence: null, lastCheckInDay: null, trend: null },
};

export function keyResultToday(
  node: NodeFacts,
  cycle: CycleFacts | null,
  { today }: Pick<EngineInput, 'today'>,
  dayOf: DayOf,
): KeyResultToday {
  const facts = node.keyResult ?? NOTHING_SAID;
  const activatedDay = dayOf(node.activatedAt, cycle);
  const resumedDay = dayOf(node.resumedAt, cycle);
  const span = timeSpan(cycle, activatedDay, today);
  const current = facts.current !== null && isOfNow(facts.current.asOf, cycle, today) ? facts.current : null;
  const progress = current === null ? null : progressBp(facts, current.value);
  const outcomeBp = progress?.bp ?? null;
  // Written out, for spreading costs more than all the rest here.
  return {
    cycle,
    span,
    activatedDay,
    resumedDay,
    current,
    hasValue: current !== null,
    outcomeBp,
    belowBaseline: progress?.belowBaseline ?? false,
    expectedBp: expectedBp(facts, span, outcomeBp, today),
    confidenceX100: current === null || facts.confidence === null ? null : facts.confidence * 100,
    lastCheckInDay: facts.lastCheckInDay,
    silentSince: silenceStart(facts.lastCheckInDay, cycle?.start ?? null, activatedDay, resumedDay),
    early: span !== null && isEarly(span),
  };
}

function isOfNow(asOf: EpochDay, cycle: CycleFacts | null, today: EpochDay): boolean {
  return asOf <= today && (cycle === null || (asOf >= cycle.start && asOf <= cycle.end));
}
