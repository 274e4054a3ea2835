import type {
  ClassFacts,
  Delivery,
  ItemId,
  LinkFacts,
  LinkSource,
  StatusCategory,
  WorkClass,
  WorkItemFacts,
} from '../../domain/work/model';
import type { WorkState } from '../../domain/work/counting';
import type { EpochMs, NodeId, StrategyId } from '../../domain/model';
import type { NodeWorkView } from '../../shared/work-views';
import type { Pipeline, RepairRun } from './pipeline';
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

/** What is known of an issue comes in groups, each known from a time of its own: events tell of one and not of another. */
export const FACT_GROUPS = ['status', 'resolution', 'parent', 'type', 'estimate'] as const;
/** `updated` of the issue when Jira said so; `null`: never. */
export type KnownAt = Readonly<Record<(typeof FACT_GROUPS)[number], EpochMs | null>>;

/** A link of Jira to another issue, as the app sees it. */
export interface IssueLink {
  readonly id: number;
  readonly typeId: number;
  /** Of a link that blocks: whether the other issue is the one that is blocked. */
  readonly outward: boolean;
  /** The other issue. */
  readonly itemId: ItemId;
}

/** What Jira says of an issue. */
export interface JiraItem extends WorkItemFacts {
  readonly projectId: number | null;
  readonly typeId: number | null;
  readonly resolvedAt: EpochMs | null;
  /** Dependencies will be read from them; no number follows from them yet. */
  readonly issueLinks: readonly IssueLink[];
  readonly knownAt: KnownAt;
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
  /** Deleted, or out of the app's sight. */
  readonly gone: boolean;
}

/** Links and classes of some items: what decides whose links each uses. */
export interface Spoken {
  readonly links: readonly (LinkFacts & { readonly strategyId: StrategyId })[];
  readonly classes: readonly ClassFacts[];
}

/** What events told of an issue; what they did not tell is left out. */
export interface EventNews {
  readonly itemId: ItemId;
  readonly projectId: number | null;
  readonly category?: StatusCategory | undefined;
  readonly resolution?: string | null | undefined;
  readonly hours?: number | null | undefined;
  /** `updated` of the issue. */
  readonly at: EpochMs;
  /** Jira has to be asked: made, moved, deleted, of another type. */
  readonly fetch: boolean;
}

/** What events have told and nobody has merged yet. */
export interface InboxRow extends Omit<EventNews, 'at'> {
  /** `root`: what counts by links of this item is to be counted anew. */
  readonly kind: 'issue' | 'root';
  readonly knownAt: Pick<KnownAt, 'status' | 'resolution' | 'estimate'>;
  readonly touchedAt: EpochMs;
  readonly attempts: number;
}

/** Links to a node, after the one with this id. */
export interface LinkPage {
  readonly strategyId: StrategyId;
  readonly nodeId: NodeId;
  readonly below: boolean;
  readonly after: string;
}

/** One statement each. @throws PortError */
export interface WorkReads {
  /** Of nodes of its own strategy that are not archived, and how many there are in all. */
  nodeLinks(page: LinkPage): Promise<Pick<NodeWorkView, 'links' | 'total'>>;
  spoken(itemIds: readonly ItemId[]): Promise<Spoken>;
  /** Known items below these, by one level. */
  itemsBelow(itemIds: readonly ItemId[]): Promise<readonly ItemId[]>;
  /** What is known of these items, of those above them, of those below them, and of those beside them; gone ones too. */
  family(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemRow>>;
  /** [RU4] What is linked to these nodes of the strategy, or to all of it, counted anew. Nodes without work are left out. */
  ownDelivery(strategyId: StrategyId, nodeIds: readonly NodeId[] | null): Promise<ReadonlyMap<NodeId, Delivery>>;
  /** Those that waited longest; none that was set aside. */
  inbox(limit: number): Promise<readonly InboxRow[]>;
  pipeline(): Promise<Pipeline>;
  /** Items that nobody looked at for longest; of one project also those that are gone. */
  longestUnchecked(limit: number, projectId: number | null): Promise<readonly ItemId[]>;
  /** Projects that known items are in. */
  projectsOfItems(): Promise<readonly number[]>;
  /** Linked items that were not fetched since their links changed, newest links first. */
  unsynced(limit: number): Promise<readonly ItemId[]>;
  /** Of each item its links to strategies that are not deleted, in the order of their ids, and its own class. */
  itemWords(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemWords>>;
  links(ids: readonly string[]): Promise<readonly StoredLink[]>;
}

/** One statement each. Repeating one with the same arguments changes nothing. @throws PortError */
export interface WorkWrites {
  /** What is newer of each group stays, whatever the order. */
  receive(news: EventNews, now: EpochMs): Promise<void>;
  /** Jira is to be asked for all of the issues, or for those that are known. Answers whether there are any. */
  askFor(itemIds: readonly ItemId[], which: 'all' | 'known', now: EpochMs): Promise<boolean>;
  /** What counts by links of these items is to be counted anew, should this run die. */
  markRoots(itemIds: readonly ItemId[], now: EpochMs): Promise<void>;
  /** Only what nobody touched since it was read, and the marks of these roots. */
  clearInbox(rows: readonly InboxRow[], roots: readonly ItemId[]): Promise<void>;
  /** One more attempt for each; those that have had enough are set aside. */
  blame(itemIds: readonly ItemId[], problem: string, setAsideAt: EpochMs | null): Promise<void>;
  /** Whatever was set aside is tried once more. Answers how many. */
  tryAgain(now: EpochMs): Promise<number>;
  /** How far the hourly repair is; the one before is forgotten. */
  saveRepair(run: RepairRun): Promise<void>;
  saveItems(rows: readonly ItemRow[], checkedAt: EpochMs): Promise<void>;
  touchItems(itemIds: readonly ItemId[], checkedAt: EpochMs): Promise<void>;
  /** [RU6] How many counted items use the links of each, and how many of them are done. */
  countUnder(itemIds: readonly ItemId[]): Promise<void>;
  saveOwn(strategyId: StrategyId, own: ReadonlyMap<NodeId, Delivery>): Promise<void>;
  /** Version 0 makes it. `stale` also where the same work has been linked to the same node under another id. */
  saveLink(row: LinkRow, effBp: number, version: number, stamp: WriteStamp): Promise<WriteOutcome>;
  removeLink(id: string, version: number): Promise<WriteOutcome>;
  /** Those that are not there yet, in any form: what stands stays. */
  addLinks(rows: readonly LinkRow[], flow: ReadonlyMap<string, number>, stamp: WriteStamp): Promise<void>;
  /** Those that are still at these versions. */
  removeLinks(rows: readonly Pick<StoredLink, 'id' | 'version'>[]): Promise<void>;
  /** [RU6] What flows over these links from now on. */
  saveEffective(shares: ReadonlyMap<string, number>): Promise<void>;
  /** Version 0 makes it; a class of `null` takes it back. */
  saveClass(
    row: Pick<StoredClass, 'itemId' | 'workClass' | 'reason'>,
    version: number,
    stamp: WriteStamp,
  ): Promise<WriteOutcome>;
}
