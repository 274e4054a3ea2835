import fc from 'fast-check';
import { explainExpected, explainHealth, explainResult } from '../../src/domain/explain';
import { recomputeExpected, recomputeHealth, recomputeResult } from '../../src/domain/explain/recompute';
import type { HealthOverride, NodeFacts, Rollup } from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { contributes, day, makeInput, makeKeyResult, makeNode, measured, noon, Q4 } from './support/make';
import { someInput } from './support/strategies';

const top = [makeNode('vision', 'vision', null), makeNode('obj', 'objective', 'vision')];
const inputOf = (...nodes: readonly NodeFacts[]) => makeInput([...top, ...nodes]);

/** What a page would hold after the explanation came through JSON. */
const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('every explanation recomputes to the same number, from its JSON alone', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { rollups } = computeStrategy(input);
      for (const { id } of input.nodes) {
        const { outcomeBp, expectedBp, health, computedHealth, ratioBp, notes } = rollups.get(id)!;
        const result = wire(explainResult(input, id)!);
        const expected = wire(explainExpected(input, id)!);
        const why = wire(explainHealth(input, id)!);
        expect([result.outcomeBp, recomputeResult(result)]).toEqual([outcomeBp, outcomeBp]);
        expect([expected.expectedBp, recomputeExpected(expected)]).toEqual([expectedBp, expectedBp]);
        expect(recomputeHealth(why)).toEqual({ health, computedHealth });
        expect(why).toMatchObject({ outcomeBp, expectedBp, health, computedHealth, ratioBp, notes });
      }
    }),
    { numRuns: 150 },
  );
});

test('what it lists and what it leaves out are together all children and contributions', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { tree } = computeStrategy(input);
      for (const { id, kind } of tree.order) {
        const result = explainResult(input, id)!;
        if (result.form !== 'mean') continue;
        const listed = [...result.inputs, ...result.leftOut]
          .filter(({ via }) => via === 'child')
          .map(({ nodeId }) => nodeId);
        const children = tree.order.filter(({ parentId }) => parentId === id).map((node) => node.id);
        expect([kind, ...listed.sort()]).toEqual([kind, ...children.sort()]);
        expect(result.sum.terms.map(({ nodeId }) => nodeId)).toEqual(result.inputs.map(({ nodeId }) => nodeId));
      }
    }),
    { numRuns: 150 },
  );
});

