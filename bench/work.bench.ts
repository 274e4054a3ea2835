import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { keepEdges } from '../src/domain/engine/kept-edges';
import { DEFAULT_HEALTH, type EdgeFacts, type EngineInput, type NodeFacts } from '../src/domain/model';
import { computeStrategy } from '../src/domain/rollup';
import { FIELDS } from '../src/domain/work/amounts';
import { fillAll } from '../src/domain/work/delivery';
import { flowsOf } from '../src/domain/work/flows';
import { DEFAULT_WORK, type ClassFacts, type LinkFacts, type WorkItemFacts } from '../src/domain/work/model';
import { ownColumn } from '../src/domain/work/own-delivery';
import { sightColumn } from '../src/domain/work/sights';
import { readWork, standingsOf } from '../src/domain/work/standings';
import { wayNodesOf } from '../src/domain/work/way-nodes';
import { readWays, wayGraph } from '../src/domain/work/ways';
import { report, time } from './measure';

/** Delivery and line of sight of one strategy beside its roll-up: warm (rows read into columns once) and cold (string ids unseen, fresh process). */
const TODAY = 20_776;
const DAY_MS = 86_400_000;
const KINDS = ['objective', 'keyResult', 'keyResult', 'keyResult', 'initiative'] as const;

interface Rows {
  readonly nodes: NodeFacts[];
  readonly edges: EdgeFacts[];
  readonly items: WorkItemFacts[];
  readonly links: LinkFacts[];
  readonly classes: ClassFacts[];
}

function uuid(index: number, salt: number): string {
  const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);
  return `${hex(mixed, 8)}-${hex(salt, 4)}-4000-8000-${hex(index, 12)}`;
}

/** Objectives below objectives, each with three key results and an initiative; as many items as links, three of ten without a link of their own. */
function makeRows(nodeCount: number, linkCount: number): Rows {
  const rows: Rows = { nodes: [], edges: [], items: [], links: [], classes: [] };
  const objectives: string[] = [];
  for (let index = 0; index < nodeCount; index += 1) {
    const id = uuid(index, 1);
    const kind = index === 0 ? 'vision' : (KINDS[(index - 1) % KINDS.length] ?? 'objective');
    const parentId =
      index === 0 ? null : (objectives[Math.floor((kind === 'objective' ? index : index * 8) / 40)] ?? uuid(0, 1));
    rows.nodes.push(
      nodeRow(
        id,
        parentId === null ? null : kind === 'objective' ? parentId : (objectives.at(-1) ?? null),
        kind,
        index,
      ),
    );
    if (kind !== 'vision' && kind !== 'objective') continue;
    if (objectives.length > 20 && objectives.length % 10 === 0) {
      const toId = objectives[objectives.length % 7] ?? null;
      if (toId !== null && toId !== parentId)
        rows.edges.push({
          id: uuid(index, 2),
          kind: 'contributesTo',
          fromId: id,
          toId,
          shareBp: 2_500,
          neededBy: null,
        });
    }
    objectives.push(id);
  }
  for (let index = 0; index < linkCount; index += 1) itemRow(rows, index, nodeCount);
  return rows;
}

function nodeRow(id: string, parentId: string | null, kind: NodeFacts['kind'], index: number): NodeFacts {
  const keyResult: NodeFacts['keyResult'] = {
    ...{
      metricId: id,
      direction: 'increase',
      baseline: 60.1,
      target: 85.4,
      bandLow: null,
      bandHigh: null,
      tolerance: null,
    },
    ...{ dueDay: null, current: { value: 61 + (index % 23), asOf: TODAY - (index % 20), enteredAt: TODAY * DAY_MS } },
    ...{ confidence: index % 11, lastCheckInDay: TODAY - (index % 20), trend: null },
  };
  return {
    ...{ id, strategyId: 'strategy', parentId, kind, rank: `a${(index * 7919) % 99_991}` },
    ...{ lifecycle: index % 97 === 5 ? 'dropped' : 'active', weight: 1, parentShareBp: null, cycleId: null },
    ...{ activatedAt: null, resumedAt: null, archivedAt: null, milestonesDone: 0, milestonesTotal: 0, override: null },
    keyResult: kind === 'keyResult' ? keyResult : null,
  };
}

