import type { AccountId, EpochDay, EpochMs, StrategyId } from '../../domain/model';
import type { ClassFacts, ItemId, LinkFacts, WayNode, WorkItemFacts } from '../../domain/work/model';
import type { PathNode } from '../../shared/work-context-view';
import type { TargetRow } from '../../shared/work-views';
import type { StrategyAccess } from './rows';

export interface SaidLink extends LinkFacts {
  readonly version: number;
  readonly note: string;
  readonly updatedBy: AccountId | null;
  readonly updatedAt: EpochMs;
}

export interface SaidClass extends ClassFacts {
  readonly version: number;
  readonly reason: string;
  readonly updatedBy: AccountId | null;
  readonly updatedAt: EpochMs;
}

/** A strategy as far as it decides who sees it and what it speaks for. */
export interface SpeakingStrategy extends StrategyAccess {
  readonly id: StrategyId;
  readonly name: string;
  readonly timeZone: string;
  readonly projectIds: readonly string[];
}

/** What people said of some work items, and all strategies. */
export interface Said {
  readonly links: readonly SaidLink[];
  readonly classes: readonly SaidClass[];
  readonly strategies: readonly SpeakingStrategy[];
}

/** A work item as far as the app knows it by itself. */
export type KnownItem = Pick<WorkItemFacts, 'id' | 'parentId' | 'category' | 'resolution'>;

/** What people said of one work item and of those above it, as far up as the app knows them. */
export interface SaidAbove extends Said {
  readonly chain: readonly ItemId[];
  /** `null`: not known, or gone. */
  readonly item: KnownItem | null;
}

/** The day of its cycle's end is computed by whoever knows the time zone. */
export interface StoredWayNode
  extends Omit<WayNode, 'cycleEnd' | 'closedDay'>, Omit<PathNode, 'id' | 'kind' | 'lifecycle' | 'health'> {
  readonly cycle: { readonly end: number; readonly closedAt: EpochMs | null } | null;
  readonly lifecycleAt: EpochMs | null;
  /** For which its numbers hold; `null`: there are none yet. */
  readonly day: EpochDay | null;
}

/** Nodes, everything above them over parents and `contributesTo`, and those edges. */
export interface WaysUp {
  readonly nodes: readonly StoredWayNode[];
  readonly contributions: readonly { readonly id: string; readonly fromId: string; readonly toId: string }[];
}

/** What work can be linked to, and for which day its health holds. */
export interface StoredTarget extends TargetRow {
  readonly day: EpochDay | null;
}
