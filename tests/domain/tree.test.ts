import fc from 'fast-check';
import { KINDS, type NodeFacts } from '../../src/domain/model';
import {
  allowedChildKinds,
  ancestorsOf,
  buildTree,
  canBeUnder,
  checkMove,
  childrenOf,
  descendantsOf,
  effectiveCycleId,
  type Tree,
} from '../../src/domain/tree';
import { contributes, makeNode } from './support/make';
import { brokenNodes, someNodes } from './support/strategies';

const ids = (nodes: readonly NodeFacts[]) => nodes.map(({ id }) => id);
const company = [
  makeNode('vision', 'vision', null),
  makeNode('grow', 'theme', 'vision', { rank: 'a1' }),
  makeNode('fresh', 'theme', 'vision', { rank: 'a0' }),
  makeNode('checkout', 'objective', 'grow'),
  makeNode('guests', 'objective', 'checkout', { rank: 'a1' }),
  makeNode('kr', 'keyResult', 'checkout', { rank: 'a0' }),
  makeNode('ini', 'initiative', 'kr'),
];
const problemsOf = (nodes: readonly NodeFacts[]) =>
  buildTree(nodes).problems.map(({ nodeId, problem }) => `${nodeId} ${problem}`);

test('[TR1] rows become one tree: parents before children, siblings by rank then id', () => {
  const tree = buildTree([...company].reverse());
  expect(ids(tree.order)).toEqual(['vision', 'fresh', 'grow', 'checkout', 'kr', 'ini', 'guests']);
  expect([...tree.depth]).toEqual([0, 1, 1, 2, 3, 4, 3]);
  expect(ids(childrenOf(tree, 'checkout'))).toEqual(['kr', 'guests']);
  expect(ids(ancestorsOf(tree, 'ini'))).toEqual(['kr', 'checkout', 'grow', 'vision']);
  expect(ids(descendantsOf(tree, 'grow'))).toEqual(['checkout', 'kr', 'ini', 'guests']);
  expect([tree.problems, tree.unplaced]).toEqual([[], []]);
});

test('[TR1] of equal ranks the lower id comes first', () => {
  const twins = ['b', 'c', 'a'].map((id) => makeNode(id, 'theme', 'vision', { rank: 'a0' }));
  expect(ids(childrenOf(buildTree([...twins, makeNode('vision', 'vision', null)]), 'vision'))).toEqual(['a', 'b', 'c']);
});

