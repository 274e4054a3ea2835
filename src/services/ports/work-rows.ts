import type { ItemId, LinkSource, WorkClass } from '../../domain/work/model';
import type { NodeId, StrategyId } from '../../domain/model';
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

/** One statement each. @throws PortError */
export interface WorkReads {
  /** Links to strategies that are not deleted, in the order of their ids, and the item's own class. */
  itemWords(itemId: ItemId): Promise<ItemWords>;
  link(id: string): Promise<StoredLink | null>;
}

/** One statement each. Repeating one with the same arguments changes nothing. @throws PortError */
export interface WorkWrites {
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
