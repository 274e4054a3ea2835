import fc from 'fast-check';
import {
  KINDS,
  LIFECYCLES,
  type EdgeFacts,
  type EngineInput,
  type HealthOverride,
  type Kind,
  type NodeFacts,
} from '../../../src/domain/model';
import { contributes, day, makeCycle, makeInput, makeKeyResult, makeNode, noon, Q4 } from './make';

/** Random strategies for properties: sound trees with every kind, lifecycle, cycle and edge. */
const CHILD_KINDS: Readonly<Record<Kind, readonly Kind[]>> = {
  vision: ['theme', 'objective'],
  theme: ['objective'],
  objective: ['objective', 'keyResult', 'initiative'],
  keyResult: ['initiative'],
  initiative: [],
};

export const CYCLES = [Q4, makeCycle('q3', '2026-07-01', '2026-09-30'), makeCycle('year', '2026-01-01', '2026-12-31')];

const lifecycle = fc.oneof(
  { weight: 6, arbitrary: fc.constant('active' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...LIFECYCLES) },
);
const asOfDay = fc.integer({ min: day('2026-08-01'), max: day('2026-11-19') });

const commitment = fc.oneof(
  fc.record({
    direction: fc.constant('increase' as const),
    baseline: fc.integer({ min: 0, max: 40 }),
    target: fc.integer({ min: 41, max: 99 }),
  }),
  fc.record({
    direction: fc.constant('decrease' as const),
    baseline: fc.integer({ min: 60, max: 99 }),
    target: fc.integer({ min: 0, max: 59 }),
  }),
  fc.record({
    direction: fc.constant('maintain' as const),
    bandLow: fc.integer({ min: 20, max: 40 }),
    bandHigh: fc.integer({ min: 50, max: 70 }),
  }),
  fc.record({
    direction: fc.constant('milestone' as const),
    dueDay: fc.option(fc.integer({ min: Q4.start, max: Q4.end }), { nil: null }),
  }),
  fc.record({ direction: fc.constant('increase' as const) }),
);

const keyResult = fc
  .record({
    commitment,
    value: fc.option(fc.integer({ min: 0, max: 99 }), { nil: null, freq: 5 }),
    asOf: asOfDay,
    confidence: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
  })
  .map(({ commitment: said, value, asOf, confidence }) =>
    makeKeyResult({
      ...said,
      current: value === null ? null : { value, asOf, enteredAt: asOf * 86_400_000 },
      confidence: value === null ? null : confidence,
      lastCheckInDay: value === null ? null : asOf,
      trend: null,
    }),
  );

const override = fc.record({
  health: fc.constantFrom<HealthOverride['health']>('onTrack', 'atRisk', 'offTrack'),
  reason: fc.constant('because'),
  by: fc.constant('someone'),
  until: fc.integer({ min: day('2026-11-10'), max: day('2026-11-30') }),
});

const seed = fc.record({
  parent: fc.nat(),
  kind: fc.nat(),
  rank: fc.integer({ min: 0, max: 5 }),
  lifecycle,
  weight: fc.constantFrom(0, 1, 1, 1, 2, 7, 100),
  parentShareBp: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null, freq: 4 }),
  cycleId: fc.option(fc.constantFrom('q4', 'q3', 'year', 'unknown'), { nil: null, freq: 2 }),
  activatedAt: fc.option(fc.integer({ min: noon('2026-09-01'), max: noon('2026-11-19') }), { nil: null }),
  override: fc.option(override, { nil: null, freq: 3 }),
  keyResult,
});

interface Seed {
  readonly nodes: readonly (typeof seed extends fc.Arbitrary<infer T> ? T : never)[];
  readonly edges: readonly (readonly [number, number, number | null])[];
}

export const someNodes: fc.Arbitrary<NodeFacts[]> = fc.array(seed, { maxLength: 30 }).map(nodesOf);

function nodesOf(seeds: Seed['nodes']): NodeFacts[] {
  const nodes = [makeNode('n00', 'vision', null)];
  for (const { parent, kind, rank, keyResult: facts, ...more } of seeds) {
    const able = nodes.filter((node) => CHILD_KINDS[node.kind].length > 0);
    const above = able[parent % able.length] ?? nodes[0];
    if (above === undefined) continue;
    const kinds = CHILD_KINDS[above.kind];
    const own = kinds[kind % kinds.length] ?? 'objective';
    const id = `n${String(nodes.length).padStart(2, '0')}`;
    nodes.push(
      makeNode(id, own, above.id, { ...more, rank: `a${rank}`, keyResult: own === 'keyResult' ? facts : null }),
    );
  }
  return nodes;
}

function edgesOf(nodes: readonly NodeFacts[], pairs: Seed['edges']): EdgeFacts[] {
  return pairs.flatMap(([from, to, share], index) => {
    const source = nodes[from % nodes.length];
    const target = nodes[to % nodes.length];
    if (source === undefined || target === undefined) return [];
    return [contributes(`e${String(index).padStart(2, '0')}`, source.id, target.id, share)];
  });
}

const share = fc.option(fc.integer({ min: 0, max: 6_000 }), { nil: null });

/** Edges may close cycles, repeat each other or lead to the own parent. */
export const someInput: fc.Arbitrary<EngineInput> = fc
  .tuple(someNodes, fc.array(fc.tuple(fc.nat(), fc.nat(), share), { maxLength: 8 }), fc.integer({ min: 0, max: 3 }))
  .map(([nodes, pairs, late]) =>
    makeInput(nodes, {
      edges: edgesOf(nodes, pairs),
      cycles: CYCLES,
      today: day('2026-11-19') + late * 20,
      now: noon('2026-11-19') + late * 20 * 86_400_000,
    }),
  );

/** Rows as a broken database might hold them: any parent, any kind, ids twice. */
export const brokenNodes: fc.Arbitrary<NodeFacts[]> = fc.array(
  fc
    .record({
      id: fc.integer({ min: 0, max: 12 }),
      parent: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null, freq: 4 }),
      kind: fc.constantFrom(...KINDS),
      rank: fc.integer({ min: 0, max: 3 }),
      archived: fc.boolean(),
    })
    .map(({ id, parent, kind, rank, archived }) =>
      makeNode(`n${id}`, kind, parent === null ? null : `n${parent}`, {
        rank: `a${rank}`,
        archivedAt: archived && id % 4 === 0 ? 1 : null,
      }),
    ),
  { maxLength: 14 },
);

/** The same rows in another order, and edges too. */
export function shuffled(input: EngineInput): fc.Arbitrary<EngineInput> {
  const mixed = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
  return fc
    .tuple(mixed(input.nodes), mixed(input.edges), mixed(input.cycles))
    .map(([nodes, edges, cycles]) => ({ ...input, nodes, edges, cycles }));
}
