import { currentCycle, dayIn } from '../domain/days';
import type { NodeId } from '../domain/model';
import { byRank } from '../domain/sibling-order';
import { DEFAULT_WORK, type WayNode } from '../domain/work/model';
import { lastDayOf } from '../domain/work/path-status';
import { pathsAt, readWays, wayGraph } from '../domain/work/ways';
import type { DocumentLink, DocumentNode, DocumentPath, DocumentView } from '../shared/document-view';
import type { Parsed } from '../shared/inputs';
import { AppFailure } from './failure';
import { computeNumbers, type Numbers } from './numbers';
import type { DocumentHeader, DocumentTexts } from './ports/document-rows';
import { cycleView } from './views';
import type { Work } from './work';
import { toWayNode } from './ways-today';

const gone = () =>
  new AppFailure(
    'notFound',
    'What is shown here is no longer in the strategy. Choose another part of it in the settings of this macro.',
    { fields: { nodeId: 'It is no longer there.' } },
  );

const NO_TEXTS: DocumentTexts = {
  ...{ narrative: '', rationale: '', tradeOffs: '', lifecycleReason: '', lifecycleAt: null },
};

/** A strategy, or what hangs below one node, as people read it; nothing is written on the way. */
export async function openDocument(
  { ports, actor, now }: Work,
  found: DocumentHeader,
  { nodeId }: Pick<Parsed<'document.open'>, 'nodeId'>,
): Promise<DocumentView> {
  const { header } = found;
  const { strategy, cycles, settings, teams } = header;
  const numbers = computeNumbers(header, await ports.reads.tree(strategy.id, strategy), now);
  const order = orderBelow(numbers, nodeId);
  const nodes = order.flatMap((id) => documentNode(numbers, id, found.texts.get(id) ?? NO_TEXTS));
  const told = linksOf(found, order);
  return {
    strategy: { id: strategy.id, name: strategy.name, timeZone: strategy.timeZone, revision: strategy.revision },
    rootId: order[0] ?? null,
    cycles: cycles.map(cycleView),
    currentCycleId: currentCycle(cycles, numbers.today)?.id ?? '',
    settings,
    teams: teams.map(({ id, name, projectIds }) => ({ id, name, projectIds: actor.jiraUser ? projectIds : [] })),
    nodes,
    links: told,
    moreLinks: moreOf(found, order, told),
    paths: pathsOf(found, numbers, told, now),
    notDelivered: DEFAULT_WORK.notDelivered,
    reader: actor.confluence ?? 'jira',
    ...{ today: numbers.today, now },
  };
}

/** From the top down, depth first, siblings by rank. @throws AppFailure for a node that is not in the tree any more */
function orderBelow({ tree }: Numbers, nodeId: NodeId | null): NodeId[] {
  const below = new Map<number, number[]>();
  let start = -1;
  tree.order.forEach(({ id }, at) => {
    const parent = tree.parent[at] ?? -1;
    const siblings = below.get(parent);
    if (siblings) siblings.push(at);
    else below.set(parent, [at]);
    if (nodeId === null ? parent === -1 && start === -1 : id === nodeId) start = at;
  });
  if (start === -1) {
    if (nodeId === null) return [];
    throw gone();
  }
  const order: NodeId[] = [];
  const left = [start];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const node = tree.order[at];
    if (node) order.push(node.id);
    left.push(...[...(below.get(at) ?? [])].sort((a, b) => byRankOf(tree, b, a)));
  }
  return order;
}

function byRankOf({ order }: Numbers['tree'], a: number, b: number): number {
  const [one, other] = [order[a], order[b]];
  return one && other ? byRank(one, other) : 0;
}

function documentNode({ rows }: Numbers, id: NodeId, texts: DocumentTexts): DocumentNode[] {
  const row = rows.get(id);
  if (!row) return [];
  const { lifecycleAt: _at, ...words } = texts;
  return [{ ...row, ...words }];
}

function linksOf({ links }: DocumentHeader, order: readonly NodeId[]): DocumentLink[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return links
    .filter(({ nodeId }) => place.has(nodeId))
    .map(({ id, itemId, nodeId, underDone, underTotal }) => ({ id, itemId, nodeId, underDone, underTotal }))
    .sort((a, b) => (place.get(a.nodeId) ?? 0) - (place.get(b.nodeId) ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Per node; links of nodes of which none is told stand under the node that the document begins with. */
function moreOf(
  { links, linkCount }: DocumentHeader,
  order: readonly NodeId[],
  told: readonly DocumentLink[],
): Record<NodeId, number> {
  const more: Record<NodeId, number> = {};
  const counted = new Map(links.map(({ nodeId, ofNode }) => [nodeId, ofNode]));
  let left = linkCount;
  for (const [nodeId, ofNode] of counted) {
    left -= ofNode;
    const rest = ofNode - told.filter((link) => link.nodeId === nodeId).length;
    if (rest > 0 && order.includes(nodeId)) more[nodeId] = rest;
  }
  const [root] = order;
  if (left > 0 && root !== undefined) more[root] = (more[root] ?? 0) + left;
  return more;
}

/** [LS2] [LS3] Over parents and contributions, into other strategies too. */
function pathsOf(
  { header, texts, beyond }: DocumentHeader,
  numbers: Numbers,
  links: readonly DocumentLink[],
  now: number,
): Record<NodeId, DocumentPath> {
  const { strategy } = header;
  const here: WayNode[] = [...numbers.rows.values()].map((row) => {
    const cycle = header.cycles.find(({ id }) => id === numbers.cycles.get(row.id));
    const closed = cycle?.closedAt ?? null;
    const at = texts.get(row.id)?.lifecycleAt ?? null;
    return {
      ...{ id: row.id, parentId: row.parentId, kind: row.kind, lifecycle: row.lifecycle, archivedAt: null },
      cycleEnd: cycle ? lastDayOf(cycle, closed === null ? null : dayIn(strategy.timeZone, closed)) : null,
      health: row.rollup.health,
      closedDay: at === null ? null : dayIn(strategy.timeZone, at),
    };
  });
  const elsewhere = beyond.nodes
    .filter(({ strategyId }) => strategyId !== strategy.id)
    .map((node) => toWayNode(node, strategy.timeZone));
  const own = numbers.edges
    .filter(({ kind, fromStrategy }) => kind === 'contributesTo' && fromStrategy === strategy.id)
    .map(({ id, fromId, toId }) => ({ id, fromId, toId }));
  const known = new Set(own.map(({ id }) => id));
  const reading = readWays(
    wayGraph([...here, ...elsewhere], [...own, ...beyond.contributions.filter(({ id }) => !known.has(id))]),
    { today: dayIn(strategy.timeZone, now), finishingDays: DEFAULT_WORK.finishingDays },
  );
  const mine = new Set(here.map(({ id }) => id));
  const paths: Record<NodeId, DocumentPath> = {};
  for (const { nodeId } of links) {
    const [best] = pathsAt(reading, nodeId, (id) => mine.has(id)).ways;
    if (best) paths[nodeId] = { status: best.status, reason: best.reason };
  }
  return paths;
}
