import type {
  AccountId,
  Commitment,
  CycleFacts,
  EdgeFacts,
  EpochDay,
  EpochMs,
  ForeignNode,
  Kind,
  KeyResultFacts,
  Lifecycle,
  MetricValue,
  NodeFacts,
  NodeId,
  Rollup,
  StrategyId,
} from '../../domain/model';
import type { Delivery } from '../../domain/work/model';
import type { SettingsView } from '../../shared/views';

/** Who wrote last, for optimistic locking and for telling people of a conflict. */
export interface Stamp {
  readonly version: number;
  readonly updatedAt: EpochMs;
  readonly updatedBy: AccountId | null;
  /** Request that wrote it: a timed-out write recognises itself here. */
  readonly lastWrite: string;
}

/** What decides who sees a strategy and who edits it. */
export interface StrategyAccess {
  readonly groupIds: readonly string[];
  readonly editorIds: readonly AccountId[];
}

export interface StoredStrategy extends StrategyAccess, Stamp {
  readonly id: StrategyId;
  readonly name: string;
  readonly timeZone: string;
  readonly projectIds: readonly string[];
  readonly revision: number;
  readonly nodeCount: number;
  /** Bytes of the texts that the tree carries; says into how many pages it is read. */
  readonly textBytes: number;
}

export interface StoredCycle extends CycleFacts, Stamp {}

export interface StoredTeam extends Stamp {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly leadId: AccountId | null;
  readonly parentId: string | null;
  readonly size: number | null;
  readonly projectIds: readonly string[];
}

export interface StoredEdge extends EdgeFacts, Pick<Stamp, 'version' | 'updatedAt' | 'updatedBy'> {
  readonly fromStrategy: StrategyId;
  readonly toStrategy: StrategyId;
  /** The strategy at the other end, and whether the node there is neither archived nor deleted; `null`: both ends are in this one. */
  readonly other: (StrategyAccess & { readonly live: boolean }) | null;
}

export interface StoredSettings extends Stamp {
  readonly settings: SettingsView;
}

/** A node as its neighbours need it: to place something beside or below it, and to say who may. */
export interface Neighbour {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly parentId: NodeId | null;
  readonly kind: Kind;
  readonly key: string;
  readonly rank: string;
  readonly ownerId: AccountId | null;
  readonly contributorIds: readonly AccountId[];
  readonly lifecycle: Lifecycle;
  readonly version: number;
  readonly archivedAt: EpochMs | null;
  /** It names a cycle itself, rather than taking that of a node above. */
  readonly hasOwnCycle: boolean;
  readonly createdBy: AccountId | null;
  readonly lastWrite: string;
}

export interface ForeignInput {
  /** Its own and all below; `null`: none. */
  readonly delivery: Delivery | null;
  readonly rollup: Rollup;
  readonly node: ForeignNode;
}

/** Everything of a strategy but its nodes, in one statement. */
export interface Header {
  readonly strategy: StoredStrategy;
  readonly cycles: readonly StoredCycle[];
  readonly teams: readonly StoredTeam[];
  readonly edges: readonly StoredEdge[];
  readonly settings: SettingsView;
  readonly foreign: readonly ForeignInput[];
  /** Nodes of other strategies that this one contributes to: what stands above each. */
  readonly foreignAbove: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Filled when asked for: the parent, its children, and a node of the given id. */
  readonly around: readonly Neighbour[];
  /** 0 unless it was asked for. */
  readonly openWork: number;
  /** Last number given out per kind, filled with `around`. */
  readonly lastNumbers: Readonly<Partial<Record<Kind, number>>>;
}

/** A row of the tree. The roll-up itself is computed; the digests say whether the stored one still agrees. */
export interface StoredNode extends NodeFacts {
  readonly version: number;
  readonly key: string;
  readonly title: string;
  readonly ownerId: AccountId | null;
  readonly contributorIds: readonly AccountId[];
  readonly teamId: string | null;
  readonly reviewBy: EpochDay | null;
  /** When its lifecycle last changed; `null` while it has not. */
  readonly lifecycleAt: EpochMs | null;
  readonly metricName: string;
  readonly unit: string;
  readonly rollupDay: EpochDay | null;
  readonly rollupDigest: string | null;
  readonly pathDigest: string | null;
  /** Work that is linked to this node itself; `null`: none. */
  readonly own: Delivery | null;
}

export interface LongTexts {
  readonly narrative: string;
  readonly rationale: string;
  readonly tradeOffs: string;
}

/** Field → before and after: the audit entry of one write. */
export type FieldChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** The audit entry that the node itself carries until it is written to the log. */
export interface LastChange {
  readonly action: string;
  readonly changes: FieldChanges;
  /** Why a commitment changed (CH1). */
  readonly reason: string | null;
}

/** One node in full, as a write needs it. */
export interface NodeDetail extends NodeFacts, LongTexts, Stamp {
  readonly key: string;
  readonly title: string;
  readonly ownerId: AccountId | null;
  readonly contributorIds: readonly AccountId[];
  readonly teamId: string | null;
  readonly reviewBy: EpochDay | null;
  readonly metricId: string | null;
  readonly metricName: string;
  readonly unit: string;
  readonly commitment: Commitment | null;
  /** When its lifecycle last changed, and why; `null` while it has not, or nobody said. */
  readonly lifecycleAt: EpochMs | null;
  readonly lifecycleReason: string | null;
  readonly archiveBatch: string | null;
  readonly archiveRoot: string | null;
  /** Of its strategy, for the decision who may see and change it. */
  readonly access: StrategyAccess;
  readonly createdBy: AccountId | null;
  /** The last write's own entry, and whether the log has it. */
  readonly lastChange: LastChange | null;
  readonly audited: boolean;
}

/** A check-in: one dated value of a metric. */
export interface StoredCheckIn extends MetricValue {
  readonly id: string;
  readonly nodeId: NodeId;
  readonly strategyId: StrategyId;
  readonly metricId: string;
  readonly confidence: number | null;
  readonly comment: string;
  readonly byId: AccountId | null;
}

/** Values of metrics, and the key results that read them with the count of times that their facts were written. */
export interface MetricReadings {
  readonly values: readonly (MetricValue & { readonly metricId: string; readonly confidence: number | null })[];
  readonly factsVersions: ReadonlyMap<NodeId, number>;
}

/** What check-ins say of a key result (PR2), to be stored. */
export interface FactsRow extends Pick<KeyResultFacts, 'current' | 'confidence' | 'lastCheckInDay' | 'trend'> {
  readonly nodeId: NodeId;
}

/** One node of any strategy, as far as cycles and places are concerned. */
export interface GraphNode {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly parentId: NodeId | null;
  readonly kind: Kind;
  readonly rank: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly contributions: readonly { readonly fromId: NodeId; readonly toId: NodeId }[];
}
