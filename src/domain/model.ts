/**
 * What the engine reads. Rows are plain JSON; unknown is `null`, never 0.
 * Days are whole days since 1970-01-01 in the strategy's time zone, times are epoch milliseconds,
 * progress and shares are integers in ten-thousandths ("basis points", `…Bp`).
 */
export type Id<Name extends string> = string & { readonly __id?: Name };
export type NodeId = Id<'node'>;
export type StrategyId = Id<'strategy'>;
export type CycleId = Id<'cycle'>;
export type MetricId = Id<'metric'>;
export type AccountId = Id<'account'>;

export type EpochDay = number;
export type EpochMs = number;
/** Integer ten-thousandths: 10,000 is the whole. */
export type Bp = number;
export const WHOLE: Bp = 10_000;

export const KINDS = ['vision', 'theme', 'objective', 'keyResult', 'initiative'] as const;
export type Kind = (typeof KINDS)[number];

export const LIFECYCLES = ['draft', 'proposed', 'active', 'paused', 'achieved', 'dropped'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

export const DIRECTIONS = ['increase', 'decrease', 'maintain', 'milestone'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a key result commits to. `maintain` uses the band, `milestone` the due day, the others baseline and target. */
export interface Commitment {
  readonly direction: Direction;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly bandLow: number | null;
  readonly bandHigh: number | null;
  /** Width over which `maintain` falls to 0 outside a one-sided or zero-width band. */
  readonly tolerance: number | null;
  readonly dueDay: EpochDay | null;
}

/** One dated value of a metric; a check-in writes it. */
export interface MetricValue {
  readonly value: number;
  readonly asOf: EpochDay;
  readonly enteredAt: EpochMs;
  /** Entered after its cycle was closed, and says so (PR2). */
  readonly correction?: boolean;
}

/** Progress at the end of consecutive weeks (week = floor(epoch day / 7)); oldest first. */
export interface Trend {
  readonly fromWeek: number;
  readonly points: readonly (Bp | null)[];
}

/** A key result as the roll-up reads it: its commitment and what its check-ins say (PR2), already chosen. */
export interface KeyResultFacts extends Commitment {
  readonly metricId: MetricId;
  readonly current: MetricValue | null;
  /** 0–10, of the last check-in. */
  readonly confidence: number | null;
  /** Latest as-of day of its check-ins; the silence clock of HE2 counts from it. */
  readonly lastCheckInDay: EpochDay | null;
  readonly trend: Trend | null;
}

export interface HealthOverride {
  readonly health: 'onTrack' | 'atRisk' | 'offTrack';
  readonly reason: string;
  /** `null`: that account was closed. */
  readonly by: AccountId | null;
  /** Last day on which it holds. */
  readonly until: EpochDay;
}

export interface NodeFacts {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly parentId: NodeId | null;
  readonly kind: Kind;
  /** Fractional index; siblings sort by it in byte order, then by id. */
  readonly rank: string;
  readonly lifecycle: Lifecycle;
  /** 0–100; 0 leaves the node out of its parent's result. */
  readonly weight: number;
  /** Share that flows to the parent; `null` = what `contributesTo` leaves (RU3). */
  readonly parentShareBp: Bp | null;
  readonly cycleId: CycleId | null;
  readonly activatedAt: EpochMs | null;
  readonly resumedAt: EpochMs | null;
  readonly archivedAt: EpochMs | null;
  /** Initiatives only. */
  readonly milestonesDone: number;
  readonly milestonesTotal: number;
  readonly override: HealthOverride | null;
  /** Only for key results. */
  readonly keyResult: KeyResultFacts | null;
}

export const EDGE_KINDS = ['contributesTo', 'dependsOn', 'conflictsWith'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export interface EdgeFacts {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly fromId: NodeId;
  readonly toId: NodeId;
  /** `contributesTo` only. */
  readonly shareBp: Bp | null;
  /** `dependsOn` only. */
  readonly neededBy: EpochDay | null;
}

export interface CycleFacts {
  readonly id: CycleId;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly start: EpochDay;
  /** Last day, inclusive. */
  readonly end: EpochDay;
  readonly closedAt: EpochMs | null;
}

/** HE1–HE4 settings. Ratios in ten-thousandths. */
export interface HealthSettings {
  readonly onTrackBp: Bp;
  readonly atRiskBp: Bp;
  /** At or below this confidence on track becomes at risk. */
  readonly lowConfidence: number;
  /** A check-in is due every so many days… */
  readonly cadenceDays: number;
  /** …and outdated after this many more. */
  readonly graceDays: number;
}

export const DEFAULT_HEALTH: HealthSettings = {
  onTrackBp: 9_000,
  atRiskBp: 7_000,
  lowConfidence: 3,
  cadenceDays: 14,
  graceDays: 3,
};

/** A node of another strategy that contributes here, as far as its weight is concerned. */
export interface ForeignNode {
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly weight: number;
  /** First and last day of its cycle; `null` = it has none. */
  readonly cycle: { readonly start: EpochDay; readonly end: EpochDay } | null;
}

/** Everything the computation of one strategy depends on. Same input, same answer. */
export interface EngineInput {
  readonly strategyId: StrategyId;
  readonly nodes: readonly NodeFacts[];
  readonly edges: readonly EdgeFacts[];
  readonly cycles: readonly CycleFacts[];
  readonly health: HealthSettings;
  readonly today: EpochDay;
  readonly now: EpochMs;
  /** IANA name; says what a day is. */
  readonly timeZone: string;
  /** Roll-ups of nodes of other strategies that contribute here. */
  readonly foreign?: ReadonlyMap<NodeId, Rollup>;
  /** Weight, lifecycle and cycle of the same nodes; left out: an active objective of weight 1 (RU1). */
  readonly foreignNodes?: ReadonlyMap<NodeId, ForeignNode>;
}

export type Health =
  | 'onTrack'
  | 'atRisk'
  | 'offTrack'
  | 'outdated'
  | 'pending'
  | 'unmeasured'
  | 'cycleEnded'
  | 'planInvalid'
  | 'draft'
  | 'proposed'
  | 'paused'
  | 'achieved'
  | 'dropped';

/** Why a health is what it is; each names its rule. */
export type HealthNote =
  | 'nothingDueYet' // HE4 expected 0
  | 'loweredByConfidence' // HE4/HE5
  | 'belowBaseline' // PR1
  | 'noValue' // HE3
  | 'noTarget' // PR1 a value, but no baseline and target to measure it against
  | 'tooEarly' // HE3
  | 'silent' // HE2
  | 'inputsOutdated' // HE5
  | 'inputsPending' // HE5
  | 'noInput'; // HE5

/** The numbers of one node on one day (table node_rollup). */
export interface Rollup {
  readonly nodeId: NodeId;
  readonly day: EpochDay;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  /** outcome / expected in ten-thousandths; `null` when either is unknown or expected is 0. */
  readonly ratioBp: number | null;
  /** Shown: the override where one holds. */
  readonly health: Health;
  /** Never hidden by an override (HE6). */
  readonly computedHealth: Health;
  readonly notes: readonly HealthNote[];
  /** Weighted mean above key results, in hundredths (0–1000). */
  readonly confidenceX100: number | null;
  /** Child with the lowest outcome / expected. */
  readonly weakestId: NodeId | null;
  /** Latest of its own and its inputs'. */
  readonly lastCheckInDay: EpochDay | null;
  /** Inputs that count, and those left out beside the number (RU1). */
  readonly inputCount: number;
  readonly unknownCount: number;
  readonly leftOutCount: number;
  readonly trend: Trend | null;
}
