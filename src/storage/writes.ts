import type { Writes } from '../services/ports/writes';
import { audit, rememberAccounts, rememberActor } from './write-log';
import { insertMetrics, insertNodes } from './write-node';
import { takeNumbers } from './write-numbers';
import { confirmDay, replaceAncestry, saveRollups } from './write-rollup';
import { bumpRevision, insertCycle, insertStrategy } from './write-strategy';

export const writes: Writes = {
  insertStrategy,
  insertCycle,
  takeNumbers,
  insertMetrics,
  insertNodes,
  audit,
  bumpRevision,
  saveRollups,
  confirmDay,
  replaceAncestry,
  rememberAccounts,
  rememberActor,
};
