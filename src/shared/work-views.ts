import type { Health, Kind, Lifecycle, NodeId, StrategyId } from '../domain/model';
import type { ItemId, LinkFacts, WorkClass } from '../domain/work/model';
import type { UndoCommand } from './views';

/** A link as the people of its strategy see it. */
export interface WorkLinkView extends LinkFacts {
  readonly version: number;
  readonly strategyId: StrategyId;
  /** What flows over it, in ten-thousandths. */
  readonly effBp: number;
  readonly note: string;
}

/** Whether this work is deliberately outside, and as what. */
export interface WorkClassView {
  /** 0 while nobody has said anything. */
  readonly version: number;
  readonly workClass: WorkClass | null;
  readonly reason: string;
}

/** The answer of every change of what one item leads to. */
export interface WorkChanged {
  readonly itemId: ItemId;
  /** Of the item itself, those that the person may see. */
  readonly links: readonly WorkLinkView[];
  /** Further links, to strategies that are not for this person. */
  readonly restrictedLinks: number;
  readonly workClass: WorkClassView;
  /** Strategies that changed with it and that the person may see. */
  readonly revisions: readonly { readonly strategyId: StrategyId; readonly revision: number }[];
  readonly undo: UndoCommand | null;
}

/** Why a link that was asked for was neither made nor taken away. */
export interface NotChanged {
  readonly itemId: ItemId;
  /** `already`: it leads there; `changed`: by somebody, since; `gone`: taken away by somebody. */
  readonly why: 'mayNotEdit' | 'already' | 'changed' | 'gone';
}

/** The answer of linking or unlinking several issues at once. */
export interface WorkManyChanged {
  readonly nodeId: NodeId;
  readonly doneIds: readonly ItemId[];
  readonly left: readonly NotChanged[];
  readonly revisions: WorkChanged['revisions'];
  readonly undo: UndoCommand | null;
}

/** A link as the node panel lists it. Of the work item its number and permission-neutral counts, never a word. */
export interface NodeLink extends Omit<WorkLinkView, 'strategyId'> {
  /** Counted issues that use its links; `null`: Jira has not been asked yet. */
  readonly underDone: number | null;
  readonly underTotal: number | null;
}

/** In the order of their ids, at most `LIMITS.linksAtOnce`. */
export interface NodeWorkView {
  readonly nodeId: NodeId;
  readonly links: readonly NodeLink[];
  /** Of all pages. */
  readonly total: number;
}

/** A node that work can be linked to, as a list to choose from shows it. */
export interface TargetRow {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly kind: Kind;
  readonly key: string;
  readonly title: string;
  readonly parentId: NodeId | null;
  /** Of what it stands under, which need not be in the list itself; its first words. */
  readonly parentTitle: string;
  /** Pursued by a team that works in the project asked for. */
  readonly ownTeam: boolean;
  readonly lifecycle: Lifecycle;
  readonly health: Health;
}

export interface WorkTargetsView {
  readonly targets: readonly TargetRow[];
}
