import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isoToDay, quarterOf } from '../../src/domain/days';
import type { Commitment, CycleFacts, MetricValue } from '../../src/domain/model';
import { currentValue, progressBp, trendOf, validateCommitment } from '../../src/domain/progress';
import { makeCycle, makeKeyResult } from './support/make';

/** Thirty measured national indicators with targets, falling ones and regressions among them; kept outside the project. */
const file = resolve(__dirname, '../../../shared/data/canada-indicators-30.json');
const present = existsSync(file);
if (!present) console.warn(`Not run, for the outside data is absent: ${file}`);
const withData = present ? test : test.skip;

const schema = z.object({
  indicators: z.array(
    z.object({
      id: z.string(),
      progress: z.array(z.object({ target: z.number().optional(), direction: z.string().optional() })).nullable(),
      series: z.array(z.object({ values: z.array(z.tuple([z.string(), z.number()])) })),
    }),
  ),
});

interface Indicator {
  readonly id: string;
  readonly commitment: Commitment;
  readonly values: readonly MetricValue[];
}

/** Indicators with a number as target; the first year is the baseline. */
function read(): Indicator[] {
  const { indicators } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return indicators.flatMap(({ id, progress, series }) => {
    const said = progress?.find(({ target }) => target !== undefined);
    const [first, ...rest] = series[0]?.values ?? [];
    if (said?.target === undefined || first === undefined) return [];
    const direction =
      said.direction === undefined ? (said.target > first[1] ? 'positive' : 'negative') : said.direction;
    const commitment = makeKeyResult({
      direction: direction === 'positive' ? 'increase' : 'decrease',
      baseline: first[1],
      target: said.target,
    });
    return [
      { id, commitment, values: [first, ...rest].map(([year, value]) => ({ value, asOf: endOf(year), enteredAt: 0 })) },
    ];
  });
}

/** "2020-2022" counts as 2022. */
function endOf(year: string): number {
  return isoToDay(`${year.slice(-4)}-12-31`) ?? 0;
}

/** The formula on fractions of whole numbers, told without the engine's arithmetic. */
function byHand({ baseline, target }: Commitment, value: number): number {
  const scaled = (number: number): bigint => {
    const [whole = '0', fraction = ''] = String(number).split('.');
    return BigInt(whole + fraction.padEnd(15, '0'));
  };
  let top = scaled(value) - scaled(baseline ?? 0);
  let bottom = scaled(target ?? 0) - scaled(baseline ?? 0);
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  if (top <= 0n) return 0;
  return top >= bottom ? 10_000 : Number((20_000n * top + bottom) / (2n * bottom));
}

const of = (indicators: readonly Indicator[], id: string) => indicators.find((indicator) => indicator.id === id)!;
const cycle: CycleFacts = makeCycle('agenda', '1990-01-01', '2030-12-31');

withData('[PR1] progress of real indicators, rising and falling, equals the formula on fractions', () => {
  const sound = read().filter(({ commitment }) => validateCommitment(commitment) === null);
  expect(sound).toHaveLength(10);
  expect(sound.filter(({ commitment }) => commitment.direction === 'decrease').map(({ id }) => id)).toEqual([
    '1.1.1',
    '11.1.1',
    '11.6.1',
    '13.1.1',
  ]);
  let compared = 0;
  for (const { commitment, values } of sound) {
    for (const { value } of values) {
      expect(progressBp(commitment, value)?.bp).toBe(byHand(commitment, value));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(150);
});

withData('[PR1] poverty fell from 14.5 to 10.4 of the 7.25 that is wanted: 56.6 %, and it had been all', () => {
  const { commitment, values } = of(read(), '1.1.1');
  const today = isoToDay('2024-06-01')!;
  const current = currentValue(values, cycle, today);
  expect(current?.value).toBe(10.4);
  expect(progressBp(commitment, current!.value)).toEqual({ bp: 5_655, belowBaseline: false });
  expect(progressBp(commitment, 6.5)?.bp).toBe(10_000);
  expect(currentValue(values, cycle, isoToDay('2021-06-01')!)?.value).toBe(6.5);
});

withData('[PR1] homelessness rose although it should halve: 0, and it says so', () => {
  const { commitment, values } = of(read(), '11.1.1');
  expect(progressBp(commitment, values.at(-1)!.value)).toEqual({ bp: 0, belowBaseline: true });
});

withData('[PR1] two published targets lie on the other side of their own baseline, and are refused', () => {
  const refused = read().filter(({ commitment }) => validateCommitment(commitment) !== null);
  expect(refused.map(({ id, commitment }) => `${id} ${validateCommitment(commitment)}`)).toEqual([
    '14.2.1 againstDirection',
    '15.5.1 againstDirection',
  ]);
});

withData('[PR2] the trend of every indicator ends with its current progress', () => {
  for (const { commitment, values } of read()) {
    const today = quarterOf(values.at(-1)!.asOf).end;
    const trend = trendOf(values, commitment, cycle, today);
    const last = progressBp(commitment, currentValue(values, cycle, today)!.value);
    expect(trend?.points.at(-1) ?? null).toBe(last?.bp ?? null);
  }
});
