import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { isoToDay, weekOf } from '../src/domain/days';
import { explainResult } from '../src/domain/explain';
import { DEFAULT_HEALTH, type CycleFacts, type EdgeFacts, type EngineInput, type NodeFacts } from '../src/domain/model';
import { computeStrategy } from '../src/domain/rollup';
import { report, time } from './measure';

/** Roll-up of one strategy, warm (the same rows again) and cold (from rows as text, ids unseen). */
const DAY_MS = 86_400_000;
const today = isoToDay('2026-11-19') ?? 0;
const cycle: CycleFacts = {
  ...{ id: 'cycle', strategyId: 'strategy', name: 'Q4 2026' },
  ...{ start: isoToDay('2026-10-01') ?? 0, end: isoToDay('2026-12-31') ?? 0, closedAt: null },
};

interface Rows {
  readonly nodes: NodeFacts[];
  readonly edges: EdgeFacts[];
}

/** A vision, themes, two levels of objectives, three key results each; one objective in ten contributes to another. */
function makeRows(size: number, salt: number): Rows {
  const nodes: NodeFacts[] = [];
  const edges: EdgeFacts[] = [];
  const idOf = (index: number) => uuid(index, salt);
  const themes = Math.max(1, Math.round(size / 100));
  const objectives = Math.max(2, Math.round(size / 4));
  for (let index = 0; index < size; index += 1) {
    if (index === 0) nodes.push(row(idOf(0), null, 'vision', index));
    else if (index <= themes) nodes.push(row(idOf(index), idOf(0), 'theme', index));
    else if (index <= themes + objectives) {
      const nth = index - themes - 1;
      const nested = nth >= objectives / 3;
      const parent = nested ? themes + 1 + Math.floor((nth - objectives / 3) / 2) : 1 + (nth % themes);
      nodes.push(row(idOf(index), idOf(parent), 'objective', index));
      if (nested && nth % 10 === 0) {
        const toId = idOf(1 + ((nth + 1) % themes));
        edges.push({
          id: uuid(index, salt + 1),
          kind: 'contributesTo',
          fromId: idOf(index),
          toId,
          shareBp: 2_500,
          neededBy: null,
        });
      }
    } else nodes.push(row(idOf(index), idOf(themes + 1 + (index % objectives)), 'keyResult', index));
  }
  return { nodes, edges };
}

function row(id: string, parentId: string | null, kind: NodeFacts['kind'], index: number): NodeFacts {
  return {
    ...{ id, strategyId: 'strategy', parentId, kind, rank: `a${(index * 7919) % 99_991}`, lifecycle: 'active' },
    ...{ weight: 1 + (index % 3), parentShareBp: null, cycleId: index % 5 === 0 ? 'cycle' : null },
    ...{ activatedAt: (today - (index % 60)) * DAY_MS + 1_234, resumedAt: null, archivedAt: null },
    ...{
      milestonesDone: 0,
      milestonesTotal: 0,
      override: null,
      keyResult: kind === 'keyResult' ? keyResult(id, index) : null,
    },
  };
}

function keyResult(metricId: string, index: number): NodeFacts['keyResult'] {
  const asOf = today - (index % 20);
  const value = 60 + (index % 23) + (index % 10) / 10;
  return {
    ...{
      metricId,
      direction: 'increase',
      baseline: 60.1,
      target: 85.4,
      bandLow: null,
      bandHigh: null,
      tolerance: null,
    },
    ...{
      dueDay: null,
      current: { value, asOf, enteredAt: asOf * DAY_MS },
      confidence: index % 11,
      lastCheckInDay: asOf,
    },
    trend: { fromWeek: weekOf(cycle.start), points: [0, 400, 900, 1_500, 2_100, 2_800, 3_500] },
  };
}

function uuid(index: number, salt: number): string {
  const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);
  return `${hex(mixed, 8)}-${hex(salt, 4)}-4000-8000-${hex(index, 12)}`;
}

function inputOf({ nodes, edges }: Rows): EngineInput {
  return {
    ...{ strategyId: 'strategy', nodes, edges, cycles: [cycle], health: DEFAULT_HEALTH },
    ...{ today, now: today * DAY_MS + DAY_MS / 2, timeZone: 'Europe/Berlin' },
  };
}

/** Rows as they come over the wire; objects put together in other ways are read up to five times slower. */
function parsed(text: string): EngineInput {
  return inputOf(JSON.parse(text) as Rows);
}

/** One run in a process that has never run the engine. */
function runCold(size: number): void {
  const text = JSON.stringify(makeRows(size, size));
  const from = performance.now();
  computeStrategy(parsed(text));
  console.log(performance.now() - from);
}

function coldTimes(size: number, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const child = spawnSync(process.execPath, [process.argv[1] ?? '', 'cold', String(size)], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return Number(child.stdout);
  });
}

async function runAll(): Promise<void> {
  for (const size of [100, 1_000, 5_000]) {
    report('engine', `${size} nodes, cold from string rows`, 'ms', coldTimes(size, 5));
    const input = parsed(JSON.stringify(makeRows(size, 1)));
    const computed = computeStrategy(input);
    if (computed.rollups.size !== size || computed.problems.length > 0) throw new Error('The bench has a faulty tree.');
    await time('engine', `${size} nodes, warm`, () => computeStrategy(input), { runs: 31, warmUp: 20 });
  }
  const input = parsed(JSON.stringify(makeRows(5_000, 2)));
  const theme = input.nodes[1]?.id ?? '';
  await time('engine', '5000 nodes, explain one result', () => explainResult(input, theme), { runs: 15, warmUp: 5 });
}

if (process.argv[2] === 'cold') runCold(Number(process.argv[3]));
else void runAll();
