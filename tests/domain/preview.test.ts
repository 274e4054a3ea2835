import fc from 'fast-check';
import { DEFAULT_HEALTH, type NodeFacts } from '../../src/domain/model';
import { previewCheckIn, previewThresholds } from '../../src/domain/preview';
import { computeStrategy } from '../../src/domain/rollup';
import { day, makeInput, makeNode, measured, Q4 } from './support/make';
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
