import { currentCycle, dayIn } from '../domain/days';
import type { CycleId, NodeId } from '../domain/model';
import {
  buildTree,
  checkMove,
  childrenOf,
  descendantsOf,
  effectiveCycleId,
  type MoveRefusal,
  type Tree,
} from '../domain/tree';
import type { Parsed } from '../shared/inputs';
import type { Changed, UndoCommand } from '../shared/views';
import { mayCreateBelow, whomToAsk } from './access';
import { mustBeLive, type NodeScope } from './authorize';
import { changedAnswer } from './changed';
import { nodeConflict } from './conflict';
import { AppFailure, forbidden, notFound, refused } from './failure';
import { differences, journal, journalLastRun } from './journal';
import type { Header, NodeDetail, StoredNode } from './ports/rows';
import { rankAfter } from './rank';
import { refreshStrategy } from './refresh';
import { stampOf, type Work } from './work';

type Payload = Parsed<'node.move'>;

/** Moves a node with everything below it, or to another place among its siblings. */
export async function moveNode(work: Work, scope: NodeScope, payload: Payload): Promise<Changed> {
  const { header, node } = scope;
  if (node.lastWrite === payload.requestId) return resume(work, scope, payload);
  mustBeLive(node);
  if (node.version !== payload.version) throw await nodeConflict(work, header, node.id);
  const nodes = await work.ports.reads.tree(header.strategy.id, header.strategy);
  const tree = buildTree(nodes);
  await checkTarget(work, scope, tree, payload);
  const rank = placeAmong(tree, payload);
  const before = { parentId: node.parentId, rank: node.rank };
  const patch = { parentId: payload.parentId, rank };
  const change = { action: 'node.move', changes: differences(before, patch), reason: null };
  await journalLastRun(work, node);
  const guard = { nodeId: node.id, version: payload.version, change };
  const outcome = await work.ports.writes.updateNode(guard, patch, stampOf(work, payload.requestId));
  if (outcome === 'stale') throw await nodeConflict(work, header, node.id);
  await work.ports.writes.bumpRevision(header.strategy.id);
  await journal(work, node, change, stampOf(work, payload.requestId));
  return finish(work, scope, tree, payload);
}

/** An earlier run of this request moved it, and its answer was lost: what it may have left undone is done now. */
async function resume(work: Work, scope: NodeScope, payload: Payload): Promise<Changed> {
  const { node } = scope;
  await work.ports.writes.bumpRevision(node.strategyId);
  if (node.lastChange) await journal(work, node, node.lastChange, stampOf(work, payload.requestId));
  return finish(work, scope, null, payload);
}

async function finish(
  work: Work,
  { header, node }: NodeScope,
  tree: Tree<StoredNode> | null,
  payload: Payload,
): Promise<Changed> {
  const numbers = await refreshStrategy(work, header, { factsOf: () => cycleChanged(work, header, tree, payload) });
  if (
    tree &&
    numbers.problems.some(
      ({ nodeId, problem }) => nodeId === node.id || (problem === 'cycle' && !numbers.tree.indexOf.has(node.id)),
    )
  ) {
    await moveBack(work, node, payload);
    throw new AppFailure(
      'conflict',
      `Somebody changed the rows around at the same moment, and ${node.key} would have no place there. It stays where it was.`,
    );
  }
  return changedAnswer(numbers, [node.id], tree && undoOf(node, tree, payload));
}

/** [TR1] [TR2] */
async function checkTarget(
  work: Work,
  { header, node }: NodeScope,
  tree: Tree<StoredNode>,
  { parentId }: Payload,
): Promise<void> {
  const parent = tree.order[tree.indexOf.get(parentId) ?? -1];
  if (!parent) throw notFound();
  if (parentId !== node.parentId && !mayCreateBelow(work.actor, header.strategy, parent)) {
    throw forbidden(
      `You can't put anything below ${parent.key}. Ask its owner or an editor of this strategy.`,
      whomToAsk(header.strategy, parent),
    );
  }
  const edges = header.edges.some(({ other }) => other !== null) ? await edgesOfAll(work, header) : header.edges;
  const refusal = checkMove(tree, node.id, parentId, edges);
  if (refusal) throw refusedMove(refusal, tree, node, header);
}

