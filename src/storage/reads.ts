import type { Reads } from '../services/ports/reads';
import { readDocumentHeader } from './read-document';
import { readHeader } from './read-header';
import { readHistory } from './read-history';
import { readItemWords, readLinks } from './read-links';
import { readCheckIn, readReadings } from './read-metrics';
import { readNode } from './read-node';
import {
  readArchived,
  readArchivedWith,
  readAuditEntry,
  readCheckedIn,
  readMakers,
  readEdgeStart,
  readGraph,
  readHalfDeleted,
  readRevision,
  readUnaudited,
} from './read-others';
import { readNodeLinks } from './read-node-links';
import { readOverview } from './read-overview';
import { readSaid } from './read-said';
import { readSaidAbove } from './read-said-above';
import { readTargets } from './read-targets';
import { readTree } from './read-tree';
import { readUnlogged } from './read-unlogged';
import { readWays } from './read-ways';
import { readInbox } from './inbox';
import { readPipeline } from './read-pipeline';
import {
  readFamily,
  readItemsBelow,
  readLongestUnchecked,
  readOwnDelivery,
  readProjectsOfItems,
  readSpoken,
  readUnsynced,
} from './read-work-items';

export const reads: Reads = {
  overview: readOverview,
  header: readHeader,
  revision: readRevision,
  tree: readTree,
  node: readNode,
  history: readHistory,
  archived: readArchived,
  archivedWith: readArchivedWith,
  checkIn: readCheckIn,
  readings: readReadings,
  makers: readMakers,
  checkedIn: readCheckedIn,
  auditEntry: readAuditEntry,
  said: readSaid,
  targets: readTargets,
  saidAbove: readSaidAbove,
  ways: readWays,
  documentHeader: readDocumentHeader,
  edgeStart: readEdgeStart,
  graph: readGraph,
  unaudited: readUnaudited,
  unlogged: readUnlogged,
  halfDeleted: readHalfDeleted,
  itemWords: readItemWords,
  links: readLinks,
  nodeLinks: readNodeLinks,
  spoken: readSpoken,
  itemsBelow: readItemsBelow,
  family: readFamily,
  inbox: readInbox,
  pipeline: readPipeline,
  longestUnchecked: readLongestUnchecked,
  projectsOfItems: readProjectsOfItems,
  ownDelivery: readOwnDelivery,
  unsynced: readUnsynced,
};
