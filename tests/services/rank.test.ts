import fc from 'fast-check';
import { inOrder, rankAfter, rankLast, ranksAfter } from '../../src/services/rank';

interface Row {
  readonly id: string;
  readonly rank: string;
}

/** Inserts rows one after the other, each at a place that the numbers choose. */
function grow(places: readonly number[]): { rows: Row[]; wanted: string[] } {
  const rows: Row[] = [];
  const wanted: string[] = [];
  places.forEach((number, at) => {
    const place = number % (wanted.length + 1);
    const rank = rankAfter(rows, place === 0 ? null : (wanted[place - 1] ?? null));
    if (rank === null) throw new Error('The sibling is there.');
    rows.push({ id: `row ${at}`, rank });
    wanted.splice(place, 0, `row ${at}`);
  });
  return { rows, wanted };
}

test('always: rows stand where they were put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
      const { rows, wanted } = grow(places);
      expect(inOrder(rows).map(({ id }) => id)).toEqual(wanted);
    }),
  );
});

test('always: a rank fits its column, also after five hundred rows at one place', () => {
  const { rows } = grow(Array.from({ length: 500 }, () => 0));
  const { rows: second } = grow(Array.from({ length: 500 }, (_, at) => (at === 0 ? 0 : 1)));
  for (const { rank } of [...rows, ...second]) expect(rank.length).toBeLessThanOrEqual(255);
});

test('never: two people who insert at the same place make the same rank', () => {
  const siblings = [
    { id: 'a', rank: rankLast([]) },
    { id: 'b', rank: 'b00' },
  ];
  const made = Array.from({ length: 200 }, () => rankAfter(siblings, 'a'));
  expect(new Set(made).size).toBeGreaterThan(190);
});

test('siblings that share a rank all the same do not stop the next one', () => {
  const twins = [
    { id: 'a', rank: 'a0' },
    { id: 'b', rank: 'a0' },
    { id: 'c', rank: 'a1' },
  ];
  const rank = rankAfter(twins, 'a') ?? '';
  expect(rank > 'a0' && rank < 'a1').toBe(true);
});

test('a place after nobody is no place', () => {
  expect(rankAfter([], 'somebody who left')).toBeNull();
});

test('many new rows follow the last one in their own order', () => {
  const last = rankLast([]);
  const ranks = ranksAfter(last, 250);
  expect(ranks).toHaveLength(250);
  expect([last, ...ranks]).toEqual([last, ...ranks].sort((a, b) => (a < b ? -1 : 1)));
});
