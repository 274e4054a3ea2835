import type { Health, NodeId } from '../model';
import { MOST_PATHS, waysUp } from '../paths';
import type { NodePath, NodePaths, PathStatus, WayNode } from './model';
import { badness, breakOf, statusOfBreak, type PathTime } from './path-status';

/** The nodes above some nodes, and nothing else: what a path is read from. */
export interface WayGraph {
  readonly nodes: ReadonlyMap<NodeId, WayNode>;
  /** Over `contributesTo`, in order of edge ids. */
  readonly contributions: ReadonlyMap<NodeId, readonly NodeId[]>;
}

export function wayGraph(
  nodes: Iterable<WayNode>,
  contributions: readonly { readonly fromId: NodeId; readonly toId: NodeId }[],
): WayGraph {
  const byFrom = new Map<NodeId, NodeId[]>();
  for (const { fromId, toId } of contributions) byFrom.set(fromId, [...(byFrom.get(fromId) ?? []), toId]);
  return { nodes: new Map([...nodes].map((node) => [node.id, node])), contributions: byFrom };
}

/**
 * [LS2] [LS3] [LS5] [LS6] The ways from a node upward, the best first; of equals the parent chain, then the order of edges.
 * @param mayView whether the person may see the node; its status counts all the same, its health does not
 */
export function nodePaths(
  graph: WayGraph,
  nodeId: NodeId,
  time: PathTime,
  mayView: (id: NodeId) => boolean = () => true,
): NodePaths {
  if (!graph.nodes.has(nodeId)) return { ways: [], more: 0 };
  const { ways, more } = waysUp(nodeId, (id) => {
    const parentId = graph.nodes.get(id)?.parentId ?? null;
    const above = [...(parentId === null ? [] : [parentId]), ...(graph.contributions.get(id) ?? [])];
    return [...new Set(above)].filter((next) => graph.nodes.has(next));
  });
  const read = ways.slice(0, MOST_PATHS).map((way) => readWay(graph, way, time, mayView));
  return { ways: read.sort((a, b) => badness(a.status) - badness(b.status)), more };
}

function readWay(
  { nodes }: WayGraph,
  way: readonly NodeId[],
  time: PathTime,
  mayView: (id: NodeId) => boolean,
): NodePath {
  const hops: (NodeId | null)[] = [];
  let status: PathStatus = 'clear';
  let breakAt: number | null = null;
  for (const id of way) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const visible = mayView(id);
    if (visible || hops.at(-1) !== null || hops.length === 0) hops.push(visible ? id : null);
    const found = statusOfBreak(breakOf(node, time));
    if (badness(found) <= badness(status)) continue;
    status = found;
    breakAt = hops.length - 1;
  }
  return { hops, status, breakAt, ...pathHealth(nodes, hops) };
}

/** [LS5] Silence is never green; what nobody can say yet is not weaker. */
const WEAKNESS: Readonly<Partial<Record<Health, number>>> = { outdated: 1, atRisk: 1, offTrack: 2 };
const weakness = (health: Health): number => WEAKNESS[health] ?? 0;

/** [LS5] [LS6] Over the visible hops. Themes and vision have no part in it: weakest of all would redden most paths of a healthy tree. */
function pathHealth(
  nodes: ReadonlyMap<NodeId, WayNode>,
  hops: readonly (NodeId | null)[],
): Pick<NodePath, 'health' | 'healthAt' | 'weakerAt'> {
  let health: Health | null = null;
  let healthAt: number | null = null;
  for (const [at, id] of hops.entries()) {
    const node = id === null ? undefined : nodes.get(id);
    if (node?.kind !== 'objective') continue;
    if (health === null) [health, healthAt] = [node.health, at];
    else if (weakness(node.health) > weakness(health)) return { health, healthAt, weakerAt: at };
  }
  return { health, healthAt, weakerAt: null };
}
