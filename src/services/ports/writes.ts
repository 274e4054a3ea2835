import type {
  AccountId,
  Commitment,
  CycleId,
  EdgeKind,
  EpochDay,
  EpochMs,
  HealthOverride,
  Kind,
  Lifecycle,
  NodeId,
  Rollup,
  StrategyId,
} from '../../domain/model';
import type { Delivery } from '../../domain/work/model';
import type { CommitmentChange, SettingsView } from '../../shared/views';
import type { FactsRow, FieldChanges, LastChange, LongTexts } from './rows';
import type { WorkWrites } from './work-rows';

/** Who writes, when, and under which request. */
export interface WriteStamp {
  readonly requestId: string;
  readonly by: AccountId | null;
  readonly at: EpochMs;
  /** What the log will say; the row carries it until it does. */
  readonly change?: LastChange;
}

/**
 * What became of a conditional write. `done`: by this statement, or by an earlier run of the same request whose answer was lost.
 * `stale`: somebody else's version stands.
 */
export type WriteOutcome = 'done' | 'stale';

export interface NewStrategy {
  readonly id: StrategyId;
  readonly name: string;
  readonly timeZone: string;
  readonly projectIds: readonly string[];
  readonly editorIds: readonly AccountId[];
}

export interface StrategyPatch {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly projectIds?: readonly string[] | undefined;
  readonly groupIds?: readonly string[] | undefined;
  readonly editorIds?: readonly AccountId[] | undefined;
}

export interface CycleRow {
  readonly id: CycleId;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly start: EpochDay;
  readonly end: EpochDay;
}

export interface TeamRow {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly leadId: AccountId | null;
  readonly parentId: string | null;
  readonly size: number | null;
  readonly projectIds: readonly string[];
}

export interface EdgeRow {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly fromId: NodeId;
  readonly toId: NodeId;
  readonly fromStrategy: StrategyId;
  readonly toStrategy: StrategyId;
  readonly shareBp: number | null;
  readonly neededBy: EpochDay | null;
}

export interface NewNode {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly parentId: NodeId | null;
  readonly kind: Kind;
  readonly number: number;
  readonly rank: string;
  readonly title: string;
  readonly ownerId: AccountId | null;
  readonly weight: number;
  readonly lifecycle: Lifecycle;
  readonly cycleId: CycleId | null;
  readonly activatedAt: EpochMs | null;
  readonly metricId: string | null;
  readonly commitment: Commitment | null;
  readonly change: LastChange;
}

/** What one UPDATE of a node changes. Left out: stays. */
export interface NodePatch extends Partial<LongTexts> {
  readonly title?: string;
  readonly ownerId?: AccountId | null;
  readonly contributorIds?: readonly AccountId[];
  readonly teamId?: string | null;
  readonly weight?: number;
  readonly lifecycle?: Lifecycle;
  readonly activatedAt?: EpochMs | null;
  readonly resumedAt?: EpochMs | null;
  readonly lifecycleAt?: EpochMs | null;
  readonly lifecycleReason?: string | null;
  readonly cycleId?: CycleId | null;
  readonly reviewBy?: EpochDay | null;
  readonly milestonesDone?: number;
  readonly milestonesTotal?: number;
  readonly override?: HealthOverride | null;
  readonly commitment?: Commitment;
  readonly parentId?: NodeId;
  readonly rank?: string;
}

/** Which row, at which version, and what the log will say of it. */
export interface NodeGuard {
  readonly nodeId: NodeId;
  readonly version: number;
  readonly change: LastChange;
}

export interface NewMetric {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly unit: string;
}

export interface NewCheckIn {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly metricId: string;
  readonly nodeId: NodeId;
  readonly value: number;
  readonly confidence: number | null;
  readonly comment: string;
  readonly asOf: EpochDay;
  readonly correction: boolean;
  readonly enteredAt: EpochMs;
  readonly byId: AccountId | null;
}

/** Facts of a key result, made from what was read at that version of the stored ones. */
export interface VersionedFacts extends FactsRow {
  readonly version: number;
}

/** One entry a subject and request. */
export interface AuditEntry {
  readonly requestId: string;
  readonly strategyId: StrategyId | null;
  readonly subjectId: string;
  readonly action: string;
  readonly at: EpochMs;
  readonly by: AccountId | null;
  readonly changes: FieldChanges;
}

export interface CommitmentEntry extends Pick<
  CommitmentChange,
  'nodeId' | 'at' | 'byId' | 'reason' | 'field' | 'before' | 'after'
> {
  readonly requestId: string;
  readonly seq: number;
  readonly strategyId: StrategyId;
}

