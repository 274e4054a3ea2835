import { currentCycle, dayIn } from '../domain/days';
import type { CycleId, EngineInput, EpochDay, EpochMs, Lifecycle, NodeId, Rollup } from '../domain/model';
import { computeStrategy } from '../domain/rollup';
import type { Tree } from '../domain/tree';
import type { KeptEdges } from '../domain/engine/kept-edges';
import { rollUpDelivery, sameDelivery } from '../domain/work/delivery';
import { NO_DELIVERY, type Delivery } from '../domain/work/model';
import type { NodeRow, NodeWork } from '../shared/views';
import { findAbove } from './ancestry';
import { rollupDigest } from './digest';
import type { Header, StoredEdge, StoredNode } from './ports/rows';
import type { Ancestry, RollupRow } from './ports/writes';

/** Everything computed of one strategy on one day, and where what is stored differs from it. */
export interface Numbers {
  readonly header: Header;
  readonly today: EpochDay;
  readonly tree: Tree;
  /** Those with both ends in place: what leads to something archived says nothing. */
  readonly edges: readonly StoredEdge[];
  readonly rows: ReadonlyMap<NodeId, NodeRow>;
  /** [TR4] */
  readonly cycles: ReadonlyMap<NodeId, CycleId>;
  readonly problems: readonly { readonly nodeId: NodeId; readonly problem: string }[];
  /** Rows whose numbers are others than the stored ones. */
  readonly changed: readonly NodeRow[];
  /** Rows of node_rollup to write. */
  readonly outdated: readonly RollupRow[];
  /** Nodes among them that stand elsewhere than the stored closure says. */
  readonly moved: readonly Ancestry[];
  /** None of `moved` has been stored before. */
  readonly allNew: boolean;
  /** The other rows hold for an earlier day. */
  readonly newDay: boolean;
}

export function computeNumbers(header: Header, nodes: readonly StoredNode[], now: EpochMs): Numbers {
  const { strategy } = header;
  const today = dayIn(strategy.timeZone, now);
  const edges = edgesInPlace(header, nodes);
  const { rollups, tree, edges: kept, problems } = computeStrategy(engineInput({ ...header, edges }, nodes, now));
  const above = findAbove(tree, { ...header, edges });
  const cycles = cyclesOf(tree, header, today);
  const teams = new Set(header.teams.map(({ id }) => id));
  const workOf = deliveryOf(header, tree, kept, storedOwn(nodes));
  const rows = new Map<NodeId, NodeRow>();
  const changed: NodeRow[] = [];
  const outdated: RollupRow[] = [];
  const moved: Ancestry[] = [];
  let allNew = true;
  for (const node of nodes) {
    const rollup = rollups.get(node.id);
    if (!rollup) continue;
    const work = workOf(node.id);
    const row = toRow(node, rollup, work, teams, strategy.timeZone);
    rows.set(node.id, row);
    const cycleId = cycles.get(node.id) ?? null;
    const digest = rollupDigest(rollup, cycleId, work);
    const pathDigest = above.digest(node.id);
    if (digest !== node.rollupDigest) changed.push(row);
    if (digest !== node.rollupDigest || pathDigest !== node.pathDigest)
      outdated.push({ rollup, cycleId, digest, pathDigest, delivery: work?.all ?? null });
    if (pathDigest === node.pathDigest) continue;
    moved.push(above.of(node.id));
    if (node.pathDigest !== null) allNew = false;
  }
  return {
    ...{ header, today, tree, edges, rows, cycles, changed, outdated, moved, allNew },
    problems: problems.flatMap((problem) =>
      'nodeId' in problem ? [{ nodeId: problem.nodeId, problem: problem.problem }] : [],
    ),
    newDay: nodes.some(({ rollupDay }) => rollupDay !== null && rollupDay !== today),
  };
}

const storedOwn = (nodes: readonly StoredNode[]): Map<NodeId, Delivery> =>
  new Map(nodes.flatMap(({ id, own }) => (own ? [[id, own] as const] : [])));

/** [RU4] Also of a node outside the tree: its own. */
function deliveryOf(
  { foreign }: Header,
  tree: Tree,
  edges: KeptEdges,
  own: ReadonlyMap<NodeId, Delivery>,
): (id: NodeId) => NodeWork | undefined {
  const others = new Map(
    foreign.flatMap(({ rollup, delivery }) => (delivery ? [[rollup.nodeId, delivery] as const] : [])),
  );
  if (own.size === 0 && others.size === 0) return () => undefined;
  const all = rollUpDelivery({ tree, edges, own, foreign: others });
  return (id) => {
    const mine = own.get(id) ?? null;
    const whole = all.get(id) ?? mine;
    return whole === null || sameDelivery(whole, NO_DELIVERY) ? undefined : { own: mine, all: whole };
  };
}

function edgesInPlace({ edges, strategy }: Header, nodes: readonly StoredNode[]): StoredEdge[] {
  const here = new Set(nodes.map(({ id }) => id));
  return edges.filter(({ fromId, toId, fromStrategy, toStrategy, other }) => {
    if (other !== null && !other.live) return false;
    return (fromStrategy !== strategy.id || here.has(fromId)) && (toStrategy !== strategy.id || here.has(toId));
  });
}

export function engineInput(
  { strategy, edges, cycles, settings, foreign }: Header,
  nodes: readonly StoredNode[],
  now: EpochMs,
): EngineInput {
  return {
    strategyId: strategy.id,
    nodes,
    edges,
    cycles,
    health: settings,
    today: dayIn(strategy.timeZone, now),
    now,
    timeZone: strategy.timeZone,
    foreign: new Map(foreign.map(({ rollup }) => [rollup.nodeId, rollup])),
    foreignNodes: new Map(foreign.map(({ rollup, node }) => [rollup.nodeId, node])),
  };
}

/** [TR4] Its own cycle, or that of the nearest above, or the current one. */
function cyclesOf(tree: Tree, { cycles }: Header, today: EpochDay): Map<NodeId, CycleId> {
  const known = new Set(cycles.map(({ id }) => id));
  const current = currentCycle(cycles, today)?.id;
  const own: (CycleId | undefined)[] = [];
  const found = new Map<NodeId, CycleId>();
  tree.order.forEach((node, index) => {
    const mine = node.cycleId !== null && known.has(node.cycleId) ? node.cycleId : own[tree.parent[index] ?? -1];
    own[index] = mine;
    const cycleId = mine ?? current;
    if (cycleId !== undefined) found.set(node.id, cycleId);
  });
  return found;
}

const OVER: ReadonlySet<Lifecycle> = new Set(['achieved', 'dropped', 'paused']);

/** A team that was removed is no team. */
function toRow(
  node: StoredNode,
  rollup: Rollup,
  work: NodeWork | undefined,
  teams: ReadonlySet<string>,
  timeZone: string,
): NodeRow {
  const { rollupDay: _day, rollupDigest: _digest, pathDigest: _path, own: _own, lifecycleAt, ...row } = node;
  const teamId = row.teamId !== null && teams.has(row.teamId) ? row.teamId : null;
  const since = lifecycleAt === null || !OVER.has(row.lifecycle) ? {} : { lifecycleDay: dayIn(timeZone, lifecycleAt) };
  return { ...row, ...since, teamId, rollup, ...(work ? { work } : {}) };
}
