import { readConfig } from '../shared/document-config';
import { openDocument } from './document';
import { documentAdf, noteDocument, type AdfDocument } from './document-adf';
import { ensureCycle } from './cycles';
import { AppFailure } from './failure';
import type { Ports } from './ports/ports';
import { ensureReady } from './readiness';
import type { Work } from './work';

/**
 * The macro in a file that may reach anybody: it runs as the app, so it holds only what everybody who may see the page may see. Of work
 * that is counts, and of a restricted strategy that it is restricted.
 */
export async function exportDocument(ports: Ports, saved: unknown): Promise<AdfDocument> {
  const config = readConfig(saved);
  if (!config)
    return noteDocument('No strategy is chosen here', "Choose one in the macro's settings, then export again.");
  await ensureReady(ports);
  const found = await ports.reads.documentHeader(config.strategyId, config.nodeId);
  if (!found) return noteDocument('This strategy no longer exists', "Choose another one in the macro's settings.");
  if (found.header.strategy.groupIds.length > 0)
    return noteDocument('This strategy is restricted', 'Open the page in Confluence to read what you may see of it.');
  const actor = { accountId: '', jiraUser: false, admin: false, groupIds: [] };
  const work: Work = { ports, actor, now: ports.now() };
  const header = await ensureCycle(work, found.header);
  try {
    return documentAdf(await openDocument(work, { ...found, header }, { nodeId: config.nodeId }), config);
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    return noteDocument('This part of the strategy no longer exists', error.message);
  }
}
