import fc from 'fast-check';
import type { Commitment, MetricValue } from '../../src/domain/model';
import { currentValue, progressBp, trendOf, TREND_WEEKS, validateCommitment } from '../../src/domain/progress';
import { weekOf } from '../../src/domain/days';
import { day, makeCycle, makeKeyResult, noon, Q4 } from './support/make';

const rise = (baseline: number, target: number): Commitment =>
  makeKeyResult({ direction: target > baseline ? 'increase' : 'decrease', baseline, target });
const band = (bandLow: number | null, bandHigh: number | null, tolerance: number | null = null): Commitment =>
  makeKeyResult({ direction: 'maintain', bandLow, bandHigh, tolerance });
const bpOf = (commitment: Commitment, value: number) => progressBp(commitment, value)?.bp ?? null;
const amount = fc.double({ noNaN: true, min: -1e15, max: 1e15 });

describe('[PR1] towards a target', () => {
  test('rising and falling alike', () => {
    expect(bpOf(rise(61, 75), 66.4)).toBe(3857);
    expect(bpOf(rise(250, 150), 192)).toBe(5800);
    expect(bpOf(rise(5, 3), 4)).toBe(5000);
    expect(bpOf(rise(-10, 10), 0)).toBe(5000);
  });

  test('past the target is 1, below the baseline is 0 and says so', () => {
    expect(progressBp(rise(61, 75), 80)).toEqual({ bp: 10_000, belowBaseline: false });
    expect(progressBp(rise(61, 75), 60.9)).toEqual({ bp: 0, belowBaseline: true });
    expect(progressBp(rise(61, 75), 61)).toEqual({ bp: 0, belowBaseline: false });
    expect(progressBp(rise(250, 150), 251)).toEqual({ bp: 0, belowBaseline: true });
  });

  test('is unknown while the commitment is incomplete or contradicts itself', () => {
    expect(progressBp(makeKeyResult({ baseline: 1 }), 2)).toBeNull();
    expect(progressBp(makeKeyResult({ target: 1 }), 2)).toBeNull();
    expect(progressBp(makeKeyResult({ baseline: 1, target: 1 }), 2)).toBeNull();
    expect(progressBp(makeKeyResult({ direction: 'decrease', baseline: 1, target: 5 }), 2)).toBeNull();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1.1e15])('%p is no value', (value) => {
    expect(progressBp(rise(0, 10), value)).toBeNull();
  });

  test('is always a whole number from 0 to 10,000', () => {
    fc.assert(
      fc.property(amount, amount, amount, (baseline, target, value) => {
        fc.pre(baseline !== target);
        const bp = bpOf(rise(baseline, target), value);
        expect(Number.isInteger(bp) && bp !== null && bp >= 0 && bp <= 10_000).toBe(true);
      }),
    );
  });

  test('never falls while the value moves towards the target', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (baseline, target, a, b) => {
        fc.pre(baseline !== target);
        const [near, far] = target > baseline ? [Math.max(a, b), Math.min(a, b)] : [Math.min(a, b), Math.max(a, b)];
        expect(bpOf(rise(baseline, target), near)).toBeGreaterThanOrEqual(bpOf(rise(baseline, target), far) ?? -1);
      }),
    );
  });

  test('is independent of the side from which it is looked at: mirrored numbers have the same progress', () => {
    fc.assert(
      fc.property(amount, amount, amount, (baseline, target, value) => {
        fc.pre(baseline !== target);
        expect(progressBp(rise(baseline, target), value)).toEqual(progressBp(rise(-baseline, -target), -value));
      }),
    );
  });
});

describe('[PR1] a commitment is refused', () => {
  test.each([
    ['target equal to baseline', rise(5, 5), 'targetEqualsBaseline'],
    ['up, and the target below', makeKeyResult({ direction: 'increase', baseline: 5, target: 3 }), 'againstDirection'],
    [
      'down, and the target above',
      makeKeyResult({ direction: 'decrease', baseline: 3, target: 5 }),
      'againstDirection',
    ],
    ['NaN', makeKeyResult({ baseline: Number.NaN }), 'notANumber'],
    ['infinite', makeKeyResult({ target: Number.NEGATIVE_INFINITY }), 'notANumber'],
    ['1e308', makeKeyResult({ target: 1e308 }), 'tooLarge'],
    ['low above high', band(5, 3), 'bandReversed'],
    ['one-sided without tolerance', band(5, null), 'toleranceNeeded'],
    ['zero-width without tolerance', band(5, 5), 'toleranceNeeded'],
    ['tolerance 0', band(5, null, 0), 'toleranceNotPositive'],
  ] as const)('%s', (_, commitment, problem) => {
    expect(validateCommitment(commitment)).toBe(problem);
  });

  test.each([
    ['both ends', rise(61, 75)],
    ['nothing said yet', makeKeyResult()],
    ['only a baseline', makeKeyResult({ baseline: 3 })],
    ['1e15 itself', rise(-1e15, 1e15)],
    ['a band', band(3, 5)],
    ['a one-sided band with tolerance', band(null, 5, 1)],
    ['no band yet', band(null, null)],
    ['a milestone with a day', makeKeyResult({ direction: 'milestone', dueDay: 20_000 })],
    ['a milestone without a day: due at the end of its cycle', makeKeyResult({ direction: 'milestone' })],
  ])('but not %s', (_, commitment) => {
    expect(validateCommitment(commitment)).toBeNull();
  });

  test('and what is accepted and complete can always be measured', () => {
    const maybe = fc.option(fc.integer({ min: -50, max: 50 }), { nil: null });
    const direction = fc.constantFrom('increase', 'decrease', 'maintain', 'milestone');
    const commitment = fc.record({
      direction,
      baseline: maybe,
      target: maybe,
      bandLow: maybe,
      bandHigh: maybe,
      tolerance: maybe,
      dueDay: maybe,
    });
    fc.assert(
      fc.property(commitment, amount, (made: Commitment, value) => {
        const { direction: way, baseline, target, bandLow, bandHigh } = made;
        const complete =
          way === 'milestone' ||
          (way === 'maintain' ? bandLow !== null || bandHigh !== null : baseline !== null && target !== null);
        fc.pre(complete && validateCommitment(made) === null);
        expect(progressBp(made, value)).not.toBeNull();
      }),
    );
  });
});

