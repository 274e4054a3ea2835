import type { EpochDay, Health, NodeId } from '../model';
import { MOST_PATHS, waysUp } from '../paths';
import { PATH_STATUSES, type NodeBreak, type NodePath, type NodePaths, type PathStatus } from './model';
import { badness, breakDay, breakOf, statusOfBreak, type PathTime } from './path-status';
import { wayGraph, type WayGraph } from './way-graph';

export { wayGraph, type WayGraph };

/** [LS2] The ways of a graph on one day. */
export interface WayReading {
  readonly graph: WayGraph;
  readonly time: PathTime;
  /** Per index of the graph: how bad the node itself is. */
  readonly own: Uint8Array;
  /** The best of all its ways, however many there are. */
  readonly best: Uint8Array;
}

/** Linear in nodes and edges, though there may be more ways than could ever be listed: the worst on a way only grows upward. */
export function readWays(graph: WayGraph, time: PathTime): WayReading {
  const { nodes, start, ups, topDown } = graph;
  const own = new Uint8Array(nodes.length);
  const best = new Uint8Array(nodes.length);
  for (const at of topDown) {
    own[at] = badness(statusOfBreak(breakAt(graph, at, time)));
    const to = start[at + 1]!;
    let above = start[at] === to ? 0 : badness('broken');
    for (let next = start[at]!; next < to; next += 1) above = Math.min(above, best[ups[next]!]!);
    best[at] = Math.max(own[at], above);
  }
  return { graph, time, own, best };
}

/** [LS2] [LS3] Status of the best way from a node; `null` for a node that is not there. */
export function bestStatus({ graph, best }: WayReading, nodeId: NodeId): PathStatus | null {
  const at = graph.indexOf.get(nodeId);
  return at === undefined ? null : PATH_STATUSES[best[at]!]!;
}

/** [LS2] [LS3] [LS5] [LS6] The ways from one node; see `pathsAt`. For many nodes read the graph once. */
export function nodePaths(
  graph: WayGraph,
  nodeId: NodeId,
  time: PathTime,
  mayView: (id: NodeId) => boolean = () => true,
): NodePaths {
  return pathsAt(readWays(graph, time), nodeId, mayView);
}

/**
 * [LS2] [LS3] [LS5] [LS6] The ways from a node upward, the best of all first; of equals the parent chain, then the order of edges.
 * @param mayView whether the person may see the node; its status counts all the same, its health does not
 */
export function pathsAt(reading: WayReading, nodeId: NodeId, mayView: (id: NodeId) => boolean = () => true): NodePaths {
  const { start, ups, indexOf } = reading.graph;
  const from = indexOf.get(nodeId);
  if (from === undefined) return { ways: [], more: 0 };
  const { ways, more } = waysUp(from, (at) => ups.subarray(start[at], start[at + 1]));
  const best = bestWay(reading, from);
  const others = ways.filter((way) => way.length !== best.length || way.some((at, nth) => at !== best[nth]));
  const told = [best, ...others].slice(0, MOST_PATHS).map((way) => readWay(reading, way, mayView));
  return { ways: told.sort((a, b) => badness(a.status) - badness(b.status)), more: ways.length + more - told.length };
}

/** The first way, in the order of telling, whose worst node is no worse than it has to be. */
function bestWay({ graph: { start, ups }, best }: WayReading, from: number): number[] {
  const goal = best[from]!;
  const way = [from];
  for (let at: number | undefined = from; at !== undefined;) {
    at = ups.subarray(start[at], start[at + 1]).find((up) => best[up]! <= goal);
    if (at !== undefined) way.push(at);
  }
  return way;
}

/** What a node says against every way through it. */
export const breakAt = ({ nodes, outside }: WayGraph, at: number, time: PathTime): NodeBreak | null =>
  outside[at] === 1 ? 'unplaced' : breakOf(nodes[at]!, time);

function readWay({ graph, time, own }: WayReading, way: readonly number[], mayView: (id: NodeId) => boolean): NodePath {
  const hops: (NodeId | null)[] = [];
  let worst = 0;
  let found: { readonly breakAt: number; readonly reason: NodeBreak | null; readonly since: EpochDay | null } | null =
    null;
  for (const at of way) {
    const node = graph.nodes[at]!;
    const visible = mayView(node.id);
    if (visible || hops.at(-1) !== null || hops.length === 0) hops.push(visible ? node.id : null);
    if (own[at]! <= worst) continue;
    worst = own[at]!;
    const reason = breakAt(graph, at, time);
    const told = visible && reason !== null;
    found = {
      breakAt: hops.length - 1,
      reason: told ? reason : null,
      since: told ? breakDay(node, reason) : null,
    };
  }
  const none = { breakAt: null, reason: null, since: null };
  return { hops, status: PATH_STATUSES[worst]!, ...(found ?? none), ...pathHealth(graph, hops) };
}

/** [LS5] Silence is never green; what nobody can say yet is not weaker. */
const WEAKNESS: Readonly<Partial<Record<Health, number>>> = { outdated: 1, atRisk: 1, offTrack: 2 };
const weakness = (health: Health): number => WEAKNESS[health] ?? 0;

/** [LS5] [LS6] Over the visible hops. Themes and vision have no part in it: weakest of all would redden most paths of a healthy tree. */
function pathHealth(
  { nodes, indexOf }: WayGraph,
  hops: readonly (NodeId | null)[],
): Pick<NodePath, 'health' | 'healthAt' | 'weakerAt'> {
  let health: Health | null = null;
  let healthAt: number | null = null;
  for (const [at, id] of hops.entries()) {
    const node = id === null ? undefined : nodes[indexOf.get(id) ?? -1];
    if (node === undefined || node.kind === 'theme' || node.kind === 'vision') continue;
    if (health !== null) {
      if (weakness(node.health) > weakness(health)) return { health, healthAt, weakerAt: at };
    } else if (node.kind === 'objective') [health, healthAt] = [node.health, at];
  }
  return { health, healthAt, weakerAt: null };
}
