import fc from 'fast-check';
import { keepEdges } from '../../../src/domain/engine/kept-edges';
import type { EdgeFacts, NodeFacts, NodeId } from '../../../src/domain/model';
import { buildTree, checkMove } from '../../../src/domain/tree';
import { rollUpDelivery, rollUpDirty } from '../../../src/domain/work/delivery';
import { DELIVERY_FIELDS, NO_DELIVERY, type Delivery } from '../../../src/domain/work/model';
import { ownDelivery } from '../../../src/domain/work/own-delivery';
import { contributes, makeNode } from '../support/make';
import { someInput } from '../support/strategies';
import { done, epic, item, link, work } from './make';

const issues = (issuesDone: number, issuesTotal: number): Delivery => ({
  ...{ ...NO_DELIVERY, issuesDone: issuesDone * 10_000, issuesTotal: issuesTotal * 10_000 },
});

function rollUp(nodes: readonly NodeFacts[], edges: readonly EdgeFacts[], own: ReadonlyMap<NodeId, Delivery>) {
  const tree = buildTree(nodes);
  return rollUpDelivery({ tree, edges: keepEdges(tree, edges), own });
}

const nodes = [
  makeNode('v', 'vision', null),
  makeNode('a', 'objective', 'v'),
  makeNode('b', 'objective', 'v'),
  makeNode('a1', 'keyResult', 'a'),
  makeNode('i', 'initiative', 'a1'),
];

test('[RU4] own and everything below, over key results and initiatives, whatever the weights', () => {
  const heavy = nodes.map((node) => ({ ...node, weight: node.id === 'a' ? 0 : 50 }));
  const all = rollUp(
    heavy,
    [],
    new Map([
      ['i', issues(1, 2)],
      ['a', issues(0, 3)],
      ['b', issues(2, 2)],
    ]),
  );
  expect(all.get('a')).toEqual(issues(1, 5));
  expect(all.get('v')).toEqual(issues(3, 7));
});

test('[RU4] two ways to one ancestor count once', () => {
  const all = rollUp(nodes, [contributes('e', 'a1', 'b', 4_000)], new Map([['a1', issues(5, 10)]]));
  expect(all.get('a')).toEqual(issues(3, 6));
  expect(all.get('b')).toEqual(issues(2, 4));
  expect(all.get('v')).toEqual(issues(5, 10));
});

test('[RU4] amounts of another strategy come in over its share', () => {
  const tree = buildTree(nodes);
  const edges = keepEdges(tree, [contributes('e', 'elsewhere', 'b', 2_500)]);
  const foreign = new Map([['elsewhere', issues(4, 8)]]);
  expect(rollUpDelivery({ tree, edges, own: new Map(), foreign }).get('v')).toEqual(issues(1, 2));
});

test('[RU6] a story follows its epic unless it is linked itself; a class takes it out', () => {
  const items = [epic(1), item(2, { parentId: 1, ...done }), item(3, { parentId: 1 }), item(4, { parentId: 1 })];
  const own = ownDelivery(items, [link(1, 'a'), link(3, 'b')], [{ itemId: 4, workClass: 'ktlo' }], work);
  expect(own).toEqual(
    new Map([
      ['a', issues(1, 1)],
      ['b', issues(0, 1)],
    ]),
  );
});

test('[RU6] half a share is half an issue', () => {
  const own = ownDelivery([item(1, done)], [link(1, 'a', { shareBp: 5_000 }), link(1, 'b')], [], work);
  expect(own.get('a')).toEqual(issues(0.5, 0.5));
  expect(own.get('b')).toEqual(issues(0.5, 0.5));
});

const someOwn = (ids: readonly string[]) =>
  fc
    .dictionary(fc.constantFrom(...ids), fc.record({ open: fc.nat(40), done: fc.nat(40) }))
    .map(
      (parts) =>
        new Map<NodeId, Delivery>(
          Object.entries(parts).map(([id, part]) => [id, issues(part.done, part.done + part.open)]),
        ),
    );
const someWork = someInput
  .filter(({ nodes: rows }) => rows.length > 0)
  .chain((input) => fc.tuple(fc.constant(input), someOwn(input.nodes.map(({ id }) => id)), fc.nat(), fc.nat(20)));

