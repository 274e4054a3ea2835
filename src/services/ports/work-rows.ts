import type { ClassFacts, Delivery, ItemId, LinkFacts, LinkSource, WorkClass, WorkItemFacts } from '../../domain/work/model';
import type { WorkState } from '../../domain/work/counting';
import type { EpochMs, NodeId, StrategyId } from '../../domain/model';
import type { Stamp, StrategyAccess } from './rows';
import type { WriteOutcome, WriteStamp } from './writes';

/** A link as it is to be saved. */
export interface LinkRow {
  readonly id: string;
  readonly strategyId: StrategyId;
  readonly nodeId: NodeId;
  readonly itemId: ItemId;
  /** `null`: an even part of what the others leave (RU6). */
  readonly shareBp: number | null;
  readonly source: LinkSource;
  readonly note: string;
}

export interface StoredLink extends LinkRow, Stamp {
  /** What flows over it, as it was last written. */
  readonly effBp: number;
  /** Of its strategy: whoever may not see that, is not told of the link. */
  readonly access: StrategyAccess;
  readonly revision: number;
}

export interface StoredClass extends Pick<Stamp, 'version' | 'updatedAt' | 'updatedBy' | 'lastWrite'> {
  readonly itemId: ItemId;
  /** `null`: taken back. */
  readonly workClass: WorkClass | null;
  readonly reason: string;
}

/** What people said of an item. */
export interface ItemWords {
  readonly links: readonly StoredLink[];
  readonly workClass: StoredClass | null;
}

/** What Jira says of an issue, as far as roll-up needs it. */
export interface JiraItem extends WorkItemFacts {
  readonly projectId: number | null;
  readonly typeId: number | null;
  readonly updated: EpochMs | null;
  readonly resolvedAt: EpochMs | null;
}

/** An item with what follows from it and its relatives (RU5, RU6). */
export interface ItemRow extends JiraItem {
  readonly counts: boolean;
  readonly state: WorkState;
  /** Own and sub-tasks' estimates. */
  readonly sumPoints: number | null;
  readonly sumHours: number | null;
  /** Whose links it uses; `null`: none, or outside by class. */
  readonly linkItemId: ItemId | null;
}

/** Links and classes of some items: what decides whose links each uses. */
export interface Spoken {
  readonly links: readonly (LinkFacts & { readonly strategyId: StrategyId })[];
  readonly classes: readonly ClassFacts[];
}

/** One statement each. @throws PortError */
export interface WorkReads {
  spoken(itemIds: readonly ItemId[]): Promise<Spoken>;
  /** Known items below these, by one level. */
  itemsBelow(itemIds: readonly ItemId[]): Promise<readonly ItemId[]>;
  /** Parents as far as they are known. */
  parentsOf(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemId | null>>;
  /** [RU4] What is linked to each node of the strategy, counted anew. */
  ownDelivery(strategyId: StrategyId): Promise<ReadonlyMap<NodeId, Delivery>>;
  /** Linked items that were not fetched since their links changed, newest links first. */
  unsynced(limit: number): Promise<readonly ItemId[]>;
  /** Links to strategies that are not deleted, in the order of their ids, and the item's own class. */
  itemWords(itemId: ItemId): Promise<ItemWords>;
  link(id: string): Promise<StoredLink | null>;
}

/** One statement each. Repeating one with the same arguments changes nothing. @throws PortError */
export interface WorkWrites {
  saveItems(rows: readonly ItemRow[], checkedAt: EpochMs): Promise<void>;
  /** They lead nowhere from now on: moved away, deleted, or not for the app. */
  dropItems(itemIds: readonly ItemId[], checkedAt: EpochMs): Promise<void>;
  saveOwn(strategyId: StrategyId, own: ReadonlyMap<NodeId, Delivery>): Promise<void>;
  /** Version 0 makes it. `stale` also where the same work has been linked to the same node under another id. */
  saveLink(row: LinkRow, effBp: number, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  removeLink(id: string, version: number): Promise<WriteOutcome>;
  /** [RU6] What flows over these links from now on. */
  saveEffective(shares: ReadonlyMap<string, number>): Promise<void>;
  /** Version 0 makes it; a class of `null` takes it back. */
  saveClass(
    row: Pick<StoredClass, 'itemId' | 'workClass' | 'reason'>,
    version: number,
    stamp: WriteStamp,
  ): Promise<WriteOutcome>;
}
