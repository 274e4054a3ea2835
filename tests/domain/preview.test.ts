import fc from 'fast-check';
import { DEFAULT_HEALTH, type NodeFacts } from '../../src/domain/model';
import { previewCheckIn, previewThresholds } from '../../src/domain/preview';
import { currentValue } from '../../src/domain/progress';
import { computeStrategy } from '../../src/domain/rollup';
import { day, makeInput, makeKeyResult, makeNode, measured, noon, Q4 } from './support/make';
import { someInput } from './support/strategies';

const withKeyResult = (node: NodeFacts) =>
  makeInput([makeNode('v', 'vision', null), makeNode('o', 'objective', 'v'), node]);
const input = withKeyResult(measured('k', 'o', [0, 100, 40], '2026-11-10', { confidence: 8 }));
const today = day('2026-11-19');

describe('a check-in before it is made', () => {
  test('shows the result and the health it would have', () => {
    expect(previewCheckIn(input, 'k', 50, today, 2)).toMatchObject({
      outcomeBp: 5_000,
      health: 'atRisk',
      confidenceX100: 200,
      lastCheckInDay: today,
      notes: ['loweredByConfidence'],
    });
  });

  test('[PR2] back-dated before the last one changes nothing but the history', () => {
    const before = computeStrategy(input).rollups.get('k');
    expect(previewCheckIn(input, 'k', 90, day('2026-11-09'), 1)).toEqual(before);
    expect(previewCheckIn(input, 'k', 90, day('2026-11-10'), 1)).toMatchObject({
      outcomeBp: 9_000,
      confidenceX100: 100,
    });
  });

  test('[PR2] in the future, or in another cycle, does not count', () => {
    expect(previewCheckIn(input, 'k', 90, today + 1, 1)).toMatchObject({ outcomeBp: 4_000, confidenceX100: 800 });
    const first = withKeyResult(measured('k', 'o', [0, 100, null], ''));
    expect(previewCheckIn(first, 'k', 90, Q4.start - 1, 5)).toMatchObject({ outcomeBp: null });
    expect(previewCheckIn(first, 'k', 90, Q4.start, 5)).toMatchObject({ outcomeBp: 9_000 });
  });

  test('[HE2] lifts outdated', () => {
    const silent = withKeyResult(measured('k', 'o', [0, 100, 90], '2026-10-05'));
    expect(computeStrategy(silent).rollups.get('k')?.health).toBe('outdated');
    expect(previewCheckIn(silent, 'k', 90, today, null).health).toBe('onTrack');
  });

  test('[PR2] a second one for the same day wins though the page was read before the first was entered', () => {
    const second = { ...input, now: noon('2026-11-10') - 1 };
    expect(previewCheckIn(second, 'k', 90, day('2026-11-10'), 3)).toMatchObject({
      outcomeBp: 9_000,
      confidenceX100: 300,
    });
  });

  test('[PR2] always shows what the server will save, however old the page is', () => {
    const aDay = fc.integer({ min: Q4.start - 5, max: today });
    const entries = fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 100 }),
        asOf: aDay,
        enteredAt: fc.integer({ min: noon('2026-11-10'), max: noon('2026-11-19') }),
        confidence: fc.option(fc.integer({ min: 0, max: 10 })),
        correction: fc.boolean(),
      }),
      { maxLength: 5 },
    );
    const closedAt = fc.option(fc.constantFrom(noon('2026-11-12'), noon('2026-11-20')));
    const any = { entries, closedAt, value: fc.integer({ min: 0, max: 100 }), asOf: aDay, read: fc.nat(99) };
    fc.assert(
      fc.property(fc.record(any), ({ entries, closedAt, value, asOf, read }) => {
        const cycle = { ...Q4, closedAt };
        const cycles = [cycle];
        const saved = { value, asOf, enteredAt: noon('2026-11-19') + 1, confidence: 4, correction: closedAt !== null };
        const strategyOf = (values: readonly (typeof entries)[number][]) => {
          const current = currentValue(values, cycle, today);
          const facts = makeKeyResult({
            ...{ baseline: 0, target: 100, confidence: current?.confidence ?? null },
            current: current && { value: current.value, asOf: current.asOf, enteredAt: current.enteredAt },
            lastCheckInDay: values.length === 0 ? null : Math.max(...values.map((one) => one.asOf)),
          });
          const node = makeNode('k', 'keyResult', 'o', { keyResult: facts, cycleId: cycle.id });
          return { ...withKeyResult(node), cycles };
        };
        const page = { ...strategyOf(entries), now: noon('2026-11-19') - read * 3_600_000 };
        const after = computeStrategy(strategyOf([...entries, saved])).rollups.get('k');
        expect(previewCheckIn(page, 'k', value, asOf, 4)).toEqual(after);
      }),
    );
  });

  test('of an unknown key result is an error', () => {
    expect(() => previewCheckIn(input, 'gone', 1, today, null)).toThrow(RangeError);
  });

  test('leaves the input as it was', () => {
    const before = JSON.stringify(input);
    previewCheckIn(input, 'k', 90, today, 1);
    expect(JSON.stringify(input)).toBe(before);
  });
});

describe('other thresholds before they are saved', () => {
  test('the same settings never change anything', () => {
    fc.assert(fc.property(someInput, (any) => previewThresholds(any, any.health).length === 0));
  });

  test('always lists exactly the nodes whose health differs afterwards', () => {
    const settings = fc.record({
      onTrackBp: fc.integer({ min: 5_000, max: 12_000 }),
      atRiskBp: fc.integer({ min: 100, max: 5_000 }),
      lowConfidence: fc.integer({ min: 0, max: 10 }),
      cadenceDays: fc.integer({ min: 1, max: 60 }),
      graceDays: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(someInput, settings, (any, health) => {
        const before = computeStrategy(any).rollups;
        const after = computeStrategy({ ...any, health }).rollups;
        const differ = any.nodes
          .filter(({ id }) => before.get(id)?.health !== after.get(id)?.health)
          .map(({ id }) => id);
        const shifts = previewThresholds(any, health);
        expect(shifts.map(({ nodeId }) => nodeId).sort()).toEqual(differ.sort());
        for (const shift of shifts) {
          expect([shift.before, shift.after]).toEqual([
            before.get(shift.nodeId)?.health,
            after.get(shift.nodeId)?.health,
          ]);
          expect(shift.ratioBp).toBe(before.get(shift.nodeId)?.ratioBp);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a cadence of a week makes what was checked in ten days ago outdated', () => {
    const shifts = previewThresholds(input, { ...DEFAULT_HEALTH, cadenceDays: 5 });
    expect(shifts.map(({ nodeId, after }) => `${nodeId} ${after}`)).toEqual(['v outdated', 'o outdated', 'k outdated']);
  });
});