test('[RU4] an item never counts more than once at any ancestor, and done never exceeds total', () => {
  fc.assert(
    fc.property(someWork, ([{ nodes: rows, edges }, own]) => {
      const tree = buildTree(rows);
      const all = rollUpDelivery({ tree, edges: keepEdges(tree, edges), own });
      for (const [at, { id }] of tree.order.entries()) {
        const found = all.get(id) ?? NO_DELIVERY;
        const everything = tree.order.reduce((sum, node) => sum + (own.get(node.id)?.issuesTotal ?? 0), 0);
        expect(found.issuesTotal).toBeLessThanOrEqual(everything);
        expect(found.issuesDone).toBeLessThanOrEqual(found.issuesTotal);
        expect(found.issuesTotal).toBeGreaterThanOrEqual(own.get(tree.order[at]!.id)?.issuesTotal ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test('[RU9] re-adding the dirty ancestors equals the whole computation', () => {
  fc.assert(
    fc.property(someWork, ([{ nodes: rows, edges }, own, which, amount]) => {
      const tree = buildTree(rows);
      if (tree.order.length === 0) return;
      const kept = keepEdges(tree, edges);
      const before = rollUpDelivery({ tree, edges: kept, own });
      const { id } = tree.order[which % tree.order.length]!;
      const after = new Map(own).set(id, issues(0, amount));
      const input = { tree, edges: kept, own: after };
      expect(rollUpDirty(input, before, [id])).toEqual(rollUpDelivery(input));
    }),
    { numRuns: 200 },
  );
});

test('[RU9] a sequence of changes, each re-added where it happened, ends where the whole computation does', () => {
  const some = someWork.chain(([input, own]) =>
    fc.tuple(
      fc.constant(input),
      fc.constant(own),
      fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(20)), { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
    ),
  );
  fc.assert(
    fc.property(some, ([{ nodes: rows, edges }, start, steps]) => {
      const tree = buildTree(rows);
      if (tree.order.length === 0) return;
      const kept = keepEdges(tree, edges);
      let own: ReadonlyMap<NodeId, Delivery> = start;
      let all = rollUpDelivery({ tree, edges: kept, own });
      for (const step of steps) {
        const changes = step.map(
          ([at, amount]) => [tree.order[at % tree.order.length]?.id ?? '', issues(0, amount)] as const,
        );
        own = new Map([...own, ...changes]);
        all = rollUpDirty({ tree, edges: kept, own }, all, [...changes.map(([id]) => id), 'gone']);
      }
      expect(all).toEqual(rollUpDelivery({ tree, edges: kept, own }));
    }),
    { numRuns: 200 },
  );
});

test('[RU8] a move changes work done only at the old and the new ancestors', () => {
  const some = someWork.chain(([input, own]) => fc.tuple(fc.constant(input), fc.constant(own), fc.nat(), fc.nat()));
  fc.assert(
    fc.property(some, ([{ nodes: rows, edges }, own, which, where]) => {
      const tree = buildTree(rows);
      const moved = tree.order[1 + (which % Math.max(1, tree.order.length - 1))];
      const target = tree.order[where % Math.max(1, tree.order.length)];
      const kept = keepEdges(tree, edges).kept;
      if (moved === undefined || target === undefined || checkMove(tree, moved.id, target.id, kept) !== null) return;
      const after = rows.map((node) => (node.id === moved.id ? { ...node, parentId: target.id } : node));
      const above = new Set<NodeId>([moved.parentId ?? '', target.id]);
      for (const id of above) {
        const parentId = tree.order[tree.indexOf.get(id) ?? -1]?.parentId;
        if (parentId != null) above.add(parentId);
        for (const { fromId, toId } of kept) if (fromId === id) above.add(toId);
      }
      const before = rollUp(rows, kept, own);
      for (const [id, delivery] of rollUp(after, kept, own))
        if (!above.has(id)) expect([id, delivery]).toEqual([id, before.get(id)]);
    }),
    { numRuns: 300 },
  );
});

test('[RU4] order of rows and edges changes nothing', () => {
  fc.assert(
    fc.property(someWork, ([{ nodes: rows, edges }, own]) => {
      const sorted = (all: ReadonlyMap<NodeId, Delivery>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(rollUp([...rows].reverse(), [...edges].reverse(), own))).toEqual(sorted(rollUp(rows, edges, own)));
    }),
    { numRuns: 200 },
  );
});

test('delivery has a number for each of its fields', () => {
  expect(Object.keys(NO_DELIVERY).sort()).toEqual([...DELIVERY_FIELDS].sort());
});
