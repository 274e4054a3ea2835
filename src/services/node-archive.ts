import { buildTree, descendantsOf } from '../domain/tree';
import type { NodeId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { Changed } from '../shared/views';
import { mayEditNode, whomToAsk } from './access';
import { mustBeLive, type NodeScope } from './authorize';
import { changedAnswer } from './changed';
import { nodeConflict } from './conflict';
import { AppFailure, forbidden, refused } from './failure';
import { journal, journalLastRun } from './journal';
import type { StoredNode } from './ports/rows';
import { refreshStrategy } from './refresh';
import { strayedBelow } from './strays';
import { stampOf, type Work } from './work';

type Payload = Parsed<'node.archive'>;

/** Takes a node and everything below it out of the tree, in one statement: all of it or nothing. */
export async function archiveNode(work: Work, { header, node }: NodeScope, payload: Payload): Promise<Changed> {
  const { ports, actor } = work;
  const stamp = stampOf(work, payload.requestId);
  const again = node.lastWrite === payload.requestId;
  if (!again) {
    mustBeLive(node);
    if (node.version !== payload.version) throw await nodeConflict(work, header, node.id);
  }
  if (node.parentId === null) {
    throw refused(
      'TR1',
      `${node.key} is the top of this strategy. To be rid of it, delete the strategy in the settings.`,
    );
  }
  const below = again
    ? []
    : descendantsOf(buildTree(await ports.reads.tree(header.strategy.id, header.strategy)), node.id);
  const foreign = below.find((row) => !mayEditNode(actor, header.strategy, row));
  if (foreign) {
    const sentence = `${foreign.key} below ${node.key} is not yours to archive. Ask its owner or an editor of this strategy.`;
    throw forbidden(sentence, whomToAsk(header.strategy, foreign));
  }
  const change = { action: 'node.archive', changes: { archived: { before: false, after: true } }, reason: null };
  if (!again) {
    await journalLastRun(work, node);
    const guard = { nodeId: node.id, version: payload.version, change };
    const ids = below.map(({ id }) => id);
    if ((await ports.writes.archiveNodes(guard, ids, stamp)) === 'stale')
      throw await nodeConflict(work, header, node.id);
  }
  await ports.writes.bumpRevision(header.strategy.id);
  await journal(work, node, change, stamp);
  // An earlier run of this request has told nobody what went.
  const gone = again ? await ports.reads.archivedWith(payload.requestId) : below.map(({ id }) => id);
  const archived = new Set([node.id, ...gone]);
  const numbers = await refreshStrategy(work, header, { touched: [...archived] });
  const strays = strayedBelow(numbers, archived);
  if (strays.length > 0) await ports.writes.archiveWith(node.id, strays, stamp);
  const undo = { key: 'node.restore' as const, payload: { nodeId: node.id, version: payload.version + 1 } };
  return changedAnswer(numbers, [], undo, [...archived, ...strays]);
}

/** Brings back exactly what was archived together, to where it was. */
export async function restoreNode(work: Work, { header, node }: NodeScope, payload: Payload): Promise<Changed> {
  const { ports } = work;
  const stamp = stampOf(work, payload.requestId);
  const change = { action: 'node.restore', changes: { archived: { before: true, after: false } }, reason: null };
  if (node.lastWrite !== payload.requestId) {
    if (node.archivedAt === null || node.archiveBatch === null)
      throw new AppFailure('conflict', `${node.key} is not archived any more.`);
    if (node.version !== payload.version) throw await nodeConflict(work, header, node.id);
    await checkParent(work, node);
    await journalLastRun(work, node);
    const guard = { nodeId: node.id, version: payload.version, change };
    if ((await ports.writes.restoreNodes(guard, node.archiveBatch, stamp)) === 'stale')
      throw await nodeConflict(work, header, node.id);
  }
  await ports.writes.bumpRevision(header.strategy.id);
  await journal(work, node, change, stamp);
  const numbers = await refreshStrategy(work, header, {
    factsOf: (nodes) => within(nodes, node.id),
    touched: [node.id],
  });
  const restored = descendantsOf(numbers.tree, node.id).map(({ id }) => id);
  const undo = { key: 'node.archive' as const, payload: { nodeId: node.id, version: payload.version + 1 } };
  return changedAnswer(numbers, [node.id, ...restored], undo);
}

/** The node and what is below it: while they were away their cycle may have changed. */
function within(nodes: readonly StoredNode[], nodeId: NodeId): (node: StoredNode) => boolean {
  const ids = new Set([nodeId, ...descendantsOf(buildTree(nodes), nodeId).map(({ id }) => id)]);
  return ({ id }) => ids.has(id);
}

async function checkParent({ ports }: Work, node: NodeScope['node']): Promise<void> {
  if (node.archiveRoot !== node.id) {
    const root = node.archiveRoot === null ? null : await ports.reads.node(node.archiveRoot);
    throw refused('TR1', `${node.key} was archived together with ${root?.key ?? 'another row'}. Restore that one.`);
  }
  if (node.parentId === null) return;
  const parent = await ports.reads.node(node.parentId);
  if (!parent) throw refused('TR1', `What ${node.key} stood below is gone. It can't be restored.`);
  if (parent.archivedAt !== null)
    throw refused('TR1', `${node.key} stood below ${parent.key}, which is archived. Restore ${parent.key} first.`);
}