describe('[TR1] each cause is one named problem', () => {
  test('a missing parent', () => {
    const tree = buildTree([
      ...company,
      makeNode('lost', 'objective', 'nowhere'),
      makeNode('below', 'keyResult', 'lost'),
    ]);
    expect(tree.problems).toEqual([{ nodeId: 'lost', problem: 'missingParent' }]);
    expect(tree.unplaced.map(({ nodeId, causeId }) => [nodeId, causeId])).toEqual([
      ['below', 'lost'],
      ['lost', 'lost'],
    ]);
    expect(tree.order).toHaveLength(company.length);
  });

  test('an archived parent is missing, for archived rows are left out first', () => {
    const rows = company.map((node) => (node.id === 'checkout' ? { ...node, archivedAt: 1 } : node));
    expect(problemsOf(rows)).toEqual(['guests missingParent', 'kr missingParent']);
  });

  test('an id twice: the first by rank stays', () => {
    const tree = buildTree([...company, makeNode('guests', 'objective', 'grow', { rank: 'a0' })]);
    expect(tree.problems).toEqual([{ nodeId: 'guests', problem: 'duplicateId' }]);
    expect(tree.order.find(({ id }) => id === 'guests')?.parentId).toBe('grow');
    expect(tree.unplaced.map(({ node }) => node.parentId)).toEqual(['checkout']);
  });

  test('a cycle, named by its lowest id, with everything below it', () => {
    const rows = [
      makeNode('c', 'objective', 'a'),
      makeNode('b', 'objective', 'c'),
      makeNode('a', 'objective', 'b'),
      makeNode('d', 'keyResult', 'b'),
    ];
    const tree = buildTree([...company, ...rows]);
    expect(tree.problems).toEqual([{ nodeId: 'a', problem: 'cycle' }]);
    expect(tree.unplaced.map(({ nodeId, causeId }) => `${nodeId} ${causeId}`)).toEqual(['a a', 'b a', 'c a', 'd a']);
  });

  test('a cycle is one cause, whatever the kinds on it', () => {
    expect(problemsOf([...company, makeNode('x', 'keyResult', 'y'), makeNode('y', 'objective', 'x')])).toEqual([
      'x cycle',
    ]);
  });

  test('a node that is its own parent', () => {
    expect(problemsOf([...company, makeNode('self', 'theme', 'self')])).toEqual(['self cycle']);
  });

  test('a second root: the first by rank, then id, stays', () => {
    const other = makeNode('a-vision', 'vision', null, { rank: 'z' });
    expect(problemsOf([other, ...company, makeNode('other', 'theme', 'a-vision')])).toEqual(['a-vision secondRoot']);
    expect(
      buildTree([makeNode('b', 'vision', null, { rank: 'a' }), makeNode('a', 'vision', null, { rank: 'a' })]).root?.id,
    ).toBe('a');
  });

  test('a wrong kind under a kind, or at the top', () => {
    const rows = [
      makeNode('t', 'theme', 'checkout'),
      makeNode('k', 'keyResult', 'grow'),
      makeNode('o', 'objective', null),
      makeNode('i', 'initiative', 'ini'),
    ];
    expect(problemsOf([...company, ...rows])).toEqual(['i wrongKind', 'k wrongKind', 'o wrongKind', 't wrongKind']);
  });

  test('two causes above each other are two problems', () => {
    const rows = [
      makeNode('lost', 'objective', 'nowhere'),
      makeNode('odd', 'theme', 'lost'),
      makeNode('under', 'objective', 'odd'),
    ];
    const tree = buildTree(rows);
    expect(tree.problems.map(({ nodeId }) => nodeId)).toEqual(['lost', 'odd']);
    expect(tree.unplaced.find(({ nodeId }) => nodeId === 'under')?.causeId).toBe('odd');
    expect(tree.root).toBeNull();
  });
});

