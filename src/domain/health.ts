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

/** [HE4] [HE5] Thresholds first, then confidence. */
export function computedVerdict(
  outcomeBp: Bp,
  expectedBp: Bp,
  confidenceX100: number | null,
  settings: HealthSettings,
): Verdict {
  const ratio = ratioBp(outcomeBp, expectedBp);
  const notes: HealthNote[] = ratio === null ? ['nothingDueYet'] : [];
  if (ratio !== null && ratio < settings.onTrackBp)
    return { health: ratio >= settings.atRiskBp ? 'atRisk' : 'offTrack', notes };
  if (confidenceX100 === null || confidenceX100 > settings.lowConfidence * 100) return { health: 'onTrack', notes };
  return { health: 'atRisk', notes: [...notes, 'loweredByConfidence'] };
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

export interface KeyResultSituation extends Standing {
  readonly hasValue: boolean;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly confidenceX100: number | null;
  readonly belowBaseline: boolean;
  readonly early: boolean;
  /** Day from which the silence clock runs (HE2); `null` = nothing started it. */
  readonly silentSince: EpochDay | null;
  readonly today: EpochDay;
}

/** [HE1]–[HE4] */
export function keyResultVerdict(facts: KeyResultSituation, settings: HealthSettings): Verdict {
  const notes: HealthNote[] = [];
  if (facts.belowBaseline) notes.push('belowBaseline');
  const standing = standingVerdict(facts);
  if (standing !== null) return { health: standing, notes };
  if (!facts.hasValue) notes.push('noValue');
  if (isSilent(facts.silentSince, facts.today, settings)) return { health: 'outdated', notes: [...notes, 'silent'] };
  if (facts.early) notes.push('tooEarly');
  if (!facts.hasValue || facts.early) return { health: 'pending', notes };
  if (facts.outcomeBp === null) return { health: 'unmeasured', notes: [...notes, 'noTarget'] };
  if (facts.expectedBp === null) return { health: 'pending', notes: [...notes, 'tooEarly'] };
  const computed = computedVerdict(facts.outcomeBp, facts.expectedBp, facts.confidenceX100, settings);
  return { health: computed.health, notes: [...notes, ...computed.notes] };
}

/** [HE2] The clock starts at the latest of these days. */
export function silenceStart(...days: readonly (EpochDay | null)[]): EpochDay | null {
  return days.reduce<EpochDay | null>(
    (latest, day) => (latest === null || (day !== null && day > latest) ? day : latest),
    null,
  );
}

/** [HE2] Past cadence plus grace. */
export function isSilent(since: EpochDay | null, today: EpochDay, { cadenceDays, graceDays }: HealthSettings): boolean {
  return since !== null && today - since > cadenceDays + graceDays;
}

export interface ParentSituation extends Standing {
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly confidenceX100: number | null;
  /** Weights of the inputs that have, or wait for, a result; those that are outdated; those that are pending (HE5). */
  readonly weightTotal: number;
  readonly weightOutdated: number;
  readonly weightPending: number;
}

/** [HE1] [HE5] */
export function parentVerdict(facts: ParentSituation, settings: HealthSettings): Verdict {
  const standing = standingVerdict(facts);
  if (standing !== null) return { health: standing, notes: [] };
  const { weightTotal, weightOutdated, weightPending, outcomeBp, expectedBp } = facts;
  if (weightTotal > 0 && weightOutdated * 2 >= weightTotal) return { health: 'outdated', notes: ['inputsOutdated'] };
  if (weightTotal > 0 && weightPending * 2 >= weightTotal) return { health: 'pending', notes: ['inputsPending'] };
  if (outcomeBp === null) return { health: 'unmeasured', notes: ['noInput'] };
  if (expectedBp === null) return { health: 'pending', notes: ['tooEarly'] };
  return computedVerdict(outcomeBp, expectedBp, facts.confidenceX100, settings);
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
