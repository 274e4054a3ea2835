import fc from 'fast-check';
import { expectedBp, timeSpan } from '../../src/domain/expected';
import type { NodeFacts } from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { day, makeInput, makeKeyResult, makeNode, measured, noon, Q4 } from './support/make';

const line = { direction: 'increase', dueDay: null } as const;
const at = (iso: string, activated: string | null = null) =>
  expectedBp(line, timeSpan(Q4, activated === null ? null : day(activated), day(iso)), null, day(iso));

describe('[EX1] a key result', () => {
  test('is expected to move evenly, in whole days', () => {
    expect(timeSpan(Q4, null, day('2026-11-19'))).toEqual({
      from: Q4.start,
      to: Q4.end,
      daysPassed: 49,
      daysTotal: 92,
    });
    expect([at('2026-10-01'), at('2026-11-19'), at('2026-12-31'), at('2027-01-01')]).toEqual([0, 5_326, 9_891, 10_000]);
  });

  test('from the later of cycle start and activation', () => {
    expect(at('2026-11-19', '2026-11-09')).toBe(1_887);
    expect(at('2026-11-19', '2026-08-01')).toBe(5_326);
  });

  test('over at least one day, though it was activated on the last one or later', () => {
    expect(timeSpan(Q4, day('2026-12-31'), day('2026-12-31'))).toMatchObject({ daysPassed: 0, daysTotal: 1 });
    expect(timeSpan(Q4, day('2027-01-15'), day('2027-01-20'))).toMatchObject({ daysPassed: 1, daysTotal: 1 });
  });

  test('the day of activation is that of the strategy’s zone', () => {
    const late = Date.parse('2026-11-08T23:30:00Z');
    const run = (timeZone: string) => {
      const nodes = [
        makeNode('v', 'vision', null),
        makeNode('o', 'objective', 'v'),
        measured('k', 'o', [0, 1, 0], '2026-11-18', { activatedAt: late }),
      ];
      return computeStrategy(makeInput(nodes, { timeZone })).rollups.get('k')?.expectedBp;
    };
    expect(run('Europe/Berlin')).toBe(1_887);
    expect(run('America/New_York')).toBe(2_037);
  });

  test('to maintain, everything is expected at once', () => {
    expect(expectedBp({ direction: 'maintain', dueDay: null }, null, null, 0)).toBe(10_000);
  });

  test('of a milestone nothing until its date or until it is reached, then all', () => {
    const span = timeSpan(Q4, null, day('2026-12-03'));
    const milestone = { direction: 'milestone', dueDay: day('2026-12-04') } as const;
    expect(expectedBp(milestone, span, 0, day('2026-12-03'))).toBe(0);
    expect(expectedBp(milestone, span, 10_000, day('2026-12-03'))).toBe(10_000);
    expect(expectedBp(milestone, span, 0, day('2026-12-04'))).toBe(10_000);
  });

  test('a milestone without a date is due on the last day of its cycle', () => {
    const milestone = { direction: 'milestone', dueDay: null } as const;
    expect(expectedBp(milestone, timeSpan(Q4, null, day('2026-12-30')), 0, day('2026-12-30'))).toBe(0);
    expect(expectedBp(milestone, timeSpan(Q4, null, day('2026-12-31')), 0, day('2026-12-31'))).toBe(10_000);
    expect(expectedBp(milestone, null, 0, day('2026-12-31'))).toBeNull();
  });

  test('is unknown without a cycle', () => {
    expect(expectedBp(line, null, null, 0)).toBeNull();
  });

  test('never falls as days pass, and is always between nothing and all', () => {
    const days = fc.integer({ min: Q4.start - 30, max: Q4.end + 30 });
    fc.assert(
      fc.property(days, days, fc.option(days, { nil: null }), (a, b, activated) => {
        const on = (today: number) => expectedBp(line, timeSpan(Q4, activated, today), null, today) ?? -1;
        expect(on(Math.max(a, b))).toBeGreaterThanOrEqual(on(Math.min(a, b)));
        expect(on(a) >= 0 && on(a) <= 10_000).toBe(true);
      }),
    );
  });
});

describe('[EX2] above key results', () => {
  const top = [makeNode('v', 'vision', null), makeNode('o', 'objective', 'v')];
  const objective = (nodes: readonly NodeFacts[]) => computeStrategy(makeInput([...top, ...nodes])).rollups.get('o');
  const late = measured('late', 'o', [0, 100, 10], '2026-11-17', { activatedAt: noon('2026-11-09'), weight: 3 });
  const full = measured('full', 'o', [0, 100, 10], '2026-11-17');

  test('is the mean of what is expected of the inputs, with the same weights', () => {
    expect(objective([late, full])?.expectedBp).toBe(Math.round((3 * 1_887 + 5_326) / 4));
  });

  test('takes exactly the inputs that the result used', () => {
    const unknown = makeNode('unknown', 'keyResult', 'o', { keyResult: makeKeyResult({ direction: 'maintain' }) });
    expect(objective([full, unknown, { ...late, lifecycle: 'paused' }])?.expectedBp).toBe(5_326);
  });

  test('is unknown where that of one input is', () => {
    const steady = { direction: 'maintain', bandLow: 4, bandHigh: 6, lastCheckInDay: day('2026-11-18') } as const;
    const current = { value: 5, asOf: day('2026-11-18'), enteredAt: 0 };
    const maintain = makeNode('m', 'keyResult', 'o', { keyResult: makeKeyResult({ ...steady, current }) });
    const { rollups } = computeStrategy(makeInput([...top, full, maintain], { cycles: [] }));
    expect(rollups.get('m')?.expectedBp).toBe(10_000);
    expect(rollups.get('o')).toMatchObject({ outcomeBp: 5_500, expectedBp: null });
  });

  test('is unknown where that of all inputs is, and no health is made up', () => {
    const found = computeStrategy(makeInput([...top, full], { cycles: [] })).rollups.get('o');
    expect(found).toMatchObject({
      outcomeBp: 1_000,
      expectedBp: null,
      ratioBp: null,
      health: 'pending',
      notes: ['inputsPending'],
    });
  });
});
