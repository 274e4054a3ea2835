import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { fromWire, toWire } from '../../src/shared/wire';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `id ${at}`,
    strategyId: 'the same everywhere',
    keyResult: at % 3 === 0 ? null : { target: at, current: at % 2 === 0 ? null : { value: at / 7, asOf: 1 } },
    trend: [at, null, 3],
    ...(at % 5 === 0 ? { correction: true } : {}),
  }));

test('short answers cross as they are', () => {
  const answer = { ok: true, value: { nodes: rows(999), now: 1 } };
  expect(toWire(answer)).toEqual(answer);
  expect(fromWire(answer)).toEqual(answer);
});

test('long lists cross as columns, in less than two thirds of the bytes, and come out the same', () => {
  const answer = { ok: true, value: { nodes: rows(5_000), edges: [], name: 'x' } };
  const sent = JSON.stringify(toWire(answer));
  expect(sent.length).toBeLessThan(JSON.stringify(answer).length * 0.66);
  expect(fromWire(JSON.parse(sent))).toEqual(answer);
});

test('always: what comes out is what went in', () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'rows', 'fields', 'each'), tie('value')),
    ),
  }));
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (pattern) => {
      const list = json(Array.from({ length: 1_000 }, (_, at) => pattern[at % pattern.length]));
      // Jest's own comparison takes longer than everything else together.
      return isDeepStrictEqual(fromWire(json(toWire({ list }))), { list });
    }),
    { numRuns: 60 },
  );
});