describe('result', () => {
  test('[PR1] of a key result: baseline, target, value, its day and the cycle', () => {
    expect(explainResult(inputOf(measured('k', 'obj', [61, 75, 60], '2026-11-17')), 'k')).toEqual({
      ...{
        form: 'keyResult',
        rule: 'PR1',
        nodeId: 'k',
        value: 60,
        asOf: day('2026-11-17'),
        missing: null,
        belowBaseline: true,
        outcomeBp: 0,
      },
      commitment: {
        direction: 'increase',
        baseline: 61,
        target: 75,
        bandLow: null,
        bandHigh: null,
        tolerance: null,
        dueDay: null,
      },
      cycle: { id: 'q4', name: 'Q4 2026', start: Q4.start, end: Q4.end },
    });
  });

  test('[PR2] [PR3] of a key result without a value, without a target, with a band', () => {
    const current = { value: 3, asOf: day('2026-11-17'), enteredAt: 0 };
    const of = (keyResult: NodeFacts['keyResult']) =>
      explainResult(inputOf(makeNode('k', 'keyResult', 'obj', { keyResult })), 'k');
    expect(of(makeKeyResult({ baseline: 1, target: 2 }))).toMatchObject({
      rule: 'PR2',
      missing: 'value',
      outcomeBp: null,
    });
    expect(of(makeKeyResult({ current }))).toMatchObject({
      rule: 'PR1',
      missing: 'commitment',
      value: 3,
      outcomeBp: null,
    });
    expect(of(makeKeyResult({ direction: 'maintain', bandLow: 4, bandHigh: 6, current }))).toMatchObject({
      rule: 'PR3',
      missing: null,
      outcomeBp: 5_000,
    });
    expect(of(null)).toMatchObject({ rule: 'PR2', missing: 'value' });
  });

  test('[RU1] of a mean: why something was left out, with weight and share of the rest', () => {
    const nodes = [
      measured('a', 'obj', [0, 10, 5], '2026-11-17', { weight: 3 }),
      measured('b', 'obj', [0, 10, 5], '2026-11-17', { lifecycle: 'paused' }),
      measured('c', 'obj', [0, 10, 5], '2026-11-17', { weight: 0 }),
      measured('d', 'obj', [0, 10, null], '2026-11-17'),
      measured('e', 'obj', [0, 10, 5], '2026-09-17', { cycleId: 'q3' }),
      makeNode('o', 'objective', 'vision'),
      measured('f', 'o', [0, 10, 5], '2026-11-17'),
    ];
    const q3 = { ...Q4, id: 'q3', start: Q4.start - 92, end: Q4.start - 1 };
    const input = makeInput([...top, ...nodes], { cycles: [Q4, q3], edges: [contributes('x', 'f', 'obj', 2_500)] });
    const found = explainResult(input, 'obj');
    if (found?.form !== 'mean') throw new Error('a mean was expected');
    expect(
      found.inputs.map(({ nodeId, via, weight, shareBp, factor }) => [nodeId, via, weight, shareBp, factor]),
    ).toEqual([
      ['a', 'child', 3, 10_000, 30_000],
      ['f', 'contributesTo', 1, 2_500, 2_500],
    ]);
    expect(found.leftOut.map(({ nodeId, reason }) => `${nodeId} ${reason}`)).toEqual([
      'b paused',
      'c weightZero',
      'd noResult',
      'e otherCycle',
    ]);
    expect(found).toMatchObject({ equalWeights: false, sum: { top: 32_500 * 5_000, bottom: 32_500 } });
  });

  test('[RU7] of an initiative: its milestones, and no number', () => {
    const input = inputOf(makeNode('i', 'initiative', 'obj', { milestonesDone: 3, milestonesTotal: 5 }));
    expect(explainResult(input, 'i')).toEqual({
      form: 'initiative',
      rule: 'RU7',
      nodeId: 'i',
      milestonesDone: 3,
      milestonesTotal: 5,
      outcomeBp: null,
    });
    expect(explainExpected(input, 'i')).toMatchObject({ form: 'initiative', expectedBp: null });
  });

  test('of a node that is not in the tree there is none', () => {
    expect([explainResult(inputOf(), 'x'), explainExpected(inputOf(), 'x'), explainHealth(inputOf(), 'x')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('of nodes of other strategies names them, though only their numbers are known', () => {
    const theirs: Rollup = {
      ...{
        nodeId: 'theirs',
        day: 0,
        outcomeBp: 6_000,
        expectedBp: 5_000,
        ratioBp: 12_000,
        health: 'onTrack',
        computedHealth: 'atRisk',
      },
      ...{
        notes: [],
        confidenceX100: null,
        weakestId: null,
        lastCheckInDay: null,
        inputCount: 1,
        unknownCount: 0,
        leftOutCount: 0,
        trend: null,
      },
    };
    const input = makeInput(top, {
      edges: [contributes('e', 'theirs', 'obj', 5_000)],
      foreign: new Map([['theirs', theirs]]),
    });
    const found = explainResult(input, 'obj');
    if (found?.form !== 'mean') throw new Error('a mean was expected');
    expect(found.inputs).toEqual([
      {
        ...{
          nodeId: 'theirs',
          via: 'contributesTo',
          otherStrategy: true,
          kind: null,
          value: null,
          asOf: null,
          outcomeBp: 6_000,
          expectedBp: 5_000,
        },
        ...{ ratioBp: 12_000, health: 'atRisk', confidenceX100: null, weight: 1, shareBp: 5_000, factor: 5_000 },
      },
    ]);
    expect(explainExpected(input, 'obj')).toMatchObject({ sameTime: null, expectedBp: 5_000 });
  });
});

describe('expected', () => {
  test('[EX1] of a key result: days, and who started the clock', () => {
    const late = inputOf(measured('k', 'obj', [0, 1, 1], '2026-11-17', { activatedAt: noon('2026-11-09') }));
    expect(explainExpected(late, 'k')).toMatchObject({
      rule: 'EX1',
      startedBy: 'activation',
      span: { from: day('2026-11-09'), to: Q4.end, daysPassed: 10, daysTotal: 53 },
    });
    expect(explainExpected(inputOf(measured('k', 'obj', [0, 1, 1], '2026-11-17')), 'k')).toMatchObject({
      startedBy: 'cycle',
      span: { daysPassed: 49 },
    });
  });

  test('[EX1] of a milestone: its day, or that of the cycle', () => {
    const of = (dueDay: number | null) =>
      explainExpected(
        inputOf(makeNode('k', 'keyResult', 'obj', { keyResult: makeKeyResult({ direction: 'milestone', dueDay }) })),
        'k',
      );
    expect(of(day('2026-12-04'))).toMatchObject({ dueDay: day('2026-12-04'), dueBy: 'date', expectedBp: 0 });
    expect(of(null)).toMatchObject({ dueDay: Q4.end, dueBy: 'cycleEnd' });
  });

  test('[EX2] says the days only when all key results below share them', () => {
    const late = measured('b', 'obj', [0, 10, 5], '2026-11-17', { activatedAt: noon('2026-11-09') });
    const input = inputOf(measured('a', 'obj', [0, 10, 5], '2026-11-17'), late);
    expect(explainExpected(input, 'vision')).toMatchObject({ form: 'mean', sameTime: null });
    const unknown = measured('c', 'obj', [0, 10, null], '', { activatedAt: noon('2026-11-10') });
    expect(explainExpected(inputOf(late, unknown), 'vision')).toMatchObject({ sameTime: { daysPassed: 10 } });
    expect(explainExpected(inputOf(late), 'vision')).toMatchObject({ sameTime: { daysPassed: 10, daysTotal: 53 } });
  });
});

describe('health', () => {
  test('[HE2] outdated: since when, what started the clock, when it was due', () => {
    const why = explainHealth(inputOf(measured('k', 'obj', [0, 10, 5], '2026-10-24')), 'k');
    expect(why).toMatchObject({ rule: 'HE2', health: 'outdated', notes: ['silent'] });
    expect(why?.silence).toEqual({
      ...{ since: day('2026-10-24'), startedBy: 'checkIn', days: 26, cadenceDays: 14, graceDays: 3 },
      ...{ dueDay: day('2026-11-07'), outdatedFrom: day('2026-11-11') },
    });
  });

  test('[HE2] the clock may have been started by the cycle, activation or resumption', () => {
    const started = (more: Partial<NodeFacts>) =>
      explainHealth(inputOf(makeNode('k', 'keyResult', 'obj', more)), 'k')?.silence?.startedBy;
    expect(started({})).toBe('cycle');
    expect(started({ activatedAt: noon('2026-10-20') })).toBe('activation');
    expect(started({ activatedAt: noon('2026-10-20'), resumedAt: noon('2026-11-05') })).toBe('resumption');
  });

  test('[HE3] pending: how little time has passed', () => {
    const early = inputOf(measured('k', 'obj', [0, 10, 5], '2026-11-18', { activatedAt: noon('2026-11-17') }));
    expect(explainHealth(early, 'k')).toMatchObject({
      rule: 'HE3',
      health: 'pending',
      early: true,
      time: { daysPassed: 2, daysTotal: 45 },
    });
  });

  test('[HE5] above key results: which inputs are outdated, and how much they weigh', () => {
    const input = inputOf(
      measured('a', 'obj', [0, 10, 5], '2026-10-05', { weight: 2 }),
      measured('b', 'obj', [0, 10, 5], '2026-11-17'),
    );
    expect(explainHealth(input, 'obj')).toMatchObject({
      ...{ rule: 'HE5', health: 'outdated', silence: null },
      inputs: { weightTotal: 30_000, weightOutdated: 20_000, weightPending: 0, outdatedIds: ['a'], pendingIds: [] },
    });
  });

  test('[HE6] an override, and why it does not hold', () => {
    const override: HealthOverride = {
      health: 'onTrack',
      reason: 'the contract is signed',
      by: 'ife',
      until: day('2026-11-30'),
    };
    const of = (more: Partial<NodeFacts>, asOf = '2026-11-17') =>
      explainHealth(inputOf(measured('k', 'obj', [0, 10, 1], asOf, { override, ...more })), 'k');
    expect(of({})).toMatchObject({
      health: 'onTrack',
      computedHealth: 'offTrack',
      rule: 'HE4',
      override: { reason: 'the contract is signed', idle: null },
    });
    expect(of({}, '2026-10-05')?.override?.idle).toBe('outdated');
    expect(of({ lifecycle: 'paused' })?.override?.idle).toBe('notActive');
    expect(of({ override: { ...override, until: day('2026-11-18') } })?.override?.idle).toBe('expired');
    expect(of({ override: null })?.override).toBeNull();
  });

  test('[HE4] lowered by confidence: what the thresholds alone would say', () => {
    const input = inputOf(measured('k', 'obj', [0, 10, 9], '2026-11-17', { confidence: 2 }));
    expect(explainHealth(input, 'k')).toMatchObject({
      health: 'atRisk',
      byThresholds: 'onTrack',
      loweredByConfidence: true,
      confidenceX100: 200,
    });
  });

  test('[HE1] a lifecycle, and the end of a cycle', () => {
    expect(explainHealth(inputOf(makeNode('k', 'keyResult', 'obj', { lifecycle: 'dropped' })), 'k')).toMatchObject({
      rule: 'HE1',
      health: 'dropped',
    });
    const over = { ...inputOf(measured('k', 'obj', [0, 10, 9], '2026-11-17')), today: day('2027-01-05') };
    expect(explainHealth(over, 'k')).toMatchObject({
      rule: 'HE1',
      health: 'cycleEnded',
      cycleEnded: true,
      cycle: { name: 'Q4 2026' },
    });
  });
});
