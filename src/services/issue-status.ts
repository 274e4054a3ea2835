import type { NodeId } from '../domain/model';
import { notDeliveredSet, stateOf } from '../domain/work/counting';
import { standingOf, type Standing } from '../domain/work/links';
import { DEFAULT_WORK, type ItemId } from '../domain/work/model';
import { sightOf } from '../domain/work/sight';
import { pathsAt } from '../domain/work/ways';
import type { Sight } from '../shared/sight-words';
import type { SaidAbove, WaysUp } from './ports/path-rows';
import type { Ports } from './ports/ports';
import { waysToday } from './ways-today';

interface IssueInJira {
  readonly itemId: ItemId;
  readonly projectId: string;
}

const NO_WAYS: WaysUp = { nodes: [], contributions: [] };

/**
 * [LS1]–[LS4] What everybody may know of an issue's line of sight: nobody is asking, so all share the answer.
 * @returns `null` when it is not for everybody, not known, or no strategy speaks for the project
 */
export async function statusForEverybody(ports: Ports, issue: IssueInJira): Promise<Sight | null> {
  const said = await ports.reads.saidAbove(issue.itemId);
  const open = new Set(said.strategies.filter(({ groupIds }) => groupIds.length === 0).map(({ id }) => id));
  const standing = standingAbove(said);
  const links = standing.by === 'links' ? standing.links : [];
  const ways = links.length > 0 ? await ports.reads.ways(links.map(({ nodeId }) => nodeId)) : NO_WAYS;
  if (ways.nodes.some(({ strategyId }) => !open.has(strategyId))) return null;
  // Whether work is done decides between "Delivered" and everything else that is said of a path.
  if (links.length > 0 && (said.item?.category ?? null) === null) return null;
  const { reading } = waysToday(said.strategies, ways, links[0]?.nodeId ?? null, ports.now());
  const { status } = sightOf({
    itemId: issue.itemId,
    state: stateOf(said.item ?? { category: null, resolution: null }, notDeliveredSet(DEFAULT_WORK)),
    inScope: said.strategies.some(({ id, projectIds }) => open.has(id) && projectIds.includes(issue.projectId)),
    standing,
    pathsOf: (nodeId: NodeId) => pathsAt(reading, nodeId),
  });
  return status === 'outOfScope' ? null : status;
}

function standingAbove({ chain, links, classes }: SaidAbove): Standing {
  return standingOf(
    chain,
    (id) => links.filter(({ itemId }) => itemId === id),
    (id) => classes.find(({ itemId }) => itemId === id)?.workClass ?? null,
  );
}
