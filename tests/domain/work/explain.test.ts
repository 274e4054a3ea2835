import fc from 'fast-check';
import { keepEdges } from '../../../src/domain/engine/kept-edges';
import { explainSight, recomputeSight, type SightExplanation } from '../../../src/domain/explain/sight';
import { explainWork, recomputeWork, type WorkExplanation } from '../../../src/domain/explain/work';
import { computeStrategy } from '../../../src/domain/rollup';
import { buildTree } from '../../../src/domain/tree';
import { notDeliveredSet, stateOf } from '../../../src/domain/work/counting';
import { ownDelivery, rollUpDelivery } from '../../../src/domain/work/delivery';
import { leftOutAt } from '../../../src/domain/work/left-out';
import { NO_DELIVERY, WORK_UNITS, type Delivery } from '../../../src/domain/work/model';
import { sightOf } from '../../../src/domain/work/sight';
import { readWork, standingsOf } from '../../../src/domain/work/standings';
import { nodePaths, readWays, wayGraph } from '../../../src/domain/work/ways';
import { contributes, makeInput, makeNode } from '../support/make';
import { someInput } from '../support/strategies';
import { done, epic, item, link, subTask, way, work } from './make';
import { graphOf, NODES, someWork, standing, time } from './some-work';

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const issues = (issuesDone: number, issuesTotal: number): Delivery => ({
  ...{ ...NO_DELIVERY, issuesDone: issuesDone * 10_000, issuesTotal: issuesTotal * 10_000 },
});

const nodes = [
  makeNode('v', 'vision', null),
  makeNode('a', 'objective', 'v', { parentShareBp: 5_000 }),
  makeNode('b', 'objective', 'v'),
  makeNode('i', 'initiative', 'a', { milestonesDone: 3, milestonesTotal: 5 }),
];
const tree = buildTree(nodes);
const edges = keepEdges(tree, [contributes('e', 'a', 'b', 2_500)]);
const own = new Map([
  ['a', issues(1, 4)],
  ['i', issues(2, 4)],
  ['b', issues(0, 1)],
]);

test('[RU4] work done says what flows in over which share, and what flows nowhere', () => {
  expect(explainWork({ tree, edges, own, unit: 'issues' }, 'b')).toMatchObject({
    own: issues(0, 1),
    inputs: [
      {
        nodeId: 'a',
        via: 'contributesTo',
        otherStrategy: false,
        shareBp: 2_500,
        all: issues(3, 8),
        flows: issues(0.75, 2),
      },
    ],
    all: issues(0.75, 3),
    figure: { done: 7_500, total: 30_000, unit: 'issues', fellBack: false },
    ...{ estimatedBp: null, uncountedBp: 0, milestones: [], leftOut: null },
  });
  expect(explainWork({ tree, edges, own, unit: 'issues' }, 'a')).toMatchObject({ uncountedBp: 2_500 });
  expect(explainWork({ tree, edges, own, unit: 'issues' }, 'gone')).toBeNull();
});

test('[RU7] milestones stand beside work done; a unit that says too little says so', () => {
  const estimated = new Map([
    ['i', { ...issues(2, 4), pointsDone: 30_000, pointsTotal: 50_000, pointsIssues: 20_000 }],
  ]);
  expect(explainWork({ tree, edges, own: estimated, unit: 'points' }, 'a')).toMatchObject({
    milestones: [{ nodeId: 'i', done: 3, total: 5 }],
    figure: { done: 20_000, total: 40_000, unit: 'issues', fellBack: true },
    ...{ unit: 'points', estimatedBp: 5_000 },
  });
});

test('[RU5] what is in neither number is counted by why', () => {
  const items = [
    epic(1),
    item(2, { parentId: 1, ...done }),
    item(3, { parentId: 1, category: 'done', resolution: 'Duplicate' }),
    item(4, { parentId: 1 }),
    subTask(5, 2),
    item(6, { parentId: 1, level: null }),
    item(7),
  ];
  const columns = readWork(
    { items, links: [link(1, 'a'), link(7, 'b')], classes: [{ itemId: 4, workClass: 'enabling' }], settings: work },
    tree.indexOf,
  );
  expect(leftOutAt(columns, standingsOf(columns), tree.indexOf.get('a') ?? -1)).toEqual({
    ...{ notDelivered: 1, asChildren: 1, subTasks: 1, unknown: 1 },
    classed: { ktlo: 0, enabling: 1, exploratory: 0 },
  });
});

