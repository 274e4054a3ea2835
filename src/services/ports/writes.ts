import type {
  AccountId,
  Commitment,
  CycleId,
  EpochDay,
  EpochMs,
  Kind,
  Lifecycle,
  NodeId,
  Rollup,
  StrategyId,
} from '../../domain/model';
import type { FieldChanges, LastChange } from './rows';

/** Who writes, when, and under which request. */
export interface WriteStamp {
  readonly requestId: string;
  readonly by: AccountId | null;
  readonly at: EpochMs;
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
  readonly activatedAt: EpochMs | null;
  readonly metricId: string | null;
  readonly commitment: Commitment | null;
  readonly change: LastChange;
}

export interface NewMetric {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly unit: string;
}

export interface AuditEntry {
  readonly requestId: string;
  /** 0 but for writes of many subjects. */
  readonly seq: number;
  readonly strategyId: StrategyId | null;
  readonly subjectId: string;
  readonly action: string;
  readonly at: EpochMs;
  readonly by: AccountId | null;
  readonly changes: FieldChanges;
}

export interface RollupRow {
  readonly rollup: Rollup;
  /** Its own or inherited (TR4). */
  readonly cycleId: CycleId | null;
  readonly digest: string;
  readonly pathDigest: string;
}

export interface Ancestry {
  readonly nodeId: NodeId;
  readonly ancestors: readonly { readonly id: NodeId; readonly byParent: boolean }[];
}

/** One statement each where nothing else is said. Repeating one with the same arguments changes nothing. @throws PortError */
export interface Writes {
  /** `stale` when the id is taken by another request. */
  insertStrategy(row: NewStrategy, stamp: WriteStamp): Promise<WriteOutcome>;
  insertCycle(
    row: { id: CycleId; strategyId: StrategyId; name: string; start: EpochDay; end: EpochDay },
    stamp: WriteStamp,
  ): Promise<void>;
  /** Takes the next numbers of a kind; answers the first. Usually one statement, given the last number that was read. */
  takeNumbers(kind: Kind, count: number, last: number | undefined): Promise<number>;
  insertMetrics(rows: readonly NewMetric[], stamp: WriteStamp): Promise<void>;
  insertNodes(rows: readonly NewNode[], stamp: WriteStamp): Promise<WriteOutcome>;
  audit(entries: readonly AuditEntry[]): Promise<void>;
  bumpRevision(strategyId: StrategyId): Promise<void>;
  saveRollups(strategyId: StrategyId, rows: readonly RollupRow[]): Promise<void>;
  /** The rest of the strategy's roll-ups hold for this day as they are. */
  confirmDay(strategyId: StrategyId, day: EpochDay): Promise<void>;
  /** `fresh`: none of the nodes has a row yet. */
  replaceAncestry(strategyId: StrategyId, rows: readonly Ancestry[], fresh: boolean): Promise<void>;
  rememberAccounts(ids: readonly AccountId[], at: EpochMs): Promise<void>;
  rememberActor(id: AccountId, admin: boolean, at: EpochMs): Promise<void>;
}
