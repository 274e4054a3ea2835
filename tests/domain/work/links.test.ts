import fc from 'fast-check';
import { WHOLE } from '../../../src/domain/model';
import { chainOf, effectiveLinks, shareProblem, standingOf } from '../../../src/domain/work/links';
import type { LinkFacts, WorkClass } from '../../../src/domain/work/model';
import { link } from './make';

const at = (links: readonly LinkFacts[], classes: Readonly<Record<number, WorkClass>> = {}) => ({
  linksOf: (id: number) => links.filter(({ itemId }) => itemId === id),
  classOf: (id: number) => classes[id] ?? null,
});
const decide = (chain: number[], links: readonly LinkFacts[], classes: Readonly<Record<number, WorkClass>> = {}) => {
  const { linksOf, classOf } = at(links, classes);
  return standingOf(chain, linksOf, classOf);
};
const shares = (links: readonly LinkFacts[]) => effectiveLinks(links).map(({ effectiveBp }) => effectiveBp);

test('[RU6] shares that nobody gave are an even part of what is left, rounded down', () => {
  expect(shares([link(1, 'a'), link(1, 'b'), link(1, 'c')])).toEqual([3_333, 3_333, 3_333]);
  expect(shares([link(1, 'a', { shareBp: 5_000 }), link(1, 'b'), link(1, 'c')])).toEqual([5_000, 2_500, 2_500]);
  expect(shares([link(1, 'a', { shareBp: 10_000 }), link(1, 'b')])).toEqual([10_000, 0]);
});

test('[RU6] several rules split evenly', () => {
  const rules = [link(1, 'a', { source: 'rule', shareBp: 9_000 }), link(1, 'b', { source: 'rule' })];
  expect(shares(rules)).toEqual([5_000, 5_000]);
});

test('[RU6] shares of an item over the whole are refused', () => {
  expect(shareProblem([{ shareBp: 6_000 }, { shareBp: 4_001 }])).toBe('sharesOverWhole');
  expect(shareProblem([{ shareBp: 6_000 }, { shareBp: 4_000 }, { shareBp: null }])).toBeNull();
});

test('[RU6] the nearest item that a person linked decides, never a merge', () => {
  const links = [link(1, 'rule', { source: 'rule' }), link(2, 'epic'), link(2, 'other'), link(3, 'initiative')];
  const standing = decide([1, 2, 3], links);
  expect(standing).toMatchObject({ by: 'links', fromId: 2, links: [{ nodeId: 'epic' }, { nodeId: 'other' }] });
  expect(decide([1, 2, 3], [...links, link(1, 'own', { source: 'import' })])).toMatchObject({
    fromId: 1,
    links: [{ nodeId: 'own' }],
  });
});

test('[RU6] without a stated link the nearest rule decides', () => {
  const links = [link(2, 'near', { source: 'rule' }), link(3, 'far', { source: 'rule' })];
  expect(decide([1, 2, 3], links)).toMatchObject({ by: 'links', fromId: 2, links: [{ nodeId: 'near' }] });
});

test('[LS1] own link > own class > inherited link > inherited class > rule', () => {
  expect(decide([1, 2], [link(1, 'own')], { 1: 'ktlo' })).toMatchObject({ by: 'links', fromId: 1 });
  expect(decide([1, 2], [link(2, 'epic')], { 1: 'ktlo' })).toEqual({ by: 'class', fromId: 1, workClass: 'ktlo' });
  expect(decide([1, 2], [link(2, 'epic')], { 2: 'ktlo' })).toMatchObject({ by: 'links', fromId: 2 });
  expect(decide([1, 2], [link(1, 'r', { source: 'rule' })], { 2: 'enabling' })).toMatchObject({ by: 'class' });
  expect(decide([1, 2], [])).toEqual({ by: 'nothing' });
});

test('a parent chain that bites its tail ends', () => {
  const parents: Readonly<Record<number, number>> = { 1: 2, 2: 3, 3: 1 };
  expect(chainOf(1, (id) => parents[id] ?? null)).toEqual([1, 2, 3]);
});

test('[RU6] where two writes met, the link with the lower id keeps its share and nothing counts twice', () => {
  expect(shares([link(1, 'b', { shareBp: 7_000 }), link(1, 'a', { shareBp: 6_000 }), link(1, 'c')])).toEqual([
    6_000, 4_000, 0,
  ]);
});

test('[RU6] effective shares of an item never exceed the whole, whatever their order', () => {
  const some = fc.array(
    fc.record({
      shareBp: fc.option(fc.integer({ min: 0, max: WHOLE })),
      source: fc.constantFrom<LinkFacts['source']>('manual', 'import'),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(some, (parts) => {
      const links = parts.map((part, index) => link(1, `n${index}`, part));
      const found = effectiveLinks(links);
      expect(found.reduce((sum, { effectiveBp }) => sum + effectiveBp, 0)).toBeLessThanOrEqual(WHOLE);
      expect(effectiveLinks([...links].reverse())).toEqual(found);
    }),
  );
});
