import type { CycleId, EpochDay, EpochMs, NodeId, StrategyId } from '../domain/model';
import type { ItemId, NodeBreak, PathStatus } from '../domain/work/model';
import type { CycleView, NodeRow, SettingsView } from './views';

/** A node as the document tells it: its row, and what people wrote. */
export interface DocumentNode extends NodeRow {
  readonly narrative: string;
  /** The why. */
  readonly rationale: string;
  readonly tradeOffs: string;
  /** Why it was dropped, paused or achieved. */
  readonly lifecycleReason: string;
}

/** [LS2] [LS3] What a link to this node leads to: the best of the ways up. */
export interface DocumentPath {
  readonly status: PathStatus;
  /** `null` when clear, or where what interrupts it is not for this person. */
  readonly reason: NodeBreak | null;
}

/** Of the work item its number and permission-neutral counts, never a word. */
export interface DocumentLink {
  readonly id: string;
  readonly itemId: ItemId;
  readonly nodeId: NodeId;
  /** Counted issues that use its links; `null`: Jira has not been asked yet. */
  readonly underDone: number | null;
  readonly underTotal: number | null;
}

/** How much of Jira this person reads: all they may, none since they have none, or none since it did not answer. */
export type DocumentReader = 'jira' | 'noJira' | 'jiraSilent';

export interface DocumentTeam {
  readonly id: string;
  readonly name: string;
  /** Told to those who have Jira: a team's work is that of its projects. */
  readonly projectIds: readonly string[];
}

export interface DocumentView {
  readonly strategy: {
    readonly id: StrategyId;
    readonly name: string;
    readonly timeZone: string;
    readonly revision: number;
  };
  /** Node the document begins with; `null` for a strategy without nodes. */
  readonly rootId: NodeId | null;
  readonly cycles: readonly CycleView[];
  readonly currentCycleId: CycleId;
  readonly settings: SettingsView;
  readonly teams: readonly DocumentTeam[];
  /** From the top down, siblings by rank. */
  readonly nodes: readonly DocumentNode[];
  /** In the order of their nodes; at most `LIMITS.documentLinks`. */
  readonly links: readonly DocumentLink[];
  /** Further links of a node, not told. */
  readonly moreLinks: Readonly<Record<NodeId, number>>;
  /** Of nodes that are linked to. */
  readonly paths: Readonly<Record<NodeId, DocumentPath>>;
  /** [RU5] Resolutions that deliver nothing. */
  readonly notDelivered: readonly string[];
  readonly reader: DocumentReader;
  readonly today: EpochDay;
  readonly now: EpochMs;
}
