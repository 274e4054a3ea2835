import type { NodeId } from '../domain/model';
import { standingOf, type EffectiveLink, type Standing } from '../domain/work/links';
import { DEFAULT_WORK, type ItemId } from '../domain/work/model';
import { pathsAt, type WayReading } from '../domain/work/ways';
import type { Parsed } from '../shared/inputs';
import type { PathNode, WorkContextView, ContextLink, WorkSaid } from '../shared/work-context-view';
import { mayViewStrategy } from './access';
import { mayBrowse } from './browse';
import type { Said, SpeakingStrategy, StoredWayNode, WaysUp } from './ports/path-rows';
import { whereOutdated } from './numbers-today';
import { waysToday } from './ways-today';
import type { Work } from './work';

const NO_WAYS: WaysUp = { nodes: [], contributions: [] };

/**
 * The line of sight of one item. Which items are above it the viewer's browser has read in Jira: whatever is claimed, what is told of an item
 * is its number and its links, and of nodes only those that the person may see.
 */
export async function openWorkContext(
  work: Work,
  _: null,
  { itemId, parentIds, projectId }: Parsed<'work.context'>,
): Promise<WorkContextView> {
  const { ports, actor, now } = work;
  const said = await ports.reads.said([...new Set([itemId, ...parentIds])]);
  const visible = new Map(
    said.strategies.filter((strategy) => mayViewStrategy(actor, strategy)).map((strategy) => [strategy.id, strategy]),
  );
  const standing = standingAmong(said, itemId, parentIds);
  const links = standing.by === 'links' ? standing.links : [];
  const ways = links.length > 0 ? await waysUp(work, said, links) : NO_WAYS;
  const nodes = new Map(ways.nodes.map((node) => [node.id, node]));
  const mayView = (id: NodeId): boolean => visible.has(nodes.get(id)?.strategyId ?? '');
  const [seen = null] = visible.values();
  const { reading, today } = waysToday(said.strategies, ways, links[0]?.nodeId ?? null, now, seen);
  const view = linkViews(said, reading, mayView);
  const shown = new Set(links.flatMap((link) => view(link).paths.ways.flatMap(({ hops }) => hops)));
  return {
    itemId,
    speaking: speakingFor([...visible.values()], projectId),
    said: await saidView(work, said, standing, view),
    nodes: ways.nodes.filter(({ id }) => shown.has(id)).map(toPathNode),
    notDelivered: DEFAULT_WORK.notDelivered,
    ...{ today, now },
  };
}

/** As they are today, also when nobody has opened the strategy yet. */
async function waysUp(work: Work, { strategies }: Said, links: readonly EffectiveLink[]): Promise<WaysUp> {
  const stored = await work.ports.reads.ways(links.map(({ nodeId }) => nodeId));
  const now = await whereOutdated(work, strategies, stored.nodes);
  if (now.size === 0) return stored;
  const nodes = stored.nodes.map((node) => {
    const today = now.get(node.id);
    if (!today) return node;
    const { health, outcomeBp, expectedBp } = today.rollup;
    return { ...node, health, outcomeBp, expectedBp, cycle: today.cycle };
  });
  return { ...stored, nodes };
}

function standingAmong({ links, classes }: Said, itemId: ItemId, parentIds: readonly ItemId[]): Standing {
  const chain = [...new Set([itemId, ...parentIds])];
  return standingOf(
    chain,
    (id) => links.filter((link) => link.itemId === id),
    (id) => classes.find((one) => one.itemId === id)?.workClass ?? null,
  );
}

function speakingFor(strategies: readonly SpeakingStrategy[], projectId: string): WorkContextView['speaking'] {
  return strategies
    .filter(({ projectIds }) => projectIds.includes(projectId))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toPathNode({
  id,
  strategyId,
  kind,
  key,
  title,
  narrative,
  ownerId,
  lifecycle,
  ...row
}: StoredWayNode): PathNode {
  const { health, outcomeBp, expectedBp } = row;
  return { id, strategyId, kind, key, title, narrative, ownerId, lifecycle, health, outcomeBp, expectedBp };
}

/** [LS6] Share and note belong to the strategy: who may not see the node sees neither which it is nor what was noted, nor which link. */
function linkViews(
  { links }: Said,
  reading: WayReading,
  mayView: (id: NodeId) => boolean,
): (link: EffectiveLink) => ContextLink {
  const stored = new Map(links.map((link) => [link.id, link]));
  const numbers = new Map(links.map(({ id }, at) => [id, at + 1]));
  return ({ id, itemId, nodeId, shareBp, effectiveBp, source }) => {
    const row = mayView(nodeId) ? stored.get(id) : undefined;
    return {
      ...{
        id: row ? id : `restricted ${numbers.get(id) ?? ''}`,
        itemId,
        source,
        version: row?.version ?? 0,
        note: row?.note ?? '',
      },
      ...{ nodeId: row ? nodeId : null, shareBp: row ? shareBp : null, effectiveBp: row ? effectiveBp : null },
      ...{ byId: row?.updatedBy ?? null, at: row?.updatedAt ?? null },
      paths: pathsAt(reading, nodeId, mayView),
    };
  };
}

/** That an item is outside, and why, is for those who may see the item: no link and no node belongs to it by which to decide. */
async function saidView(
  work: Work,
  { classes }: Said,
  standing: Standing,
  view: (link: EffectiveLink) => ContextLink,
): Promise<WorkSaid> {
  if (standing.by === 'links') return { by: 'links', fromId: standing.fromId, links: standing.links.map(view) };
  const found = standing.by === 'class' ? classes.find(({ itemId }) => itemId === standing.fromId) : undefined;
  if (!found || !(await mayBrowse(work, found.itemId))) return { by: 'nothing' };
  const { itemId: fromId, version, workClass, reason, updatedBy: byId, updatedAt: at } = found;
  return { by: 'class', ...{ fromId, version, workClass, reason, byId, at } };
}
