import type { Writes } from '../services/ports/writes';
import { archiveNodes, archiveUnchanged, archiveWith, restoreNodes } from './write-archive';
import { insertCheckIn, removeCheckIn } from './write-check-in';
import { saveFacts } from './write-facts';
import { addLinks, removeLink, removeLinks, saveClass, saveEffective, saveLink } from './write-links';
import { audit, logCommitmentChanges, rememberAccounts, rememberActor } from './write-log';
import { insertMetrics, insertNodes, updateMetric } from './write-node';
import { updateNode } from './write-node-update';
import { takeNumbers } from './write-numbers';
import {
  closeCycles,
  insertPlannedCycle,
  removeEdge,
  removeTeam,
  saveCycle,
  saveEdge,
  saveSettings,
  saveTeam,
} from './write-parts';
import { askFor, blame, clearInbox, markRoots, receive, tryAgain } from './inbox';
import { saveRepair } from './read-pipeline';
import { countUnder, saveItems, touchItems } from './write-work-items';
import { confirmDay, replaceAncestry, saveOwn, saveRollups } from './write-rollup';
import {
  beginDeletion,
  bumpRevision,
  bumpRevisions,
  deleteRows,
  insertStrategy,
  updateStrategy,
} from './write-strategy';

export const writes: Writes = {
  insertStrategy,
  updateStrategy,
  bumpRevision,
  bumpRevisions,
  beginDeletion,
  deleteRows,
  insertPlannedCycle,
  saveCycle,
  closeCycles,
  saveTeam,
  removeTeam,
  saveEdge,
  removeEdge,
  saveSettings,
  takeNumbers,
  insertMetrics,
  updateMetric,
  insertNodes,
  updateNode,
  archiveNodes,
  archiveWith,
  restoreNodes,
  archiveUnchanged,
  insertCheckIn,
  removeCheckIn,
  saveFacts,
  audit,
  logCommitmentChanges,
  saveRollups,
  confirmDay,
  replaceAncestry,
  rememberAccounts,
  rememberActor,
  saveLink,
  removeLink,
  addLinks,
  removeLinks,
  saveEffective,
  saveClass,
  saveItems,
  touchItems,
  countUnder,
  receive,
  askFor,
  markRoots,
  clearInbox,
  blame,
  tryAgain,
  saveRepair,
  saveOwn,
};
