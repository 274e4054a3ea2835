import { checkInDueFor } from '../../src/domain/check-in-due';
import type { NodeFacts } from '../../src/domain/model';
import { day, makeNode, measured, noon, Q4 } from './support/make';

const context = { cycle: Q4, today: day('2026-11-19'), timeZone: 'Europe/Berlin', health: { cadenceDays: 14 } };
const due = (asOf: string, more: Partial<NodeFacts> = {}) =>
  checkInDueFor(measured('k', 'o', [0, 10, 5], asOf, more), context);

test('[HE2] a check-in is due once the cadence has passed, without the grace', () => {
  expect([due('2026-11-06'), due('2026-11-05'), due('2026-11-03')]).toEqual([null, 0, 2]);
});

test('[HE2] activation and resumption start the clock anew', () => {
  expect(due('2026-10-05')).toBe(31);
  expect(due('2026-10-05', { activatedAt: noon('2026-11-10') })).toBeNull();
  expect(due('2026-10-05', { resumedAt: noon('2026-11-10') })).toBeNull();
});

test('[HE1] nothing is due of what is not active, not a key result, or outside its cycle', () => {
  expect(due('2026-10-05', { lifecycle: 'paused' })).toBeNull();
  expect(checkInDueFor(makeNode('o', 'objective', null), context)).toBeNull();
  expect(checkInDueFor(measured('k', 'o', [0, 10, 5], '2026-10-05'), { ...context, today: Q4.end + 1 })).toBeNull();
});