/** With contributions between strategies a cycle may lead through another one: its parents count as steps too. */
async function edgesOfAll({ ports }: Work, { strategy, edges }: Header): Promise<Header['edges']> {
  const { nodes, contributions } = await ports.reads.graph();
  const steps = [
    ...contributions,
    ...nodes.flatMap(({ id, parentId, strategyId }) =>
      strategyId === strategy.id || parentId === null ? [] : [{ fromId: id, toId: parentId }],
    ),
  ];
  const plain = {
    kind: 'contributesTo',
    shareBp: null,
    neededBy: null,
    version: 0,
    updatedBy: null,
    updatedAt: 0,
    fromStrategy: '',
    toStrategy: '',
    other: null,
  } as const;
  return [
    ...edges.filter(({ kind }) => kind !== 'contributesTo'),
    ...steps.map((step, at) => ({ id: `step ${at}`, ...plain, ...step })),
  ];
}

function refusedMove(
  { problem, rule, cycle }: MoveRefusal,
  tree: Tree<StoredNode>,
  node: NodeDetail,
  { settings }: Header,
): AppFailure {
  const keyOf = (id: NodeId): string => tree.order[tree.indexOf.get(id) ?? -1]?.key ?? 'another strategy';
  switch (problem) {
    case 'unknownNode':
      return refused(rule, `${node.key} has no place in the tree. Repair what stands above it first.`);
    case 'unknownParent':
      return notFound();
    case 'rootStays':
      return refused(rule, `${settings.labels[node.kind]} stays at the top.`);
    case 'ownDescendant':
      return refused(rule, `${node.key} can't stand below itself. Choose a place outside of it.`);
    case 'wrongKind':
      return refused(rule, `${settings.labels[node.kind]} can't stand there. Choose another place.`);
    case 'contributesToParent':
      return refused(rule, `${node.key} already contributes to that one. Remove the contribution first.`);
    case 'closesCycle':
      return refused(rule, `That would close a circle: ${(cycle ?? []).map(keyOf).join(' → ')}. Choose another place.`);
  }
}

function placeAmong(tree: Tree<StoredNode>, { nodeId, parentId, afterId }: Payload): string {
  const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== nodeId);
  const rank = rankAfter(siblings, afterId);
  if (rank === null)
    throw new AppFailure('conflict', 'The rows there have changed meanwhile. Look again and choose the place.');
  return rank;
}

/** [RU8] Key results that were in another cycle before read their check-ins anew. */
function cycleChanged(
  work: Work,
  { cycles, strategy }: Header,
  tree: Tree<StoredNode> | null,
  { nodeId, parentId }: Payload,
): (node: StoredNode) => boolean {
  const current: CycleId | null = currentCycle(cycles, dayIn(strategy.timeZone, work.now))?.id ?? null;
  if (!tree) return () => true;
  const oldParent = tree.order[tree.indexOf.get(nodeId) ?? -1]?.parentId ?? null;
  const cycleBelow = (id: NodeId | null): CycleId | null =>
    id === null ? current : effectiveCycleId(tree, id, current);
  if (cycleBelow(oldParent) === cycleBelow(parentId)) return () => false;
  const moved = new Set([nodeId, ...descendantsOf(tree, nodeId).map(({ id }) => id)]);
  return ({ id }) => moved.has(id);
}

/** Two moves that each were right may close a circle together: whoever finds it steps back. */
async function moveBack(work: Work, node: NodeDetail, { version }: Payload): Promise<void> {
  const { parentId, rank } = node;
  if (parentId === null) return;
  const change = { action: 'node.move', changes: {}, reason: null };
  const guard = { nodeId: node.id, version: version + 1, change };
  const stamp = stampOf(work, crypto.randomUUID());
  await work.ports.writes.updateNode(guard, { parentId, rank }, stamp);
  await work.ports.writes.bumpRevision(node.strategyId);
}

function undoOf(node: NodeDetail, tree: Tree<StoredNode>, { version }: Payload): UndoCommand | null {
  if (node.parentId === null) return null;
  const siblings = childrenOf(tree, node.parentId);
  const at = siblings.findIndex(({ id }) => id === node.id);
  return {
    key: 'node.move',
    payload: { nodeId: node.id, version: version + 1, parentId: node.parentId, afterId: siblings[at - 1]?.id ?? null },
  };
}
