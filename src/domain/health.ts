import {
  WHOLE,
  type Bp,
  type Health,
  type HealthNote,
  type HealthOverride,
  type HealthSettings,
  type Lifecycle,
} from './model';
import type { EpochDay } from './model';

export interface Verdict {
  readonly health: Health;
  readonly notes: readonly HealthNote[];
}

/** [HE4] outcome / expected, rounded down so that it never reaches a threshold it has not reached. */
export function ratioBp(outcomeBp: Bp | null, expectedBp: Bp | null): number | null {
  if (outcomeBp === null || expectedBp === null || expectedBp === 0) return null;
  return Math.floor((outcomeBp * WHOLE) / expectedBp);
}

/** [HE4] Thresholds alone; nothing expected yet is on track. */
export function healthByThresholds(
  outcomeBp: Bp,
  expectedBp: Bp,
  { onTrackBp, atRiskBp }: Pick<HealthSettings, 'onTrackBp' | 'atRiskBp'>,
): 'onTrack' | 'atRisk' | 'offTrack' {
  const ratio = ratioBp(outcomeBp, expectedBp);
  if (ratio === null || ratio >= onTrackBp) return 'onTrack';
  return ratio >= atRiskBp ? 'atRisk' : 'offTrack';
}

/** What HE1 looks at before any number. */
export interface Standing {
  readonly lifecycle: Lifecycle;
  readonly cycleEnded: boolean;
}

/** [HE1] Lifecycle and the end of the cycle come before everything else. */
export function standingVerdict({ lifecycle, cycleEnded }: Standing): Health | null {
  if (lifecycle !== 'active') return lifecycle;
  return cycleEnded ? 'cycleEnded' : null;
}

export interface KeyResultSituation {
  readonly hasValue: boolean;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly confidenceX100: number | null;
  readonly belowBaseline: boolean;
  readonly early: boolean;
  /** Day from which the silence clock runs (HE2); `null` = nothing started it. */
  readonly silentSince: EpochDay | null;
}

/** [HE1]–[HE4] */
export function keyResultVerdict(
  standing: Standing,
  facts: KeyResultSituation,
  today: EpochDay,
  settings: HealthSettings,
): Verdict {
  const notes: HealthNote[] = [];
  if (facts.belowBaseline) notes.push('belowBaseline');
  const stands = standingVerdict(standing);
  if (stands !== null) return { health: stands, notes };
  if (!facts.hasValue) notes.push('noValue');
  if (isSilent(facts.silentSince, today, settings)) {
    notes.push('silent');
    return { health: 'outdated', notes };
  }
  if (facts.early) notes.push('tooEarly');
  if (!facts.hasValue || facts.early) return { health: 'pending', notes };
  return measuredVerdict(facts.outcomeBp, facts.expectedBp, facts.confidenceX100, settings, notes, 'noTarget');
}

/** [HE4] [HE5] Without a result: unmeasured, and `unmeasured` says why. Without an expectation it is too early to compare. */
function measuredVerdict(
  outcomeBp: Bp | null,
  expectedBp: Bp | null,
  confidenceX100: number | null,
  settings: HealthSettings,
  notes: HealthNote[],
  unmeasured: HealthNote,
): Verdict {
  if (outcomeBp === null) {
    notes.push(unmeasured);
    return { health: 'unmeasured', notes };
  }
  if (expectedBp === null) {
    notes.push('tooEarly');
    return { health: 'pending', notes };
  }
  if (expectedBp === 0) notes.push('nothingDueYet');
  const health = healthByThresholds(outcomeBp, expectedBp, settings);
  if (health !== 'onTrack' || confidenceX100 === null || confidenceX100 > settings.lowConfidence * 100)
    return { health, notes };
  notes.push('loweredByConfidence');
  return { health: 'atRisk', notes };
}

/** [HE2] The clock starts at the latest of these days. */
export function silenceStart(
  lastCheckInDay: EpochDay | null,
  cycleStart: EpochDay | null,
  activatedDay: EpochDay | null,
  resumedDay: EpochDay | null,
): EpochDay | null {
  return later(later(lastCheckInDay, cycleStart), later(activatedDay, resumedDay));
}

function later(a: EpochDay | null, b: EpochDay | null): EpochDay | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** [HE2] Past cadence plus grace. */
export function isSilent(since: EpochDay | null, today: EpochDay, { cadenceDays, graceDays }: HealthSettings): boolean {
  return since !== null && today - since > cadenceDays + graceDays;
}

/** Weights of the inputs that have, or wait for, a result; those that are outdated; those that are pending (HE5). */
export interface HealthWeights {
  readonly weightTotal: number;
  readonly weightOutdated: number;
  readonly weightPending: number;
}

export interface ParentSituation {
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly confidenceX100: number | null;
}

/** [HE1] [HE5] */
export function parentVerdict(
  standing: Standing,
  { outcomeBp, expectedBp, confidenceX100 }: ParentSituation,
  { weightTotal, weightOutdated, weightPending }: HealthWeights,
  settings: HealthSettings,
): Verdict {
  const stands = standingVerdict(standing);
  if (stands !== null) return { health: stands, notes: [] };
  if (weightTotal > 0 && weightOutdated * 2 >= weightTotal) return { health: 'outdated', notes: ['inputsOutdated'] };
  if (weightTotal > 0 && weightPending * 2 >= weightTotal) return { health: 'pending', notes: ['inputsPending'] };
  return measuredVerdict(outcomeBp, expectedBp, confidenceX100, settings, [], 'noInput');
}

/** [HE6] Why an override is not what is shown; `null` = it holds. */
export function overrideIdle(
  override: HealthOverride | null,
  computed: Health,
  today: EpochDay,
): 'none' | 'expired' | 'outdated' | 'notActive' | null {
  if (override === null) return 'none';
  if (today > override.until) return 'expired';
  if (computed === 'outdated') return 'outdated';
  return OPEN.has(computed) ? null : 'notActive';
}

/** Healths that a person may override: not what a lifecycle, the end of a cycle or silence says. */
const OPEN: ReadonlySet<Health> = new Set<Health>(['onTrack', 'atRisk', 'offTrack', 'pending', 'unmeasured']);

/** [HE6] What is shown beside the computed health. */
export function shownHealth(override: HealthOverride | null, computed: Health, today: EpochDay): Health {
  return override !== null && overrideIdle(override, computed, today) === null ? override.health : computed;
}

export type SettingsProblem = 'atRiskNotBelowOnTrack' | 'notPositive';

/** "At risk must stay below on track." `null` when the settings may be saved. */
export function checkHealthSettings(settings: Pick<HealthSettings, 'onTrackBp' | 'atRiskBp'>): SettingsProblem | null {
  if (!(settings.atRiskBp > 0)) return 'notPositive';
  return settings.atRiskBp < settings.onTrackBp ? null : 'atRiskNotBelowOnTrack';
}