test('[HE5] no result yet stays grey, whatever the work done', () => {
  const all = rollUpDelivery({ tree, edges, own: new Map([['a', issues(9, 9)]]) });
  const { rollups } = computeStrategy(makeInput(nodes));
  expect(explainWork({ tree, edges, own: new Map([['a', issues(9, 9)]]), unit: 'issues' }, 'a')?.figure).toMatchObject({
    ...{ done: 90_000, total: 90_000 },
  });
  expect(all.get('a')).toEqual(issues(9, 9));
  expect(rollups.get('a')).toMatchObject({ health: 'unmeasured', outcomeBp: null });
});

test('[RU4] [RU7] always recomputable from the JSON alone, to the number shown', () => {
  const some = someInput.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.array(fc.record({ at: fc.nat(), open: fc.nat(9), done: fc.nat(9), points: fc.nat(99_999) }), { maxLength: 9 }),
      fc.constantFrom(...WORK_UNITS),
    ),
  );
  fc.assert(
    fc.property(some, ([input, seeds, unit]) => {
      const built = buildTree(input.nodes);
      const kept = keepEdges(built, input.edges);
      const amounts = new Map(
        seeds.flatMap(({ at, open, done: ready, points }) => {
          const node = built.order[at % Math.max(1, built.order.length)];
          const half = Math.floor(points / 2);
          const total = issues(ready, ready + open);
          return node === undefined
            ? []
            : [
                [
                  node.id,
                  { ...total, pointsDone: half, pointsTotal: points, pointsIssues: total.issuesTotal },
                ] as const,
              ];
        }),
      );
      const all = rollUpDelivery({ tree: built, edges: kept, own: amounts });
      for (const { id } of built.order) {
        const explanation = json<WorkExplanation | null>(
          explainWork({ tree: built, edges: kept, own: amounts, unit }, id),
        );
        if (explanation === null) throw new Error(`${id} has no explanation`);
        expect(explanation.all).toEqual(all.get(id));
        expect(recomputeWork(explanation)).toEqual({ all: explanation.all, figure: explanation.figure });
      }
    }),
    { numRuns: 150 },
  );
});

const base = [
  way('v', null, { kind: 'vision' }),
  way('o', 'v', { health: 'atRisk' }),
  way('k', 'o', { kind: 'keyResult' }),
];
const explain = (
  changes: Readonly<Record<string, object>> = {},
  more: Partial<Parameters<typeof explainSight>[0]> = {},
) =>
  explainSight({
    ...{
      itemId: 1,
      state: 'open',
      inScope: true,
      standing: { by: 'links', fromId: 1, links: [{ ...link(1, 'k'), effectiveBp: 10_000 }] },
    },
    reading: readWays(
      wayGraph(
        base.map((node) => ({ ...node, ...changes[node.id] })),
        [],
      ),
      time,
    ),
    ...more,
  });

