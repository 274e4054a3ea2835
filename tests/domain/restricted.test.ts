import { numbersNotShown } from '../../src/domain/restricted';
import type { NodeFacts, Rollup } from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { contributes, makeInput, makeNode, measured } from './support/make';

const theirs = (): Rollup => {
  const { rollups } = computeStrategy(
    makeInput([
      makeNode('v', 'vision', null),
      makeNode('x', 'objective', 'v'),
      measured('k', 'x', [0, 10, 4], '2026-11-17'),
    ]),
  );
  const found = rollups.get('x');
  if (found === undefined) throw new Error('x has no numbers');
  return found;
};
const nodes = [makeNode('v', 'vision', null), makeNode('a', 'objective', 'v'), makeNode('b', 'objective', 'v')];
const input = (more: readonly NodeFacts[] = []) =>
  makeInput([...nodes, ...more], {
    edges: [contributes('e', 'x', 'a', 5_000)],
    foreign: new Map([['x', theirs()]]),
  });
const seenBy = (more: readonly NodeFacts[], mayView: (id: string) => boolean) =>
  [...numbersNotShown(input(more), mayView)].sort();

test('[LS6] a number whose only known input is restricted is not shown, nor one that rests on it alone', () => {
  expect(computeStrategy(input()).rollups.get('v')?.outcomeBp).toBe(4_000);
  expect(seenBy([], (id) => id !== 'x')).toEqual(['a', 'v']);
  expect(seenBy([], () => true)).toEqual([]);
});

test('[LS6] one known input that may be seen is enough; one without a result is not', () => {
  const known = measured('kb', 'b', [0, 10, 5], '2026-11-17');
  expect(seenBy([known], (id) => id !== 'x')).toEqual(['a']);
  const unknown = measured('kb', 'b', [0, 10, null], '2026-11-17');
  expect(seenBy([unknown], (id) => id !== 'x')).toEqual(['a', 'v']);
});
