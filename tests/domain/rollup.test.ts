import { weekOf } from '../../src/domain/days';
import type { EdgeFacts, EngineInput, NodeFacts, Rollup } from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { contributes, day, makeCycle, makeInput, makeKeyResult, makeNode, measured, noon, Q4 } from './support/make';

const top = [makeNode('vision', 'vision', null), makeNode('obj', 'objective', 'vision')];
const kr = (id: string, percent: number, more: Partial<NodeFacts> & { readonly confidence?: number } = {}) =>
  measured(id, 'obj', [0, 100, percent], '2026-11-17', more);
const run = (nodes: readonly NodeFacts[], more: Partial<EngineInput> = {}) =>
  computeStrategy(makeInput([...top, ...nodes], more)).rollups;
const objective = (nodes: readonly NodeFacts[], more: Partial<EngineInput> = {}): Rollup | undefined =>
  run(nodes, more).get('obj');

describe('[RU1] weighted mean of the known inputs', () => {
  test('weighs by node weight, and half a ten-thousandth rounds up', () => {
    expect(objective([kr('a', 20), kr('b', 80)])?.outcomeBp).toBe(5_000);
    expect(objective([kr('a', 20, { weight: 3 }), kr('b', 80)])?.outcomeBp).toBe(3_500);
    expect(objective([kr('a', 0), kr('b', 0.01)])?.outcomeBp).toBe(1);
  });

  test('what is unknown is left out, and all unknown is unknown, never 0', () => {
    const unknown = makeNode('u', 'keyResult', 'obj');
    expect(objective([kr('a', 20), unknown])).toMatchObject({
      outcomeBp: 2_000,
      inputCount: 1,
      unknownCount: 1,
      leftOutCount: 0,
    });
    expect(objective([unknown])).toMatchObject({ outcomeBp: null, expectedBp: null, inputCount: 0, unknownCount: 1 });
    expect(objective([])).toMatchObject({ outcomeBp: null, computedHealth: 'unmeasured', notes: ['noInput'] });
  });

  test('achieved children count; draft, proposed, paused and dropped ones are left out and counted beside', () => {
    const others = (['draft', 'proposed', 'paused', 'dropped'] as const).map((lifecycle) =>
      kr(lifecycle, 100, { lifecycle }),
    );
    expect(objective([kr('a', 20), kr('b', 80, { lifecycle: 'achieved' }), ...others])).toMatchObject({
      outcomeBp: 5_000,
      inputCount: 2,
      leftOutCount: 4,
    });
  });

  test('weight 0 leaves out', () => {
    expect(objective([kr('a', 20), kr('b', 80, { weight: 0 })])).toMatchObject({
      outcomeBp: 2_000,
      inputCount: 1,
      leftOutCount: 0,
    });
  });

  test('initiatives are never an input, whatever their milestones', () => {
    expect(
      objective([kr('a', 20), makeNode('i', 'initiative', 'obj', { milestonesDone: 5, milestonesTotal: 5 })]),
    ).toMatchObject({ outcomeBp: 2_000, inputCount: 1, unknownCount: 0 });
  });

  test('archived nodes leave the roll-up', () => {
    expect(objective([kr('a', 20), kr('b', 80, { archivedAt: 1 })])?.outcomeBp).toBe(2_000);
  });

  test('a child that is not active has a row of its own', () => {
    expect(run([kr('a', 20, { lifecycle: 'paused' })]).get('a')).toMatchObject({ outcomeBp: 2_000, health: 'paused' });
  });

  test('only inputs whose cycle overlaps count; below a theme or vision without a cycle it is the current one', () => {
    const q3 = makeCycle('q3', '2026-07-01', '2026-09-30');
    const year = makeCycle('year', '2026-01-01', '2026-12-31');
    const nodes = [
      makeNode('old', 'objective', 'vision', { cycleId: 'q3' }),
      measured('k1', 'old', [0, 100, 90], '2026-09-01'),
      makeNode('long', 'objective', 'vision', { cycleId: 'year' }),
      measured('k2', 'long', [0, 100, 40], '2026-11-01'),
    ];
    const rollups = run(nodes, { cycles: [Q4, q3, year] });
    expect(rollups.get('old')).toMatchObject({ outcomeBp: 9_000, health: 'cycleEnded' });
    expect(rollups.get('vision')).toMatchObject({ outcomeBp: 4_000, inputCount: 1 });
    expect(rollups.get('obj')?.outcomeBp).toBeNull();
  });

  test('a theme of another quarter still counts: themes never expire', () => {
    const cycles = [Q4, makeCycle('q3', '2026-07-01', '2026-09-30'), makeCycle('year', '2026-01-01', '2026-12-31')];
    const nodes = [
      makeNode('t', 'theme', 'vision', { cycleId: 'q3' }),
      makeNode('o', 'objective', 't', { cycleId: 'year' }),
      measured('k', 'o', [0, 100, 40], '2026-11-17'),
    ];
    const rollups = run(nodes, { cycles });
    expect(rollups.get('t')).toMatchObject({ outcomeBp: 4_000, health: 'offTrack' });
    expect(rollups.get('vision')).toMatchObject({ outcomeBp: 4_000, inputCount: 1 });
  });

  test('the weakest child stands beside: lowest outcome / expected, ties by outcome, then id', () => {
    const late = { activatedAt: noon('2026-11-09') };
    // 10 of 53 days have passed for b: it may have less and still not be the weakest.
    expect(objective([kr('a', 20), kr('b', 15, late)])?.weakestId).toBe('a');
    expect(objective([kr('b', 20), kr('a', 20)])?.weakestId).toBe('a');
    expect(objective([makeNode('m', 'keyResult', 'obj')])?.weakestId).toBeNull();
  });

  test('what is not due yet is never the weakest', () => {
    const keyResult = makeKeyResult({
      ...{ direction: 'milestone', dueDay: day('2026-12-04'), lastCheckInDay: day('2026-11-18') },
      current: { value: 0, asOf: day('2026-11-18'), enteredAt: 0 },
    });
    expect(objective([makeNode('m', 'keyResult', 'obj', { keyResult }), kr('a', 20)])?.weakestId).toBe('a');
  });

  test('the last check-in is the latest of its own and its inputs’', () => {
    const nodes = [
      kr('a', 20),
      measured('b', 'obj', [0, 100, 3], '2026-11-18'),
      measured('c', 'obj', [0, 100, 3], '2026-11-19', { lifecycle: 'dropped' }),
    ];
    expect(objective(nodes)?.lastCheckInDay).toBe(day('2026-11-18'));
    expect(run(nodes).get('vision')?.lastCheckInDay).toBe(day('2026-11-18'));
  });

  test('[PR2] a check-in that does not count is not the last one', () => {
    const node = kr('a', 20);
    const keyResult = { ...node.keyResult!, lastCheckInDay: day('2026-11-19') };
    const rollups = run([{ ...node, keyResult }]);
    expect(rollups.get('a')?.lastCheckInDay).toBe(day('2026-11-17'));
    expect(rollups.get('obj')?.lastCheckInDay).toBe(day('2026-11-17'));
  });
});

