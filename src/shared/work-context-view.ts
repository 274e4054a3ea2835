import type { AccountId, Bp, EpochDay, EpochMs, Health, Kind, Lifecycle, NodeId, StrategyId } from '../domain/model';
import type { ItemId, LinkSource, NodePaths, WorkClass } from '../domain/work/model';

/** A node on a path, as a person who may see it reads it. */
export interface PathNode {
  readonly id: NodeId;
  readonly strategyId: StrategyId;
  readonly kind: Kind;
  readonly key: string;
  readonly title: string;
  /** Why it is there, its first words. */
  readonly narrative: string;
  readonly ownerId: AccountId | null;
  readonly lifecycle: Lifecycle;
  readonly health: Health;
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
}

export interface ContextLink {
  /** One by which nothing can be asked for, where the node may not be seen. */
  readonly id: string;
  readonly version: number;
  readonly itemId: ItemId;
  /** `null`, and nothing else of the link but its paths: it leads to something that the person may not see. */
  readonly nodeId: NodeId | null;
  readonly shareBp: Bp | null;
  /** What flows over it when shares that nobody gave are split. */
  readonly effectiveBp: Bp | null;
  readonly source: LinkSource;
  readonly note: string;
  readonly byId: AccountId | null;
  readonly at: EpochMs | null;
  /** The ways up from its node. */
  readonly paths: NodePaths;
}

/** [RU6] [LS1] What was said of the item, or of the nearest one above of which something was. */
export type WorkSaid =
  | { readonly by: 'links'; readonly fromId: ItemId; readonly links: readonly ContextLink[] }
  | {
      readonly by: 'class';
      readonly fromId: ItemId;
      readonly version: number;
      readonly workClass: WorkClass;
      readonly reason: string;
      readonly byId: AccountId | null;
      readonly at: EpochMs;
    }
  | { readonly by: 'nothing' };

/**
 * The line of sight of one work item without a word about the item: what it is called, whether it is done and who may change it the browser
 * asks Jira as the viewer.
 */
export interface WorkContextView {
  readonly itemId: ItemId;
  /** Strategies that speak for its project, as far as the person may see them. */
  readonly speaking: readonly { readonly id: StrategyId; readonly name: string }[];
  readonly said: WorkSaid;
  readonly nodes: readonly PathNode[];
  /** [RU5] Resolutions that deliver nothing. */
  readonly notDelivered: readonly string[];
  readonly today: EpochDay;
  readonly now: EpochMs;
}
