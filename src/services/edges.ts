import { checkContribution } from '../domain/shares';
import { closesCycle } from '../domain/edge-cycle';
import type { NodeId, StrategyId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { Changed, UndoCommand } from '../shared/views';
import { mustBeLive, mustEditNode, viewableHeader, viewableNode, type Access } from './authorize';
import { changedAnswer } from './changed';
import { staleConflict } from './conflict';
import { badInput, notFound, refused } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { Header, NodeDetail, StoredEdge } from './ports/rows';
import type { EdgeRow } from './ports/writes';
import { refreshStrategy } from './refresh';
import { edgeView } from './views';
import { stampOf, type Work } from './work';

export interface EdgeScope {
  readonly header: Header;
  readonly from: NodeDetail;
  readonly to: NodeDetail;
}

/** Whoever may edit the node it comes from, and sees the one it leads to. */
export const edgeEditor: Access<Parsed<'edge.save'>, EdgeScope> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, { fromId, toId }) => {
    const from = await viewableNode(work, fromId);
    const to = fromId === toId ? from : await viewableNode(work, toId);
    mustEditNode(work, from);
    return { from, to, header: await viewableHeader(work, from.strategyId) };
  },
};

export async function saveEdge(
  work: Work,
  { header, from, to }: EdgeScope,
  payload: Parsed<'edge.save'>,
): Promise<Changed> {
  const { ports } = work;
  const { id, version, requestId, kind, fromId, toId, shareBp, neededBy } = payload;
  const before = header.edges.find((edge) => edge.id === id) ?? null;
  mustBeLive(from);
  mustBeLive(to);
  if (before && (before.fromId !== fromId || before.toId !== toId || before.kind !== kind)) {
    throw badInput('An edge keeps its ends and its kind. Remove it and add another.', {
      id: 'Other ends, or another kind.',
    });
  }
  if (version > 0 && !before) throw staleConflict('This connection', null, null);
  checkEdge(header, from, payload);
  if (kind === 'contributesTo' && !before) await mustNotCloseCycle(work, from, toId);
  const row = { id, kind, fromId, toId, fromStrategy: from.strategyId, toStrategy: to.strategyId, shareBp, neededBy };
  const change = changeOf('edge.save', before ? logged(before) : {}, logged(row));
  const stamp = carrying(stampOf(work, requestId), change);
  if ((await ports.writes.saveEdge(row, version, stamp)) === 'stale') {
    throw staleConflict('this connection', before, before && edgeView(before));
  }
  await ports.writes.bumpRevision(from.strategyId);
  await logChange(work, { id: fromId, strategyId: from.strategyId }, stamp);
  const saved = {
    ...row,
    version: version + 1,
    updatedBy: work.actor.accountId,
    updatedAt: work.now,
    other: to.strategyId === from.strategyId ? null : { ...to.access, live: true },
  };
  return answer(work, header, [...header.edges.filter((edge) => edge.id !== id), saved], [fromId, toId], {
    edges: [edgeView(saved)],
    others: othersOf(header, saved),
    undo: undoSave(before, saved),
  });
}

/** The log is read by everybody who sees this strategy: an end in another one is not named there. */
const logged = ({ kind, toId, shareBp, neededBy, fromStrategy, toStrategy }: EdgeRow) => ({
  kind,
  toId: fromStrategy === toStrategy ? toId : null,
  shareBp,
  neededBy,
});

/** `before` may be what an earlier run of this request has saved: then only its creation can be taken back. */
function undoSave(before: StoredEdge | null, { id, version }: StoredEdge): UndoCommand | null {
  if (version === 1) return { key: 'edge.remove', payload: { id, version } };
  return before && before.version < version ? undoChange(before, version) : null;
}

const ONLY: Readonly<Record<'shareBp' | 'neededBy', string>> = {
  shareBp: 'Only a contribution has a share.',
  neededBy: 'Only a dependency has a date.',
};