describe('[RU3] shares', () => {
  const other = makeNode('other', 'objective', 'vision');
  const rollups = (edges: readonly EdgeFacts[], share: number | null = null) =>
    run(
      [kr('a', 80, { parentShareBp: share }), kr('b', 20), other, measured('c', 'other', [0, 100, 20], '2026-11-17')],
      { edges },
    );

  test('a contribution flows into another node, and the parent gets what is left', () => {
    const found = rollups([contributes('e', 'a', 'other', 2_500)]);
    // (80 · 0.75 + 20) / 1.75 and (80 · 0.25 + 20) / 1.25
    expect(found.get('obj')?.outcomeBp).toBe(4_571);
    expect(found.get('other')).toMatchObject({ outcomeBp: 3_200, inputCount: 2 });
  });

  test('a parent share that someone set stays; the rest is uncounted', () => {
    expect(rollups([contributes('e', 'a', 'other', 2_500)], 5_000).get('obj')?.outcomeBp).toBe(4_000);
  });

  test('a parent share of 0 leaves the node out there', () => {
    expect(rollups([contributes('e', 'a', 'other', 10_000)]).get('obj')).toMatchObject({
      outcomeBp: 2_000,
      inputCount: 1,
    });
  });

  test('dependsOn and conflictsWith carry nothing', () => {
    const edge: EdgeFacts = { id: 'e', kind: 'dependsOn', fromId: 'a', toId: 'other', shareBp: 5_000, neededBy: null };
    expect(rollups([edge, { ...edge, id: 'f', kind: 'conflictsWith' }]).get('other')?.inputCount).toBe(1);
  });

  test('nothing flows into a key result or an initiative: a key result measures itself', () => {
    expect(rollups([contributes('e', 'a', 'c', 5_000)]).get('c')).toMatchObject({ outcomeBp: 2_000, inputCount: 0 });
  });

  test('a cycle of contributions is reported and the rest is computed', () => {
    const { rollups: found, problems } = computeStrategy(
      makeInput([...top, other, kr('a', 80)], {
        edges: [contributes('e1', 'obj', 'other', 5_000), contributes('e2', 'other', 'obj', 5_000)],
      }),
    );
    expect(problems).toEqual([{ edgeId: 'e2', problem: 'cycle' }]);
    expect(found.get('other')?.outcomeBp).toBe(8_000);
  });
});

