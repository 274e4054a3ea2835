import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { divideHalfUp, ratioBp } from '../../src/domain/exact';
import { keyResultFormula, resultOf } from '../../src/frontend/features/explain/key-result-words';
import { RULES } from '../../src/frontend/features/explain/rules';
import { decimalsFor, percentDigits, spellMean } from '../../src/frontend/features/explain/sums';
import { inWords, leftOutSentence, ratio } from '../../src/frontend/features/explain/words';

const terms = fc.array(
  fc.record({
    factor: fc.integer({ min: 1, max: 100 }).map((weight) => weight * 10_000),
    bp: fc.integer({ min: 0, max: 10_000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Reads a formula as a person with a pocket calculator does: nothing but what is on the screen. */
function calculate(formula: string): number {
  const plain = formula
    .replace(/[\u00a0\s]/gu, '')
    .replaceAll('−', '-')
    .replaceAll('×', '*');
  if (!/^[\d.()+*/-]+$/u.test(plain)) throw new Error(`${plain} is more than arithmetic`);
  return Number(new Function(`return ${plain}`)());
}

describe('what is shown', () => {
  const whole = (percent: number) => Math.floor(percent + 0.5);

  it('rounds to the whole percentage that stands above it: (40.8 + 42.1) / 2 is 41', () => {
    const terms = [
      { factor: 1, bp: 4_083 },
      { factor: 1, bp: 4_208 },
    ];
    const decimals = decimalsFor(terms, 4_146);
    expect([spellMean(terms, true, decimals), percentDigits(4_146, decimals)]).toEqual([
      '(40.83 + 42.08)\u00a0/\u00a02',
      '41.46',
    ]);
    for (let bp = 0; bp <= 10_000; bp += 1) {
      expect([bp, whole(Number(percentDigits(bp, decimalsFor([], bp))))]).toEqual([bp, whole(bp / 100)]);
      expect([bp, whole(Number.parseFloat(resultOf(bp)))]).toEqual([bp, whole(bp / 100)]);
    }
  });

  it('[RU1] always gives the mean that stands beside it', () => {
    fc.assert(
      fc.property(terms, (all) => {
        const top = all.reduce((sum, { factor, bp }) => sum + factor * bp, 0);
        const result = divideHalfUp(
          top,
          all.reduce((sum, { factor }) => sum + factor, 0),
        );
        const decimals = decimalsFor(all, result);
        const equal = all.every(({ factor }) => factor === all[0]!.factor);
        const again = calculate(spellMean(all, equal, decimals));
        const scale = 10 ** decimals;
        return (Math.floor(again * scale + 0.5 + 1e-6) / scale).toFixed(decimals) === percentDigits(result, decimals);
      }),
    );
  });

  it('[PR1] always gives the result that stands beside it', () => {
    const tenth = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10);
    fc.assert(
      fc.property(tenth, tenth, fc.integer({ min: 0, max: 1000 }), (baseline, target, part) => {
        fc.pre(baseline !== target);
        const value = Number((baseline + ((target - baseline) * part) / 1000).toFixed(1));
        const inside = (value - baseline) / (target - baseline);
        fc.pre(inside >= 0 && inside <= 1);
        const direction = target > baseline ? 'increase' : 'decrease';
        const commitment = {
          direction,
          baseline,
          target,
          bandLow: null,
          bandHigh: null,
          tolerance: null,
          dueDay: null,
        } as const;
        const shown = resultOf(ratioBp([value, -baseline], [target, -baseline]));
        const again = calculate(keyResultFormula(commitment, value)!) * 100;
        const decimals = /\.(\d+)/u.exec(shown)![1]!.length;
        const scale = 10 ** decimals;
        return Math.abs(Math.floor(again * scale + 0.5 + 1e-6) / scale - Number.parseFloat(shown)) < 1e-9;
      }),
    );
  });

  it('[PR3] spells the way out of a band', () => {
    const band = {
      direction: 'maintain',
      baseline: null,
      target: null,
      bandLow: 1,
      bandHigh: 1.5,
      tolerance: null,
      dueDay: null,
    } as const;
    expect(keyResultFormula(band, 1.6)).toBe('1 − (1.6 − 1.5) / (1.5 − 1)');
    expect(keyResultFormula(band, 1.2)).toBeNull();
    expect(keyResultFormula({ ...band, bandHigh: null, tolerance: 2 }, -3)).toBe('1 − (1 − (−3)) / 2');
  });

  it('never shows a threshold that has not been reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(7_000, 9_000, 8_500), (bp, threshold) => {
        return bp >= threshold || Number(ratio(bp, [threshold])) < threshold / 10_000;
      }),
    );
  });
});

describe('words', () => {
  it('counts to ten in words', () => {
    expect([1, 3, 10, 11].map(inWords)).toEqual(['one', 'three', 'ten', '11']);
  });

  it('says what was left out, and the milestones beside', () => {
    const line = {
      nodeId: 'n',
      via: 'child',
      otherStrategy: false,
      kind: 'initiative',
      milestonesDone: 3,
      milestonesTotal: 5,
    } as const;
    expect(leftOutSentence([])).toBeNull();
    expect(
      leftOutSentence([
        { ...line, reason: 'initiative' },
        { ...line, reason: 'initiative', milestonesDone: 4, milestonesTotal: 4 },
        { ...line, reason: 'paused', milestonesTotal: 0 },
      ]),
    ).toBe('Not counted: two initiatives, one paused. Their milestones stand beside: 3 of 5, 4 of 4.');
  });
});

it('quotes rules that the specification of the domain has', () => {
  const spec = readFileSync(join(__dirname, '../../src/domain/SPEC.md'), 'utf8');
  for (const rule of Object.keys(RULES)) expect(spec).toMatch(new RegExp(`\\b${rule}\\b`, 'u'));
});