/** [TR2] [RU3] */
function checkEdge(
  { edges }: Header,
  from: NodeDetail,
  { id, kind, fromId, toId, shareBp, neededBy }: Parsed<'edge.save'>,
): void {
  if (kind !== 'contributesTo' && shareBp !== null) throw badInput(ONLY.shareBp, { shareBp: ONLY.shareBp });
  if (kind !== 'dependsOn' && neededBy !== null) throw badInput(ONLY.neededBy, { neededBy: ONLY.neededBy });
  if (fromId === toId) throw refused('TR2', `${from.key} can't be connected with itself.`);
  if (edges.some((edge) => edge.id !== id && edge.kind === kind && edge.fromId === fromId && edge.toId === toId)) {
    throw refused('TR2', 'These two are connected like that already.');
  }
  if (kind !== 'contributesTo') return;
  const problem = checkContribution(from, { id, toId, shareBp }, edges);
  if (problem === 'ownParent') throw refused('TR2', `${from.key} stands below that one already, so it counts there.`);
  if (problem === 'sharesOverWhole')
    throw refused('RU3', `The shares of ${from.key} would add up to more than 100 %. Lower one of them.`);
  if (problem !== null) throw refused('TR2', `${from.key} contributes to that one already.`);
}

/** [TR2] Over parents and contributions of all strategies together. */
async function mustNotCloseCycle({ ports }: Work, from: NodeDetail, toId: NodeId): Promise<void> {
  const { nodes, contributions } = await ports.reads.graph();
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  if (closesCycle(contributions, parents, { fromId: from.id, toId }) === null) return;
  throw refused('TR2', `That would close a circle: ${from.key} would contribute to itself.`);
}

async function answer(
  work: Work,
  header: Header,
  edges: readonly StoredEdge[],
  touched: readonly NodeId[],
  more: Pick<Changed, 'edges' | 'removedEdgeIds' | 'undo'> & { readonly others: readonly StrategyId[] },
): Promise<Changed> {
  const numbers = await refreshStrategy(work, { ...header, edges });
  for (const id of more.others) await refreshOther(work, id);
  const { others: _, ...said } = more;
  return { ...changedAnswer(numbers, touched, more.undo), ...said };
}

/** The other end's strategy counts differently now. */
async function refreshOther(work: Work, strategyId: StrategyId): Promise<void> {
  const header = await work.ports.reads.header({ strategyId });
  if (!header) return;
  await work.ports.writes.bumpRevision(strategyId);
  await refreshStrategy(work, header);
}

const othersOf = (
  header: Header,
  { fromStrategy, toStrategy }: Pick<StoredEdge, 'fromStrategy' | 'toStrategy'>,
): StrategyId[] => [...new Set([fromStrategy, toStrategy])].filter((id) => id !== header.strategy.id);

function undoChange({ id, kind, fromId, toId, shareBp, neededBy }: StoredEdge, version: number): UndoCommand {
  return { key: 'edge.save', payload: { id, version, kind, fromId, toId, shareBp, neededBy } };
}

export interface RemovalScope {
  readonly header: Header;
  readonly edge: StoredEdge;
}

/** Like adding it; what an edge that is not there belonged to is nobody's business. */
export const edgeRemover: Access<Parsed<'edge.remove'>, RemovalScope> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, { id }) => {
    if (!work.actor.jiraUser) throw notFound();
    const fromId = await work.ports.reads.edgeStart(id);
    if (fromId === null) throw notFound();
    const from = await viewableNode(work, fromId);
    mustEditNode(work, from);
    const header = await viewableHeader(work, from.strategyId);
    const edge = header.edges.find((candidate) => candidate.id === id) ?? null;
    if (!edge) throw notFound();
    return { header, edge };
  },
};

export async function removeEdge(
  work: Work,
  { header, edge }: RemovalScope,
  { id, version, requestId }: Parsed<'edge.remove'>,
): Promise<Changed> {
  const { writes } = work.ports;
  if (edge.version !== version) throw staleConflict('this connection', edge, edgeView(edge));
  const { fromId, toId } = edge;
  const removed = { kind: null, toId: null, shareBp: null, neededBy: null };
  // The entry first: afterwards there is no row that could carry it.
  const stamp = carrying(stampOf(work, requestId), changeOf('edge.remove', logged(edge), removed));
  await logChange(work, { id: fromId, strategyId: header.strategy.id }, stamp);
  if ((await writes.removeEdge(id, version)) === 'stale') throw staleConflict('this connection', edge, edgeView(edge));
  await writes.bumpRevision(header.strategy.id);
  return answer(
    work,
    header,
    header.edges.filter((other) => other.id !== id),
    [fromId, toId],
    {
      removedEdgeIds: [id],
      others: othersOf(header, edge),
      undo: undoChange(edge, 0),
    },
  );
}
