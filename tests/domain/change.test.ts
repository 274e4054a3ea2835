import { commitmentChanges, isComplete, needsReason } from '../../src/domain/change';
import { consequencesOf } from '../../src/domain/consequences';
import { LIFECYCLES, type EdgeFacts } from '../../src/domain/model';
import { buildTree } from '../../src/domain/tree';
import { contributes, makeKeyResult, makeNode } from './support/make';

const promised = { ...makeKeyResult({ baseline: 61, target: 80 }), metric: 'Checkout completion', unit: '%' };

test('[CH1] a change keeps both sides, in a fixed order of fields', () => {
  expect(commitmentChanges(promised, { ...promised, target: 60, direction: 'decrease', metric: 'Other' })).toEqual([
    { field: 'direction', before: 'increase', after: 'decrease', firstSaid: false },
    { field: 'target', before: 80, after: 60, firstSaid: false },
    { field: 'metric', before: 'Checkout completion', after: 'Other', firstSaid: false },
  ]);
  expect(commitmentChanges(promised, { ...promised })).toEqual([]);
  expect(commitmentChanges(makeKeyResult({ baseline: 61, target: 80 }), promised)).toEqual([]);
});

test.each(['baseline', 'target', 'bandLow', 'bandHigh', 'tolerance', 'dueDay'] as const)(
  '[CH1] changing %s of an active key result needs a reason',
  (field) => {
    const changes = commitmentChanges(promised, { ...promised, [field]: 7 });
    expect(changes).toHaveLength(1);
    for (const lifecycle of LIFECYCLES) expect(needsReason(lifecycle, changes)).toBe(lifecycle === 'active');
  },
);

test('[CH1] saying for the first time what is measured needs none', () => {
  const open = makeKeyResult({ baseline: 61 });
  const changes = commitmentChanges(open, { ...open, target: 75 });
  expect(changes).toEqual([{ field: 'target', before: null, after: 75, firstSaid: true }]);
  expect(needsReason('active', changes)).toBe(false);
  expect(needsReason('active', [])).toBe(false);
});

test('[CH1] taking a promise back does', () => {
  expect(needsReason('active', commitmentChanges(promised, { ...promised, target: null }))).toBe(true);
});

test('[CH1] a commitment is complete when progress can be measured against it', () => {
  expect(isComplete(makeKeyResult({ baseline: 1 }))).toBe(false);
  expect(isComplete(makeKeyResult({ direction: 'milestone' }))).toBe(true);
  expect(isComplete(makeKeyResult({ direction: 'maintain', bandLow: 1 }))).toBe(false);
  expect(isComplete(makeKeyResult({ direction: 'maintain', bandLow: 1, tolerance: 1 }))).toBe(true);
});

test('[CH2] what a node leaves behind: all below it, and outside nodes that rest on it or gain from it', () => {
  const rows = [
    makeNode('vision', 'vision', null),
    makeNode('a', 'objective', 'vision'),
    makeNode('a1', 'keyResult', 'a'),
    makeNode('b', 'objective', 'vision'),
    makeNode('c', 'objective', 'vision'),
  ];
  const depends = (id: string, fromId: string, toId: string): EdgeFacts => ({
    id,
    kind: 'dependsOn',
    fromId,
    toId,
    shareBp: null,
    neededBy: null,
  });
  const edges = [
    depends('e1', 'c', 'a1'),
    depends('e2', 'a', 'b'),
    depends('e3', 'a', 'a1'),
    contributes('e4', 'a1', 'theirs', 1_000),
    depends('e5', 'b', 'a'),
  ];
  const { below, dependantIds } = consequencesOf(buildTree(rows), edges, 'a');
  expect(below.map(({ id }) => id)).toEqual(['a1']);
  expect(dependantIds).toEqual(['b', 'c', 'theirs']);
  expect(consequencesOf(buildTree(rows), edges, 'gone')).toEqual({ below: [], dependantIds: [], openWork: [] });
});

test('[CH2] open work linked to the node or below it, by number alone and each once', () => {
  const rows = [
    makeNode('v', 'vision', null),
    makeNode('a', 'objective', 'v'),
    makeNode('a1', 'objective', 'a'),
    makeNode('b', 'objective', 'v'),
  ];
  const work = [
    { itemId: 20, nodeId: 'a1', open: true },
    { itemId: 3, nodeId: 'a', open: true },
    { itemId: 20, nodeId: 'a', open: true },
    { itemId: 4, nodeId: 'a', open: false },
    { itemId: 5, nodeId: 'b', open: true },
    { itemId: 6, nodeId: 'v', open: true },
  ];
  expect(consequencesOf(buildTree(rows), [], 'a', work).openWork).toEqual([3, 20]);
});