test.each<[string, SightExplanation, object]>([
  ['clear', explain(), { rule: 'LS2', by: 'ownLink', status: 'clear' }],
  [
    'awaiting',
    explain({ o: { lifecycle: 'draft' } }),
    {
      rule: 'LS2',
      status: 'awaiting',
      ways: [{ hops: [{ reason: null }, { nodeId: 'o', reason: 'draft', status: 'awaiting' }, {}] }],
    },
  ],
  [
    'finishing',
    explain({ o: { cycleEnd: 95 } }),
    {
      rule: 'LS2',
      ways: [{ hops: [{}, { reason: 'cycleEnded', facts: { cycleEnd: 95 } }, {}] }],
      time: { today: 100, finishingDays: 14 },
    },
  ],
  ['broken', explain({ o: { cycleEnd: 85 } }), { rule: 'LS2', ways: [{ hops: [{}, { reason: 'expired' }, {}] }] }],
  [
    'delivered',
    explain({ o: { lifecycle: 'dropped' } }, { state: 'done' }),
    { rule: 'LS4', ways: [{ status: 'broken' }] },
  ],
  ['none', explain({}, { standing: { by: 'nothing' } }), { rule: 'LS1', by: 'scope', fromId: null, ways: [] }],
  [
    'exempt',
    explain({}, { standing: { by: 'class', fromId: 9, workClass: 'ktlo' } }),
    { rule: 'LS1', by: 'inheritedClass', fromId: 9, workClass: 'ktlo' },
  ],
  ['outOfScope', explain({}, { standing: { by: 'nothing' }, inScope: false }), { rule: 'LS1', by: 'scope' }],
])('[LS1]–[LS4] %s says why', (status, explanation, said) => {
  expect(explanation).toMatchObject({ status, ...said });
  expect(recomputeSight(json(explanation))).toBe(status);
});

test('[LS6] of a restricted node nothing but that the path breaks there', () => {
  const told = explain({ o: { lifecycle: 'dropped' } }, { mayView: (id) => id !== 'o' });
  expect(told.ways[0]?.hops[1]).toEqual({ nodeId: null, facts: null, reason: null, status: 'broken' });
  const quiet = explain({ o: { lifecycle: 'draft' }, k: { lifecycle: 'paused' } }, { mayView: (id) => id !== 'o' });
  expect(quiet.ways[0]?.hops[1]).toEqual({ nodeId: null, facts: null, reason: null, status: null });
});

test('a link to a node that is no more is named and leads nowhere', () => {
  const links = [
    { ...link(1, 'gone'), effectiveBp: 5_000 },
    { ...link(1, 'k'), effectiveBp: 5_000 },
  ];
  expect(explain({}, { standing: { by: 'links', fromId: 1, links } })).toMatchObject({
    ...{ status: 'clear', goneLinkIds: ['1-gone'] },
  });
});

test('[LS1]–[LS4] [LS6] always recomputable from the JSON alone, for every reader', () => {
  fc.assert(
    fc.property(someWork, fc.subarray(NODES), (rows, hidden) => {
      const graph = graphOf(rows);
      const mayView = (id: string) => !hidden.includes(id);
      const reading = readWays(graph, time);
      for (const facts of rows.items) {
        const state = stateOf(facts, notDeliveredSet(work));
        const input = { itemId: facts.id, state, inScope: facts.id % 2 === 0, standing: standing(rows, facts.id) };
        const explanation = explainSight({ ...input, reading, mayView });
        const { status } = sightOf({ ...input, pathsOf: (nodeId) => nodePaths(graph, nodeId, time) });
        expect(explanation.status).toBe(status);
        expect(recomputeSight(json(explanation))).toBe(status);
        const told = JSON.stringify(explanation.ways.map(({ hops, linkedId }) => [hops, linkedId]));
        for (const id of hidden) expect(told).not.toContain(`"nodeId":"${id}"`);
      }
    }),
    { numRuns: 200 },
  );
});

test('[RU5] what is counted and what is left out are all that follow the link', () => {
  fc.assert(
    fc.property(someWork, (rows) => {
      const whole = rows.links.map((one) => ({ ...one, nodeId: 'a', shareBp: null }));
      const columns = readWork({ ...rows, links: whole, settings: work }, new Map([['a', 0]]));
      const standings = standingsOf(columns);
      const { classed: _, ...left } = leftOutAt(columns, standings, 0);
      const follows = Array.from(standings.by).filter((by) => by === 1).length;
      const counted = Array.from(standings.by).filter(
        (by, at) => by === 1 && columns.items.counted[at] === 1 && columns.items.state[at] !== 2,
      ).length;
      expect(counted + Object.values(left).reduce((sum, count) => sum + count, 0)).toBe(follows);
      expect(ownDelivery(rows.items, whole, rows.classes, work).get('a')?.issuesTotal ?? 0).toBeLessThanOrEqual(
        counted * 10_000,
      );
    }),
    { numRuns: 200 },
  );
});