describe('[RU3] nodes of other strategies', () => {
  const foreignRollup = (more: Partial<Rollup> = {}): Rollup => ({
    ...{
      nodeId: 'theirs',
      day: day('2026-11-19'),
      outcomeBp: 6_000,
      expectedBp: 5_000,
      ratioBp: 12_000,
      health: 'onTrack',
      computedHealth: 'onTrack',
    },
    ...{
      notes: [],
      confidenceX100: 500,
      weakestId: null,
      lastCheckInDay: day('2026-11-19'),
      inputCount: 1,
      unknownCount: 0,
      leftOutCount: 0,
      trend: null,
    },
    ...more,
  });
  const edges = [contributes('e', 'theirs', 'obj', 5_000)];

  test('come in with their share, as an active objective of weight 1', () => {
    const found = objective([kr('a', 30, { confidence: 8 })], {
      edges,
      foreign: new Map([['theirs', foreignRollup()]]),
    });
    expect(found).toMatchObject({
      outcomeBp: 4_000,
      expectedBp: 5_217,
      inputCount: 2,
      confidenceX100: 700,
      lastCheckInDay: day('2026-11-19'),
    });
    expect(found?.weakestId).toBe('a');
  });

  test('bring weight, lifecycle and cycle where these are known', () => {
    const foreign = new Map([['theirs', foreignRollup()]]);
    const known = (more: object) => {
      const node = { kind: 'objective', lifecycle: 'active', weight: 4, cycle: null, ...more } as const;
      return objective([kr('a', 30)], { edges, foreign, foreignNodes: new Map([['theirs', node]]) });
    };
    expect(known({})?.outcomeBp).toBe(5_000);
    expect(known({ lifecycle: 'paused' })).toMatchObject({ outcomeBp: 3_000, leftOutCount: 1 });
    expect(known({ cycle: { start: Q4.start - 90, end: Q4.start - 1 } })).toMatchObject({
      outcomeBp: 3_000,
      leftOutCount: 0,
    });
    expect(known({ weight: 0 })?.inputCount).toBe(1);
  });

  test('of which nothing is known are no input', () => {
    expect(objective([kr('a', 30)], { edges })).toMatchObject({ outcomeBp: 3_000, inputCount: 1, unknownCount: 0 });
    const unknown = new Map([['theirs', foreignRollup({ outcomeBp: null, computedHealth: 'unmeasured' })]]);
    expect(objective([kr('a', 30)], { edges, foreign: unknown })).toMatchObject({ outcomeBp: 3_000, unknownCount: 1 });
  });

  test('a share that leaves for another strategy is missing at the parent', () => {
    const nodes = [kr('a', 80), kr('b', 20)];
    expect(objective(nodes, { edges: [contributes('e', 'a', 'theirs', 2_500)] })?.outcomeBp).toBe(4_571);
  });
});

describe('[RU1] trend', () => {
  const week = weekOf(day('2026-11-19'));
  const withTrend = (id: string, percent: number, fromWeek: number, points: readonly (number | null)[]) =>
    makeNode(id, 'keyResult', 'obj', {
      keyResult: makeKeyResult({
        ...{ baseline: 0, target: 100, trend: { fromWeek, points }, lastCheckInDay: day('2026-11-17') },
        current: { value: percent, asOf: day('2026-11-17'), enteredAt: noon('2026-11-17') },
      }),
    });

  test('of a parent is the mean of its inputs, week by week, and ends with its result', () => {
    const nodes = [
      withTrend('a', 40, week - 3, [1_000, 2_000, 3_000, 4_000]),
      withTrend('b', 80, week - 1, [6_000, 8_000]),
    ];
    expect(objective(nodes)?.trend).toEqual({ fromWeek: week - 3, points: [1_000, 2_000, 4_500, 6_000] });
  });

  test('holds its last point until this week, which shows today’s result', () => {
    expect(objective([withTrend('a', 40, week - 4, [1_000, 2_000])])?.trend).toEqual({
      fromWeek: week - 4,
      points: [1_000, 2_000, 2_000, 2_000, 4_000],
    });
  });

  test('without a stored one starts with the value', () => {
    expect(objective([kr('a', 40)])?.trend).toEqual({
      fromWeek: weekOf(day('2026-11-17')),
      points: [4_000, 4_000].slice(0, week - weekOf(day('2026-11-17')) + 1),
    });
    expect(objective([])?.trend).toBeNull();
  });

  test('does not reach back before the cycle, nor on after its end', () => {
    const start = weekOf(Q4.start);
    const rollups = run([withTrend('a', 40, start - 2, [1, 2, 3_000, 4_000])]);
    expect(rollups.get('a')?.trend?.fromWeek).toBe(start);
    expect(rollups.get('a')?.trend?.points[0]).toBe(3_000);
    const later = run([withTrend('a', 40, week, [4_000])], { today: day('2027-02-01') });
    expect(weekOf(Q4.end) - (later.get('a')?.trend?.fromWeek ?? 0) + 1).toBe(later.get('a')?.trend?.points.length);
  });
});

test('[PR2] a stored value of another cycle, or after today, does not count, nor does its confidence', () => {
  expect(
    run([measured('a', 'obj', [0, 100, 50], '2026-09-30', { confidence: 8 })]).get('a')?.confidenceX100,
  ).toBeNull();
  expect(run([measured('a', 'obj', [0, 100, 50], '2026-09-30')]).get('a')).toMatchObject({
    outcomeBp: null,
    notes: ['noValue', 'silent'],
  });
  expect(run([measured('a', 'obj', [0, 100, 50], '2026-11-20')]).get('a')?.outcomeBp).toBeNull();
});
