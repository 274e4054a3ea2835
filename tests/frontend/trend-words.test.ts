import { trendWords } from '../../src/frontend/features/tree/trend-words';

const TODAY = Date.parse('2026-11-19') / 86_400_000;
const weekOf = (iso: string) => Math.floor(Date.parse(iso) / 86_400_000 / 7);
const trend = (...points: (number | null)[]) => ({ fromWeek: weekOf('2026-10-01'), points });

test.each([
  ['from the first known week to the last', trend(null, 3_000, 3_600, 4_100), 'From 30 % to 41 % since 8 Oct, rising'],
  ['downwards', trend(4_100, 3_000), 'From 41 % to 30 % since 1 Oct, falling'],
  ['on a level', trend(4_100, 6_000, 4_150), 'From 41 % to 42 % since 1 Oct, level'],
  ['of one week', trend(null, 3_000), '30 % since 8 Oct'],
  ['of nothing known', trend(null), 'No trend yet'],
  ['of nothing', null, 'No trend yet'],
])('%s', (_, given, words) => {
  expect(trendWords(given, TODAY).replaceAll('\u00a0', ' ')).toBe(words);
});
