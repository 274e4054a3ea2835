import fc from 'fast-check';
import { divideHalfUp, exactRatioBp, ratioBp } from '../../src/domain/exact';

test('rounds half up as the decimals say, where doubles fall on the wrong side', () => {
  // 1.005 is a little less in binary; (1.005 − 1) / 100 is exactly half a ten-thousandth.
  expect(ratioBp([1.005, -1], [100])).toBe(1);
  expect(ratioBp([0.1, 0.2], [0.3])).toBe(10_000);
  expect(ratioBp([1], [3])).toBe(3_333);
  expect(ratioBp([2], [3])).toBe(6_667);
  expect(ratioBp([-1], [20_000])).toBe(0);
  expect(ratioBp([1], [20_000])).toBe(1);
});

test('sizes far apart, tiny and huge numbers', () => {
  expect(ratioBp([1e15, -1e15, 1e-15], [2e-15])).toBe(5_000);
  expect(ratioBp([5e-324], [1e-323])).toBe(5_000);
  expect(ratioBp([1e-7], [1e15])).toBe(0);
  expect(ratioBp([-1e15], [-2e15])).toBe(5_000);
});

/** Numbers as people type them: few digits, any size. */
const typed = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -9, max: 9 }))
  .map(([digits, places]) => Number(`${digits}e${places}`));
const anyNumber = fc.oneof(typed, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }));

test('the quick way always answers what whole numbers answer', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, anyNumber, (value, baseline, target) => {
      fc.pre(target !== baseline);
      expect(ratioBp([value, -baseline], [target, -baseline])).toBe(
        exactRatioBp([value, -baseline], [target, -baseline]),
      );
    }),
    { numRuns: 2_000 },
  );
});

test('halves always round up, wherever the point stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: -6, max: 6 }), (whole, places) => {
      const top = Number(`${whole * 10 + 5}e${places}`);
      const bottom = Number(`100000e${places}`);
      expect(ratioBp([top], [bottom])).toBe(whole + 1);
    }),
  );
});

test('whole quotients round half up', () => {
  expect([divideHalfUp(1, 2), divideHalfUp(1, 3), divideHalfUp(2, 3), divideHalfUp(0, 7)]).toEqual([1, 0, 1, 0]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e15 }), fc.integer({ min: 1, max: 1e9 }), (top, bottom) => {
      expect(BigInt(divideHalfUp(top, bottom))).toBe((2n * BigInt(top) + BigInt(bottom)) / (2n * BigInt(bottom)));
    }),
  );
});
