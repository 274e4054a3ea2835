import type { InputReason } from '../engine/inputs';
import type { TimeSpan } from '../expected';
import type {
  Bp,
  Commitment,
  CycleId,
  Direction,
  EpochDay,
  Health,
  HealthNote,
  HealthOverride,
  HealthSettings,
  Kind,
  Lifecycle,
  NodeId,
} from '../model';

/** Everything here is JSON, and enough to compute the number again (`recompute.ts`). */
export interface CycleSpan {
  readonly id: CycleId;
  readonly name: string;
  readonly start: EpochDay;
  readonly end: EpochDay;
}

/** One child or contributing node. */
export interface InputLine {
  readonly nodeId: NodeId;
  readonly via: 'child' | 'contributesTo';
  readonly otherStrategy: boolean;
  /** `null` for a node of another strategy of which only the numbers are known. */
  readonly kind: Kind | null;
  /** Key results only. */
  readonly value: number | null;
  /** Of the value; above key results the last check-in below. */
  readonly asOf: EpochDay | null;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly ratioBp: number | null;
  /** Computed, for an override never travels upward. */
  readonly health: Health;
  readonly confidenceX100: number | null;
  readonly weight: number;
  readonly shareBp: Bp;
  /** weight × shareBp: what the mean multiplies by. */
  readonly factor: number;
}

export interface LeftOutLine {
  readonly nodeId: NodeId;
  readonly via: 'child' | 'contributesTo';
  readonly otherStrategy: boolean;
  readonly kind: Kind | null;
  readonly reason: Exclude<InputReason, 'counted'> | 'noResult';
  /** Initiatives: they stand beside the number. */
  readonly milestonesDone: number;
  readonly milestonesTotal: number;
}

/** [PR1] [PR2] [PR3] */
export interface KeyResultResult {
  readonly form: 'keyResult';
  readonly rule: 'PR1' | 'PR2' | 'PR3';
  readonly nodeId: NodeId;
  readonly commitment: Commitment;
  readonly value: number | null;
  readonly asOf: EpochDay | null;
  readonly cycle: CycleSpan | null;
  /** Why there is no number. */
  readonly missing: 'value' | 'commitment' | null;
  readonly belowBaseline: boolean;
  readonly outcomeBp: Bp | null;
}

/** The sum spelled out: Σ factor × value over Σ factor, rounded half up. */
export interface Sum {
  readonly terms: readonly { readonly nodeId: NodeId; readonly factor: number; readonly bp: Bp }[];
  readonly top: number;
  readonly bottom: number;
}

/** [RU1] */
export interface MeanResult {
  readonly form: 'mean';
  readonly rule: 'RU1';
  readonly nodeId: NodeId;
  readonly inputs: readonly InputLine[];
  readonly leftOut: readonly LeftOutLine[];
  readonly sum: Sum;
  readonly equalWeights: boolean;
  readonly weakest: { readonly nodeId: NodeId; readonly ratioBp: number } | null;
  readonly outcomeBp: Bp | null;
}

/** [RU7] Milestones stand beside a result and are never one. */
export interface InitiativeResult {
  readonly form: 'initiative';
  readonly rule: 'RU7';
  readonly nodeId: NodeId;
  readonly milestonesDone: number;
  readonly milestonesTotal: number;
  readonly outcomeBp: null;
}

export type ResultExplanation = KeyResultResult | MeanResult | InitiativeResult;

interface ExpectedBase {
  readonly nodeId: NodeId;
  readonly expectedBp: Bp | null;
}

/** [EX1] */
export interface KeyResultExpected extends ExpectedBase {
  readonly form: 'keyResult';
  readonly rule: 'EX1';
  readonly direction: Direction;
  readonly today: EpochDay;
  readonly cycle: CycleSpan | null;
  readonly span: TimeSpan | null;
  readonly startedBy: 'cycle' | 'activation';
  /** Milestones: the day it is due, and whether the cycle had to say so. */
  readonly dueDay: EpochDay | null;
  readonly dueBy: 'date' | 'cycleEnd';
  /** Milestones: once reached it is expected. */
  readonly reached: boolean;
}

/** [EX2] */
export interface MeanExpected extends ExpectedBase {
  readonly form: 'mean';
  readonly rule: 'EX2';
  /** Exactly the inputs of the result. */
  readonly inputs: readonly InputLine[];
  /** `null` when one of them is unknown. */
  readonly sum: Sum | null;
  /** Days that all key results below share. */
  readonly sameTime: { readonly daysPassed: number; readonly daysTotal: number } | null;
}

export interface InitiativeExpected extends ExpectedBase {
  readonly form: 'initiative';
  readonly rule: 'RU7';
  readonly expectedBp: null;
}

export type ExpectedExplanation = KeyResultExpected | MeanExpected | InitiativeExpected;

/** [HE2] */
export interface Silence {
  readonly since: EpochDay;
  readonly startedBy: 'checkIn' | 'cycle' | 'activation' | 'resumption';
  readonly days: number;
  readonly cadenceDays: number;
  readonly graceDays: number;
  /** Last day on which a check-in is in time, without grace. */
  readonly dueDay: EpochDay;
  /** First day on which it is, or would be, outdated. */
  readonly outdatedFrom: EpochDay;
}

/** [HE5] */
export interface InputHealth {
  readonly weightTotal: number;
  readonly weightOutdated: number;
  readonly weightPending: number;
  readonly outdatedIds: readonly NodeId[];
  readonly pendingIds: readonly NodeId[];
}

export interface HealthExplanation {
  readonly nodeId: NodeId;
  readonly kind: Kind;
  /** Of the computed health; an override that holds is HE6 on top. */
  readonly rule: 'HE1' | 'HE2' | 'HE3' | 'HE4' | 'HE5';
  readonly health: Health;
  readonly computedHealth: Health;
  readonly notes: readonly HealthNote[];
  readonly lifecycle: Lifecycle;
  readonly cycle: CycleSpan | null;
  readonly cycleEnded: boolean;
  readonly today: EpochDay;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  readonly ratioBp: number | null;
  readonly settings: HealthSettings;
  /** What the thresholds alone say (HE4). */
  readonly byThresholds: 'onTrack' | 'atRisk' | 'offTrack' | null;
  readonly confidenceX100: number | null;
  readonly loweredByConfidence: boolean;
  /** Time of a key result, or what all key results below share. */
  readonly time: { readonly daysPassed: number; readonly daysTotal: number } | null;
  readonly early: boolean;
  readonly hasValue: boolean;
  readonly belowBaseline: boolean;
  /** Key results only. */
  readonly silence: Silence | null;
  /** Above key results only. */
  readonly inputs: InputHealth | null;
  readonly override: (HealthOverride & { readonly idle: 'expired' | 'outdated' | 'notActive' | null }) | null;
}