test('[TR1] never loses a row, never places one twice, whatever the rows', () => {
  fc.assert(
    fc.property(brokenNodes, (rows) => {
      const tree = buildTree(rows);
      const live = rows.filter(({ archivedAt }) => archivedAt === null);
      const found = [...tree.order, ...tree.unplaced.map(({ node }) => node)];
      expect(new Set(found)).toEqual(new Set(live));
      expect(found).toHaveLength(live.length);
      expect(tree.indexOf.size).toBe(tree.order.length);
      for (const [index, node] of tree.order.entries()) {
        expect(tree.indexOf.get(node.id)).toBe(index);
        expect(tree.order[tree.parent[index]!]?.id ?? null).toBe(node.parentId);
        expect(tree.parent[index]!).toBeLessThan(index);
        expect(canBeUnder(node.kind, tree.order[tree.parent[index]!]?.kind ?? null)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('[TR1] every unplaced row has a cause that is a named problem', () => {
  fc.assert(
    fc.property(brokenNodes, (rows) => {
      const { problems, unplaced } = buildTree(rows);
      const named = new Set(problems.map(({ nodeId, problem }) => `${nodeId} ${problem}`));
      for (const { causeId, problem } of unplaced) expect(named.has(`${causeId} ${problem}`)).toBe(true);
      for (const { nodeId } of problems) expect(unplaced.some((row) => row.nodeId === nodeId)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('[TR1] is independent of the order of the rows', () => {
  const shape = (tree: Tree) => [
    ids(tree.order),
    [...tree.parent],
    [...tree.end],
    tree.problems,
    tree.unplaced.map(({ nodeId, causeId }) => [nodeId, causeId]),
  ];
  fc.assert(
    fc.property(
      brokenNodes.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, mixed]) => {
        expect(shape(buildTree(mixed))).toEqual(shape(buildTree(rows)));
      },
    ),
    { numRuns: 500 },
  );
});

test('[TR1] descendants and ancestors always mirror each other', () => {
  fc.assert(
    fc.property(someNodes, (rows) => {
      const tree = buildTree(rows);
      expect(tree.order).toHaveLength(rows.length);
      for (const { id } of rows) {
        for (const below of descendantsOf(tree, id)) expect(ids(ancestorsOf(tree, below.id))).toContain(id);
        for (const above of ancestorsOf(tree, id)) expect(ids(descendantsOf(tree, above.id))).toContain(id);
      }
    }),
  );
});

test('[TR1] kinds: what may stand below what', () => {
  const table = KINDS.map((kind) => `${kind}: ${allowedChildKinds(kind).join(' ')}`);
  expect(table).toEqual([
    'vision: theme objective',
    'theme: objective',
    'objective: objective keyResult initiative',
    'keyResult: initiative',
    'initiative: ',
  ]);
  expect(KINDS.filter((kind) => canBeUnder(kind, null))).toEqual(['vision']);
});

describe('[TR4] cycle', () => {
  const rows = company.map((node) => (node.id === 'grow' ? { ...node, cycleId: 'q4' } : node));

  test('a node without one takes its nearest ancestor’s, else the current one', () => {
    const tree = buildTree(rows.map((node) => (node.id === 'kr' ? { ...node, cycleId: 'q3' } : node)));
    expect(effectiveCycleId(tree, 'ini', 'now')).toBe('q3');
    expect(effectiveCycleId(tree, 'guests', 'now')).toBe('q4');
    expect(effectiveCycleId(tree, 'fresh', 'now')).toBe('now');
    expect(effectiveCycleId(tree, 'fresh', null)).toBeNull();
  });
});

describe('[TR1] a move', () => {
  const tree = buildTree(company);

  test('under an own descendant, or itself, is refused', () => {
    expect(checkMove(tree, 'checkout', 'guests')).toEqual({ problem: 'ownDescendant', rule: 'TR1' });
    expect(checkMove(tree, 'checkout', 'checkout')).toEqual({ problem: 'ownDescendant', rule: 'TR1' });
  });

  test('under a wrong kind, of the root, or of what nobody knows is refused', () => {
    expect(checkMove(tree, 'kr', 'fresh')?.problem).toBe('wrongKind');
    expect(checkMove(tree, 'vision', 'fresh')?.problem).toBe('rootStays');
    expect(checkMove(tree, 'gone', 'fresh')?.problem).toBe('unknownNode');
    expect(checkMove(tree, 'kr', 'gone')?.problem).toBe('unknownParent');
  });

  test('[TR2] onto a node it contributes to, or into a cycle over a contribution, is refused', () => {
    const edges = [contributes('e', 'checkout', 'fresh', 2_000)];
    expect(checkMove(tree, 'checkout', 'fresh', edges)).toEqual({ problem: 'contributesToParent', rule: 'TR2' });
    const back = [contributes('e', 'kr', 'guests', 1_000), contributes('f', 'guests', 'ini', 1_000)];
    const lone = buildTree([...company, makeNode('solo', 'objective', 'fresh')]);
    expect(checkMove(lone, 'solo', 'checkout', [contributes('g', 'checkout', 'solo', 1_000), ...back])).toEqual({
      problem: 'closesCycle',
      rule: 'TR2',
      cycle: ['solo', 'checkout', 'solo'],
    });
  });

  test('elsewhere is fine', () => {
    expect(checkMove(tree, 'guests', 'fresh')).toBeNull();
    expect(checkMove(tree, 'guests', 'grow', [contributes('e', 'guests', 'fresh', 1_000)])).toBeNull();
  });

  test('that is allowed always leaves a sound tree, and a refused one would not', () => {
    fc.assert(
      fc.property(someNodes, fc.nat(), fc.nat(), (rows, from, to) => {
        const nodeId = rows[from % rows.length]!.id;
        const parentId = rows[to % rows.length]!.id;
        const refusal = checkMove(buildTree(rows), nodeId, parentId);
        const moved = buildTree(rows.map((node) => (node.id === nodeId ? { ...node, parentId } : node)));
        expect(moved.problems.length === 0 && moved.root !== null).toBe(refusal === null);
      }),
      { numRuns: 300 },
    );
  });
});