describe('[PR3] maintain and milestone', () => {
  test('is 1 inside the band and falls to 0 over one band width', () => {
    expect([4, 6, 5].map((value) => bpOf(band(4, 6), value))).toEqual([10_000, 10_000, 10_000]);
    expect([3, 2, 1, 7, 8].map((value) => bpOf(band(4, 6), value))).toEqual([5_000, 0, 0, 5_000, 0]);
  });

  test('uses the tolerance where the band has no width', () => {
    expect([100, 99, 98, 97].map((value) => bpOf(band(100, null, 2), value))).toEqual([10_000, 5_000, 0, 0]);
    expect([3, 4, 5].map((value) => bpOf(band(null, 3, 2), value))).toEqual([10_000, 5_000, 0]);
    expect([5, 5.1, 4.9].map((value) => bpOf(band(5, 5, 0.4), value))).toEqual([10_000, 7_500, 7_500]);
  });

  test('never rises with the distance from the band', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        for (const side of [(distance: number) => 4 - distance, (distance: number) => 6 + distance]) {
          expect(bpOf(band(4, 6), side(near))).toBeGreaterThanOrEqual(bpOf(band(4, 6), side(far)) ?? -1);
        }
      }),
    );
  });

  test('a milestone is reached or not', () => {
    const milestone = makeKeyResult({ direction: 'milestone' });
    expect([0, 0.5, 0.99, 1, 2].map((value) => bpOf(milestone, value))).toEqual([0, 0, 0, 10_000, 10_000]);
  });
});

describe('[PR2] the current value', () => {
  const value = (number: number, asOf: string, enteredAt = noon(asOf)): MetricValue => ({
    value: number,
    asOf: day(asOf),
    enteredAt,
  });
  const today = day('2026-11-19');

  test('is the latest inside the cycle and not after today', () => {
    const values = [value(1, '2026-09-30'), value(2, '2026-10-01'), value(3, '2026-11-19'), value(4, '2026-11-20')];
    expect(currentValue(values, Q4, today)?.value).toBe(3);
    expect(currentValue(values, Q4, day('2026-10-15'))?.value).toBe(2);
    expect(currentValue(values.slice(0, 1), Q4, today)).toBeNull();
  });

  test('of one day is the one entered last, though it was back-dated', () => {
    const values = [
      value(1, '2026-11-17', noon('2026-11-18')),
      value(2, '2026-11-17'),
      value(3, '2026-11-16', noon('2026-11-19')),
    ];
    expect(currentValue(values, Q4, today)?.value).toBe(1);
  });

  test('of a closed cycle never changes, except by a correction that says so', () => {
    const closed = makeCycle('q3', '2026-07-01', '2026-09-30', { closedAt: noon('2026-10-05') });
    const inTime = value(1, '2026-09-28');
    const late = value(2, '2026-09-29', noon('2026-10-06'));
    expect(currentValue([inTime, late], closed, today)?.value).toBe(1);
    expect(currentValue([inTime, { ...late, correction: true }], closed, today)?.value).toBe(2);
  });

  test('is independent of the order of the values', () => {
    const anyValue = fc.record({
      value: fc.integer({ min: 0, max: 9 }),
      asOf: fc.integer({ min: Q4.start - 3, max: Q4.start + 3 }),
      enteredAt: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 8 }), (values) => {
        const backwards = [...values].reverse();
        expect(currentValue(backwards, Q4, today)).toEqual(currentValue(values, Q4, today));
        expect(trendOf(backwards, rise(0, 10), Q4, today)).toEqual(trendOf(values, rise(0, 10), Q4, today));
      }),
    );
  });

  test('the trend has the progress at the end of each week up to this one', () => {
    const values = [value(61, '2026-10-01'), value(64.5, '2026-10-14'), value(66.4, '2026-11-17')];
    const trend = trendOf(values, rise(61, 75), Q4, today);
    expect(trend?.fromWeek).toBe(weekOf(day('2026-10-01')));
    expect(trend?.points).toEqual([0, 2500, 2500, 2500, 2500, 2500, 3857, 3857]);
    expect(weekOf(today) - weekOf(day('2026-10-01')) + 1).toBe(8);
  });

  test('the trend ends with the cycle, starts with the first value, and has at most a year of weeks', () => {
    expect(trendOf([], rise(0, 10), Q4, today)).toBeNull();
    expect(trendOf([value(5, '2026-12-31')], rise(0, 10), Q4, day('2027-03-01'))?.points).toEqual([5_000]);
    const years = makeCycle('long', '2020-01-01', '2029-12-31');
    const long = trendOf([value(5, '2020-01-02')], rise(0, 10), years, today);
    expect(long?.points).toHaveLength(TREND_WEEKS);
  });
});
