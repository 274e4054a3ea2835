import fc from 'fast-check';
import { keepEdges } from '../../src/domain/engine/kept-edges';
import { WHOLE } from '../../src/domain/model';
import { pathsOf } from '../../src/domain/paths';
import { checkContribution, sharesExceedWhole, sharesOf } from '../../src/domain/shares';
import { buildTree, closesCycle } from '../../src/domain/tree';
import { contributes, makeNode } from './support/make';
import { someInput } from './support/strategies';

const rows = [
  makeNode('vision', 'vision', null),
  makeNode('a', 'objective', 'vision'),
  makeNode('b', 'objective', 'vision'),
  makeNode('c', 'objective', 'b'),
];
const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));

describe('[TR2] no cycle over parents and contributions', () => {
  test('a write that closes one is told which', () => {
    const edges = [contributes('e1', 'a', 'c', 1_000)];
    expect(closesCycle(edges, parents, { fromId: 'b', toId: 'a' })).toEqual(['b', 'a', 'c', 'b']);
    expect(closesCycle([], parents, { fromId: 'vision', toId: 'c' })).toEqual(['vision', 'c', 'b', 'vision']);
    expect(closesCycle([], parents, { fromId: 'a', toId: 'a' })).toEqual(['a', 'a']);
    expect(closesCycle(edges, parents, { fromId: 'c', toId: 'vision' })).toBeNull();
  });

  test('across strategies too', () => {
    const both = new Map([...parents, ['other', null], ['theirs', 'other']] as const);
    const edges = [contributes('e1', 'a', 'theirs', 1_000)];
    expect(closesCycle(edges, both, { fromId: 'other', toId: 'a' })).toEqual(['other', 'a', 'theirs', 'other']);
  });

  test('a read keeps out the edge with the highest id, and reports it', () => {
    const edges = [contributes('e3', 'b', 'a', 1), contributes('e1', 'a', 'c', 1), contributes('e2', 'a', 'b', 1)];
    const { kept, problems } = keepEdges(buildTree(rows), edges);
    expect(kept.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(problems).toEqual([{ edgeId: 'e3', problem: 'cycle' }]);
  });

  test('an edge to the own parent, to itself, or a second one between the same two never counts', () => {
    const edges = [
      contributes('e1', 'c', 'b', 1),
      contributes('e2', 'a', 'a', 1),
      contributes('e4', 'a', 'c', 1),
      contributes('e3', 'a', 'c', 1),
    ];
    const { kept, problems } = keepEdges(buildTree(rows), edges);
    expect(kept.map(({ id }) => id)).toEqual(['e3']);
    expect(problems.map(({ edgeId, problem }) => `${edgeId} ${problem}`)).toEqual([
      'e1 ownParent',
      'e2 self',
      'e4 duplicate',
    ]);
  });

  test('what is kept never has a cycle, and what is kept out closes one with lower ids', () => {
    fc.assert(
      fc.property(someInput, ({ nodes, edges }) => {
        const tree = buildTree(nodes);
        const ups = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
        const { kept, problems, bottomUp } = keepEdges(tree, edges);
        for (const edge of kept)
          expect(
            closesCycle(
              kept.filter((other) => other !== edge),
              ups,
              edge,
            ),
          ).toBeNull();
        for (const { edgeId } of problems.filter(({ problem }) => problem === 'cycle')) {
          const edge = edges.find(({ id }) => id === edgeId)!;
          const lower = kept.filter(({ id }) => id < edgeId);
          expect(closesCycle(lower, ups, edge)).not.toBeNull();
        }
        expect(kept.length + problems.length).toBe(edges.length);
        const place = new Map([...bottomUp].map((index, at) => [tree.order[index]!.id, at]));
        expect(place.size).toBe(nodes.length);
        for (const { id, parentId } of nodes)
          if (parentId !== null) expect(place.get(id)!).toBeLessThan(place.get(parentId)!);
        for (const { fromId, toId } of kept) expect(place.get(fromId)!).toBeLessThan(place.get(toId)!);
      }),
      { numRuns: 300 },
    );
  });
});

describe('[TR3] paths', () => {
  test('the parent chain first, then the ways over contributions', () => {
    const tree = buildTree(rows);
    expect(pathsOf(tree, [contributes('e', 'c', 'a', 1)], 'c')).toEqual({
      ways: [
        ['c', 'b', 'vision'],
        ['c', 'a', 'vision'],
      ],
      more: 0,
    });
    expect(pathsOf(tree, [contributes('e', 'c', 'elsewhere', 1)], 'c').ways[1]).toEqual(['c', 'elsewhere']);
    expect(pathsOf(tree, [], 'gone')).toEqual({ ways: [], more: 0 });
  });

  test('a ladder of 25 nodes has 75,025 ways; three are told, the rest counted', () => {
    const id = (step: number) => `n${String(step).padStart(2, '0')}`;
    const ladder = Array.from({ length: 25 }, (_, step) =>
      makeNode(id(step), step === 0 ? 'vision' : 'objective', step === 0 ? null : id(step - 1)),
    );
    const edges = ladder.slice(2).map((node, at) => contributes(`e${at}`, node.id, id(at), 1));
    const { ways, more } = pathsOf(buildTree(ladder), edges, id(24));
    expect(ways).toHaveLength(3);
    expect(ways[0]).toHaveLength(25);
    expect(ways.length + more).toBe(75_025);
  });
});

describe('[RU3] shares', () => {
  const share = (shareBp: number | null) => ({ shareBp });

  test('the parent takes what the contributions leave until someone changes it', () => {
    expect(sharesOf(null, [])).toEqual({ parentBp: WHOLE, edgeBp: [], uncountedBp: 0 });
    expect(sharesOf(null, [share(2_500), share(1_000)])).toEqual({
      parentBp: 6_500,
      edgeBp: [2_500, 1_000],
      uncountedBp: 0,
    });
    expect(sharesOf(5_000, [share(2_500)])).toEqual({ parentBp: 5_000, edgeBp: [2_500], uncountedBp: 2_500 });
  });

  test('a contribution without a share takes an even part of what is left', () => {
    expect(sharesOf(null, [share(null)])).toEqual({ parentBp: 5_000, edgeBp: [5_000], uncountedBp: 0 });
    expect(sharesOf(null, [share(null), share(null)])).toEqual({
      parentBp: 3_334,
      edgeBp: [3_333, 3_333],
      uncountedBp: 0,
    });
    expect(sharesOf(4_000, [share(null), share(1_000)])).toEqual({
      parentBp: 4_000,
      edgeBp: [5_000, 1_000],
      uncountedBp: 0,
    });
  });

  test('together are always the whole, unless more than the whole was stored', () => {
    const bp = fc.integer({ min: 0, max: WHOLE });
    const maybe = fc.option(bp, { nil: null });
    fc.assert(
      fc.property(maybe, fc.array(maybe, { maxLength: 5 }), (parent, shares) => {
        const edges = shares.map(share);
        const { parentBp, edgeBp, uncountedBp } = sharesOf(parent, edges);
        const sum = edgeBp.reduce((total, part) => total + part, parentBp + uncountedBp);
        if (sharesExceedWhole(parent, edges)) expect(sum).toBeGreaterThan(WHOLE);
        else expect(sum).toBe(WHOLE);
        for (const part of [parentBp, uncountedBp, ...edgeBp]) expect(part).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('over 1, to the own parent, to itself or twice are refused', () => {
    const node = makeNode('c', 'objective', 'b');
    const saved = [contributes('e1', 'c', 'a', 6_000), contributes('e9', 'other', 'vision', 9_000)];
    const check = (toId: string, shareBp: number | null, id = 'new') =>
      checkContribution(node, { id, toId, shareBp }, saved);
    expect(check('vision', 4_000)).toBeNull();
    expect(check('vision', 4_001)).toBe('sharesOverWhole');
    expect(check('a', 10_000, 'e1')).toBeNull();
    expect(check('a', 1)).toBe('duplicate');
    expect(check('b', 1)).toBe('ownParent');
    expect(check('c', 1)).toBe('self');
    expect(
      checkContribution({ ...node, parentShareBp: 1_000 }, { id: 'new', toId: 'vision', shareBp: 4_000 }, saved),
    ).toBe('sharesOverWhole');
  });
});
