import type { AccountId, NodeId, StrategyId } from '../../domain/model';
import type { ActivityView, ArchivedView, CheckInView, CommitmentChange, SettingsView } from '../../shared/views';
import type {
  Graph,
  Header,
  MetricReadings,
  NodeDetail,
  Stamp,
  StoredCheckIn,
  StoredNode,
  StoredStrategy,
  StrategyAccess,
} from './rows';
import type { WorkReads } from './work-rows';
import type { ItemId } from '../../domain/work/model';
import type { Said, SaidAbove, WaysUp, StoredTarget } from './path-rows';
import type { DocumentHeader } from './document-rows';
import type { AuditEntry } from './writes';

export interface Overview {
  readonly strategies: readonly StoredStrategy[];
  readonly settings: SettingsView;
  /** Who saved them last; left out while nobody has. */
  readonly settingsBy: Partial<Pick<Stamp, 'updatedAt' | 'updatedBy'>>;
  /** Administrators of Jira who have used the app. */
  readonly admins: readonly string[];
}

/** Neighbours of places: parents (`null`: the root's place) with their children, and further nodes by id. */
export interface Around {
  readonly parentIds: readonly (NodeId | null)[];
  readonly ids: readonly NodeId[];
  /** Counts the open work items that are linked to this node or below it. */
  readonly workBelow?: NodeId;
}

/** A strategy by its own id, or as the one that a node is in. */
export type WhichStrategy = { readonly strategyId: StrategyId } | { readonly nodeId: NodeId };

export interface NodeHistory {
  readonly checkIns: readonly CheckInView[];
  readonly commitmentChanges: readonly CommitmentChange[];
  readonly activity: readonly ActivityView[];
}

/** One statement each, but for a tree beyond 4 MiB. @throws PortError */
export interface Reads extends WorkReads {
  overview(): Promise<Overview>;
  /** `null` for an unknown or deleted strategy. */
  header(which: WhichStrategy, around?: Around): Promise<Header | null>;
  revision(strategyId: StrategyId): Promise<(StrategyAccess & { readonly revision: number }) | null>;
  tree(strategyId: StrategyId, size: Pick<StoredStrategy, 'nodeCount' | 'textBytes'>): Promise<readonly StoredNode[]>;
  /** Archived ones too. */
  node(nodeId: NodeId): Promise<NodeDetail | null>;
  /** Of the node and its direct key results. */
  history(nodeId: NodeId): Promise<NodeHistory>;
  archived(strategyId: StrategyId): Promise<ArchivedView['nodes']>;
  /** Everything that one request archived. */
  archivedWith(batch: string): Promise<readonly NodeId[]>;
  checkIn(id: string): Promise<StoredCheckIn | null>;
  /** Values from this day on; earlier ones count only as last check-ins, one a metric. */
  readings(metricIds: readonly string[], fromDay: number): Promise<MetricReadings>;
  /** What people said of these work items. */
  said(itemIds: readonly ItemId[]): Promise<Said>;
  /** Open nodes of these strategies that work can be linked to. No statement without strategies. */
  targets(strategyIds: readonly StrategyId[], projectId: string): Promise<readonly StoredTarget[]>;
  /** The same of one, where nobody says what is above it. */
  saidAbove(itemId: ItemId): Promise<SaidAbove>;
  /** These nodes and everything above them. */
  ways(nodeIds: readonly NodeId[]): Promise<WaysUp>;
  /** A strategy with what its document, or that of a part of it, holds beyond the tree. `null` for an unknown or deleted one. */
  documentHeader(strategyId: StrategyId, nodeId: NodeId | null): Promise<DocumentHeader | null>;
  /** The node that an edge comes from. */
  edgeStart(edgeId: string): Promise<NodeId | null>;
  /** Who made these nodes. */
  makers(nodeIds: readonly NodeId[]): Promise<readonly (AccountId | null)[]>;
  /** Those that have a check-in. */
  checkedIn(nodeIds: readonly NodeId[]): Promise<readonly NodeId[]>;
  auditEntry(requestId: string): Promise<AuditEntry | null>;
  /** All strategies: what stands under what, for the check that nothing closes a cycle. */
  graph(): Promise<Graph>;
  /** Nodes whose last write is not in the log, oldest first. */
  unaudited(since: number): Promise<readonly NodeId[]>;
  /** Entries for the log that rows other than nodes still carry. */
  unlogged(since: number): Promise<readonly AuditEntry[]>;
  /** Strategies whose deletion was begun. */
  halfDeleted(): Promise<readonly StrategyId[]>;
}
