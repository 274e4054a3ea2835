import type { EpochMs, NodeId } from '../../domain/model';
import type { LinkFacts } from '../../domain/work/model';
import type { WaysUp } from './path-rows';
import type { Header, LongTexts } from './rows';

/** What people wrote of a node. */
export interface DocumentTexts extends LongTexts {
  readonly lifecycleAt: EpochMs | null;
  readonly lifecycleReason: string;
}

export interface DocumentLinkRow extends LinkFacts {
  /** Counted issues that use its item's links; `null`: Jira has not been asked yet. */
  readonly underDone: number | null;
  readonly underTotal: number | null;
  /** Links of its node, told or not. */
  readonly ofNode: number;
}

/** A strategy, and beyond its tree what its document holds. */
export interface DocumentHeader {
  readonly header: Header;
  readonly texts: ReadonlyMap<NodeId, DocumentTexts>;
  readonly links: readonly DocumentLinkRow[];
  /** Links in all, told or not. */
  readonly linkCount: number;
  /** Above this strategy: nodes of others that it contributes to, and everything above them. */
  readonly beyond: WaysUp;
}
