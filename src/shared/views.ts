import type {
  AccountId,
  CycleFacts,
  CycleId,
  EdgeFacts,
  EpochDay,
  EpochMs,
  HealthSettings,
  Kind,
  NodeFacts,
  NodeId,
  Rollup,
  StrategyId,
} from '../domain/model';
import type { Delivery } from '../domain/work/model';
import type { Input, InputKey } from './inputs';

export interface SettingsView extends HealthSettings {
  readonly version: number;
  readonly labels: Readonly<Record<Kind, string>>;
  readonly estimateUnit: 'issues' | 'points' | 'hours';
}

export interface StrategyView {
  readonly id: StrategyId;
  readonly version: number;
  readonly name: string;
  readonly timeZone: string;
  readonly projectIds: readonly string[];
  /** Empty: everyone in Jira. */
  readonly groupIds: readonly string[];
  readonly editorIds: readonly AccountId[];
  readonly revision: number;
  /** Counted when the session opens; nodes that are not archived. */
  readonly nodeCount: number;
}

export interface TeamView {
  readonly id: string;
  readonly version: number;
  readonly strategyId: StrategyId;
  readonly name: string;
  readonly leadId: AccountId | null;
  readonly parentId: string | null;
  readonly size: number | null;
  readonly projectIds: readonly string[];
}

export interface CycleView extends CycleFacts {
  readonly version: number;
}

export interface EdgeView extends EdgeFacts {
  readonly version: number;
}

/** A row of the tree: what the engine reads, plus what people read. */
export interface NodeRow extends NodeFacts {
  readonly version: number;
  /** `OBJ-12`: said aloud, never reused. */
  readonly key: string;
  readonly title: string;
  readonly ownerId: AccountId | null;
  readonly contributorIds: readonly AccountId[];
  readonly teamId: string | null;
  readonly reviewBy: EpochDay | null;
  /** When it was achieved, dropped or paused; left out of everything else. */
  readonly lifecycleDay?: EpochDay;
  /** Of the metric behind a key result. */
  readonly metricName: string;
  readonly unit: string;
  readonly rollup: Rollup;
  /** Left out while no work is linked here or below. */
  readonly work?: NodeWork;
}

/** Work done beside the result (RU4); in ten-thousandths of an issue, a point or an hour. */
export interface NodeWork {
  /** Linked to the node itself; `null`: none. */
  readonly own: Delivery | null;
  /** That, and what flows in from below by its shares. */
  readonly all: Delivery;
}

/** What the viewer may do; a hint for the interface, checked again on every write. */
export interface Abilities {
  readonly admin: boolean;
  /** Every node of the strategy. */
  readonly editAll: boolean;
}

export interface SessionView {
  readonly accountId: AccountId;
  readonly now: EpochMs;
  readonly admin: boolean;
  /** Account ids of people who may help when there is nothing to see. Empty when nobody is known. */
  readonly ask: readonly AccountId[];
  readonly settings: SettingsView;
  readonly strategies: readonly StrategyView[];
}

export interface TreeView {
  readonly strategy: StrategyView;
  readonly settings: SettingsView;
  readonly cycles: readonly CycleView[];
  readonly currentCycleId: CycleId;
  readonly teams: readonly TeamView[];
  readonly nodes: readonly NodeRow[];
  readonly edges: readonly EdgeView[];
  /** Rows that could not be placed (TR1), each with one named problem. */
  readonly problems: readonly { readonly nodeId: NodeId; readonly problem: string }[];
  readonly abilities: Abilities;
  readonly now: EpochMs;
  readonly today: EpochDay;
}

export interface CheckInView {
  readonly id: string;
  readonly nodeId: NodeId;
  readonly value: number;
  readonly confidence: number | null;
  readonly comment: string;
  readonly asOf: EpochDay;
  readonly enteredAt: EpochMs;
  readonly byId: AccountId | null;
  /** PR2: entered after its cycle was closed; its comment says why. */
  readonly correction?: boolean;
}

/** CH1: a changed commitment, kept visible for the rest of the cycle. */
export interface CommitmentChange {
  readonly id: string;
  readonly nodeId: NodeId;
  readonly at: EpochMs;
  readonly byId: AccountId | null;
  readonly reason: string;
  readonly field:
    'baseline' | 'target' | 'bandLow' | 'bandHigh' | 'tolerance' | 'dueDay' | 'direction' | 'metric' | 'unit';
  readonly before: string | number | null;
  readonly after: string | number | null;
}

export interface ActivityView {
  readonly id: string;
  readonly at: EpochMs;
  readonly byId: AccountId | null;
  /** `node.update`, `checkIn.create`… */
  readonly action: string;
  /** Field → before and after, long texts cut to 500 characters. */
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

export interface PanelView {
  readonly nodeId: NodeId;
  readonly version: number;
  readonly narrative: string;
  readonly rationale: string;
  readonly tradeOffs: string;
  readonly canEdit: boolean;
  /** Who may change it: owner first, then editors of the strategy. */
  readonly ask: readonly AccountId[];
  /** Newest as-of first; of the node, or of its direct key results. */
  readonly checkIns: readonly CheckInView[];
  readonly commitmentChanges: readonly CommitmentChange[];
  readonly activity: readonly ActivityView[];
}

/** A command that takes an action back. Invoke it as it stands; it is authorized and version-checked like any other. */
export type UndoCommand = {
  readonly [Key in InputKey]: { readonly key: Key; readonly payload: Omit<Input<Key>, 'requestId'> };
}[Extract<
  InputKey,
  | 'node.update'
  | 'node.move'
  | 'node.archive'
  | 'node.restore'
  | 'checkIn.create'
  | 'checkIn.remove'
  | 'paste.undo'
  | 'edge.save'
  | 'edge.remove'
  | 'work.link'
  | 'work.unlink'
  | 'work.linkMany'
  | 'work.unlinkMany'
  | 'work.classify'
  | 'strategy.update'
  | 'settings.save'
>];

export interface Changed {
  /** Changed rows, ancestors included, ready to replace those of the tree. */
  readonly nodes: readonly NodeRow[];
  readonly removedIds: readonly NodeId[];
  readonly edges?: readonly EdgeView[];
  readonly removedEdgeIds?: readonly string[];
  readonly revision: number;
  readonly undo: UndoCommand | null;
}

export interface ConsequencesView {
  readonly below: readonly { readonly id: NodeId; readonly key: string; readonly title: string; readonly kind: Kind }[];
  /** Nodes that depend on this one, or to which this one contributes. */
  readonly dependants: readonly {
    readonly id: NodeId;
    readonly key: string;
    readonly title: string;
    readonly kind: Kind;
  }[];
  /** Open work items linked here or below. */
  readonly openWork: number;
}

export interface ArchivedView {
  readonly nodes: readonly {
    readonly id: NodeId;
    readonly version: number;
    readonly key: string;
    readonly kind: Kind;
    readonly title: string;
    readonly archivedAt: EpochMs;
    readonly parentId: NodeId | null;
    readonly belowCount: number;
  }[];
}

export interface AdminView {
  readonly settings: SettingsView;
  readonly strategies: readonly StrategyView[];
  readonly now: EpochMs;
  readonly problems: readonly { readonly nodeId: NodeId; readonly strategyId: StrategyId; readonly problem: string }[];
}