export interface RollupRow {
  readonly rollup: Rollup;
  /** Its own or inherited (TR4). */
  readonly cycleId: CycleId | null;
  readonly digest: string;
  readonly pathDigest: string;
  /** Own and below (RU4); `null`: none. */
  readonly delivery: Delivery | null;
  /** What is linked to the node itself, in all rows or in none: only whoever counts work items says so. */
  readonly own?: Delivery;
}

export interface Ancestry {
  readonly nodeId: NodeId;
  readonly ancestors: readonly { readonly id: NodeId; readonly byParent: boolean }[];
}

/** One statement each where nothing else is said. Repeating one with the same arguments changes nothing. @throws PortError */
export interface Writes extends WorkWrites {
  /** `stale` when the id is taken by another request. */
  insertStrategy(row: NewStrategy, stamp: WriteStamp): Promise<WriteOutcome>;
  updateStrategy(id: StrategyId, version: number, patch: StrategyPatch, stamp: WriteStamp): Promise<WriteOutcome>;
  bumpRevision(strategyId: StrategyId): Promise<void>;
  /** From here on nobody sees it. */
  beginDeletion(id: StrategyId, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  /** Of all strategies. */
  bumpRevisions(): Promise<void>;
  /** Takes its rows out of every table, its own row last: a run that died is continued by the next. Many statements. `false`: no time left. */
  deleteRows(id: StrategyId, hasTime: () => boolean): Promise<boolean>;

  /** Its id follows from its content: whoever comes second changes nothing. */
  insertPlannedCycle(row: CycleRow, stamp: WriteStamp): Promise<void>;
  /** Version 0 makes it. */
  saveCycle(row: CycleRow, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  closeCycles(strategyId: StrategyId, endedBefore: EpochDay, at: EpochMs): Promise<number>;
  saveTeam(row: TeamRow, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  removeTeam(id: string, version: number): Promise<WriteOutcome>;
  saveEdge(row: EdgeRow, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  removeEdge(id: string, version: number): Promise<WriteOutcome>;
  saveSettings(settings: SettingsView, version: number, stamp: WriteStamp): Promise<WriteOutcome>;

  /** Takes the next numbers of a kind; answers the first. Usually one statement, given the last number that was read. */
  takeNumbers(kind: Kind, count: number, last: number | undefined): Promise<number>;
  insertMetrics(rows: readonly NewMetric[], stamp: WriteStamp): Promise<void>;
  updateMetric(id: string, patch: { readonly name?: string; readonly unit?: string }, stamp: WriteStamp): Promise<void>;
  /** In one statement while it fits into 1 MiB: all of them or none. */
  insertNodes(rows: readonly NewNode[], stamp: WriteStamp): Promise<WriteOutcome>;
  updateNode(guard: NodeGuard, patch: NodePatch, stamp: WriteStamp): Promise<WriteOutcome>;
  /** The node and these below it, all or none, as one batch. */
  archiveNodes(guard: NodeGuard, belowIds: readonly NodeId[], stamp: WriteStamp): Promise<WriteOutcome>;
  /** Into the batch of a node that was archived just now. */
  archiveWith(rootId: NodeId, ids: readonly NodeId[], stamp: WriteStamp): Promise<void>;
  /** Exactly what was archived together with the node. */
  restoreNodes(guard: NodeGuard, batch: string, stamp: WriteStamp): Promise<WriteOutcome>;
  /** All of these, while each is as it was made; otherwise none. */
  archiveUnchanged(roots: ReadonlyMap<NodeId, NodeId>, stamp: WriteStamp): Promise<WriteOutcome>;

  /** `stale` when the id is taken by another check-in. */
  insertCheckIn(row: NewCheckIn, stamp: WriteStamp): Promise<WriteOutcome>;
  removeCheckIn(id: string): Promise<void>;
  /** Answers the nodes whose facts somebody else has written since that version was read; of many at once, nobody is told. */
  saveFacts(strategyId: StrategyId, rows: readonly VersionedFacts[]): Promise<readonly NodeId[]>;

  audit(entries: readonly AuditEntry[]): Promise<void>;
  logCommitmentChanges(entries: readonly CommitmentEntry[]): Promise<void>;
  saveRollups(strategyId: StrategyId, rows: readonly RollupRow[]): Promise<void>;
  /** The rest of the strategy's roll-ups hold for this day as they are. */
  confirmDay(strategyId: StrategyId, day: EpochDay): Promise<void>;
  /** `fresh`: none of the nodes has a row yet. */
  replaceAncestry(strategyId: StrategyId, rows: readonly Ancestry[], fresh: boolean): Promise<void>;
  rememberAccounts(ids: readonly AccountId[], at: EpochMs): Promise<void>;
  rememberActor(id: AccountId, admin: boolean, at: EpochMs): Promise<void>;
}