/** Groups of ten: an epic, eight stories, a sub-task. Seven of ten are linked, three of those twice. */
function itemRow(rows: Rows, index: number, nodeCount: number): void {
  const group = index - (index % 10);
  const nth = index % 10;
  rows.items.push({
    ...{ id: 10_000 + index, parentId: nth === 0 ? null : 10_000 + (nth === 9 ? group + 1 : group) },
    ...{ level: nth === 0 ? 1 : nth === 9 ? -1 : 0, category: index % 3 === 0 ? 'done' : 'indeterminate' },
    ...{ resolution: index % 3 === 0 ? (index % 21 === 0 ? 'Duplicate' : 'Done') : null },
    ...{
      points: index % 4 === 0 ? null : (index % 13) * 10_000,
      hours: index % 2 === 0 ? null : (index % 40) * 10_000,
    },
  });
  const add = (salt: number, shareBp: number | null) =>
    rows.links.push({
      id: uuid(index, salt),
      itemId: 10_000 + index,
      nodeId: uuid((index * salt) % nodeCount, 1),
      shareBp,
      source: 'manual',
    });
  if (nth < 7) add(7, nth < 3 && nth % 2 === 0 ? 6_000 : null);
  if (nth < 3) add(11, null);
  if (nth === 8 && index % 50 === 8) rows.classes.push({ itemId: 10_000 + index, workClass: 'ktlo' });
}

const engineInput = ({ nodes, edges }: Rows): EngineInput => ({
  ...{ strategyId: 'strategy', nodes, edges, health: DEFAULT_HEALTH },
  cycles: [{ id: 'cycle', strategyId: 'strategy', name: 'Q4', start: TODAY - 49, end: TODAY + 43, closedAt: null }],
  ...{ today: TODAY, now: TODAY * DAY_MS + DAY_MS / 2, timeZone: 'Europe/Berlin' },
});

/** Everything that changes with ids; the rest is arithmetic. */
function read(rows: Rows) {
  const input = engineInput(rows);
  const numbers = computeStrategy(input);
  const { tree } = numbers;
  const edges = keepEdges(tree, rows.edges);
  const healthOf = (id: string) => numbers.rollups.get(id)?.health ?? 'unmeasured';
  const graph = wayGraph(wayNodesOf({ ...input, healthOf }), edges.kept);
  const toTree = Int32Array.from(graph.nodes, ({ id }) => tree.indexOf.get(id) ?? -1);
  const work = readWork({ ...rows, settings: DEFAULT_WORK }, graph.indexOf);
  return { rows, tree, edges, graph, toTree, work, flows: flowsOf(tree, edges) };
}

function compute({ tree, edges, graph, toTree, work, flows }: ReturnType<typeof read>) {
  const standings = standingsOf(work);
  const linked = ownColumn(work, standings, graph.nodes.length);
  const own = new Float64Array(tree.order.length * FIELDS);
  for (const [from, to] of toTree.entries()) {
    if (to >= 0) own.set(linked.subarray(from * FIELDS, (from + 1) * FIELDS), to * FIELDS);
  }
  const all = new Float64Array(own.length + flows.foreignIds.length * FIELDS);
  fillAll(flows, edges.bottomUp, own, all);
  const reading = readWays(graph, { today: TODAY, finishingDays: DEFAULT_WORK.finishingDays });
  return { own, all, sights: sightColumn(work, standings, reading, () => true) };
}

/** One run in a process that has never run the engine; rows as they come out of the database client. */
function runCold(nodes: number, links: number): void {
  const rows = JSON.parse(JSON.stringify(makeRows(nodes, links))) as Rows;
  // What making the rows left behind is not the engine's to clear away.
  globalThis.gc?.();
  const from = performance.now();
  compute(read(rows));
  console.log(performance.now() - from);
}

function coldTimes(nodes: number, links: number): number[] {
  return Array.from({ length: 5 }, () => {
    const args = ['--expose-gc', process.argv[1] ?? '', 'cold', String(nodes), String(links)];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return Number(child.stdout);
  });
}

async function runAll(): Promise<void> {
  for (const [nodes, links] of [
    [5_000, 10_000],
    [5_000, 50_000],
    [5_000, 100_000],
  ] as const) {
    const size = `${nodes} nodes, ${links} links`;
    report('work', `${size}, roll-up and line of sight, cold from string rows`, 'ms', coldTimes(nodes, links));
    const rows = JSON.parse(JSON.stringify(makeRows(nodes, links))) as Rows;
    const columns = read(rows);
    if (columns.tree.order.length !== nodes || rows.links.length !== links)
      throw new Error('The bench has faulty rows.');
    const input = engineInput(rows);
    await time('work', `${size}, delivery and line of sight, warm`, () => compute(columns), { runs: 31, warmUp: 20 });
    const both = () => [computeStrategy(input), compute(columns)];
    await time('work', `${size}, with results and health, warm`, both, { runs: 31, warmUp: 20 });
  }
}

if (process.argv[2] === 'cold') runCold(Number(process.argv[3]), Number(process.argv[4]));
else void runAll();
