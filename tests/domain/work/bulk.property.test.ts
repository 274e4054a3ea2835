import fc from 'fast-check';
import { WHOLE } from '../../../src/domain/model';
import { amountsOf, notDeliveredSet, stateOf } from '../../../src/domain/work/counting';
import { ownDelivery } from '../../../src/domain/work/delivery';
import { countedItems } from '../../../src/domain/work/items';
import { chainOf, groupClasses, groupLinks, standingOf } from '../../../src/domain/work/links';
import { DELIVERY_FIELDS, SIGHT_STATUSES, WORK_CLASSES, type Delivery } from '../../../src/domain/work/model';
import { sightOf } from '../../../src/domain/work/sight';
import { sightColumn } from '../../../src/domain/work/sights';
import { readWork, standingsOf } from '../../../src/domain/work/standings';
import { nodePaths, readWays, wayGraph } from '../../../src/domain/work/ways';
import { link, way, work } from './make';

const time = { today: 100, finishingDays: 14 };
const NODES = ['v', 'a', 'b', 'c'];
const estimate = fc.option(fc.integer({ min: -1, max: 90_000 }), { nil: null });

/** Parents may be unknown, or bite their tail; two links may share a node; shares may exceed the whole. */
const someWork = fc.record({
  items: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      parentId: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null }),
      level: fc.constantFrom(-1, 0, 0, 1, 2, null),
      category: fc.constantFrom('new', 'indeterminate', 'done', 'done', null),
      resolution: fc.constantFrom(null, 'Done', 'duplicate', 'Hold'),
      points: estimate,
      hours: estimate,
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
  links: fc
    .array(
      fc.record({
        itemId: fc.integer({ min: 1, max: 14 }),
        nodeId: fc.constantFrom(...NODES, 'gone'),
        shareBp: fc.option(fc.integer({ min: 0, max: WHOLE }), { nil: null }),
        source: fc.constantFrom('manual', 'manual', 'import', 'rule'),
      }),
      { maxLength: 12 },
    )
    .map((rows) =>
      rows.map((row, at) => link(row.itemId, row.nodeId, { ...row, id: `l${String(at).padStart(2, '0')}` })),
    ),
  classes: fc.uniqueArray(
    fc.record({ itemId: fc.integer({ min: 1, max: 13 }), workClass: fc.constantFrom(...WORK_CLASSES) }),
    { selector: ({ itemId }) => itemId, maxLength: 3 },
  ),
  lifecycles: fc.tuple(...NODES.map(() => fc.constantFrom('active', 'active', 'draft', 'dropped', 'achieved'))),
});
type SomeWork = typeof someWork extends fc.Arbitrary<infer T> ? T : never;

const standing = ({ items, links, classes }: SomeWork, id: number) => {
  const parents = new Map(items.map((item) => [item.id, item.parentId]));
  const byItem = groupLinks(links);
  const classOf = groupClasses(classes);
  return standingOf(
    chainOf(id, (at) => parents.get(at) ?? null),
    (at) => byItem.get(at) ?? [],
    (at) => classOf.get(at) ?? null,
  );
};

test('[RU6] [LS1]–[LS4] all items at once say what each says alone', () => {
  fc.assert(
    fc.property(someWork, (rows) => {
      const graph = wayGraph(
        NODES.map((id, at) => way(id, at === 0 ? null : 'v', { lifecycle: rows.lifecycles[at] ?? 'active' })),
        [{ fromId: 'b', toId: 'c' }],
      );
      const columns = readWork({ ...rows, settings: work }, graph.indexOf);
      const inScope = (id: number) => id % 2 === 0;
      const sights = sightColumn(columns, standingsOf(columns), readWays(graph, time), inScope);
      const facts = new Map(rows.items.map((item) => [item.id, item]));
      for (const [at, id] of columns.items.ids.entries()) {
        const item = facts.get(id) ?? { category: null, resolution: null };
        const alone = sightOf({
          ...{ itemId: id, state: stateOf(item, notDeliveredSet(work)), inScope: inScope(id) },
          ...{ standing: standing(rows, id), pathsOf: (nodeId) => nodePaths(graph, nodeId, time) },
        });
        expect([id, SIGHT_STATUSES[sights[at] ?? -1]]).toEqual([id, alone.status]);
      }
    }),
    { numRuns: 500 },
  );
});

test('[RU4] [RU5] [RU6] own amounts are those of every counted item, one by one', () => {
  fc.assert(
    fc.property(someWork, (rows) => {
      const sums = new Map<string, Record<keyof Delivery, bigint>>();
      for (const { id, state, points, hours } of countedItems(rows.items, work)) {
        const amounts = amountsOf(state, points, hours);
        const found = standing(rows, id);
        if (amounts === null || found.by !== 'links') continue;
        for (const { nodeId, effectiveBp } of found.links) {
          for (const field of DELIVERY_FIELDS) {
            const sum = sums.get(nodeId) ?? { ...zeros };
            sums.set(nodeId, sum);
            sum[field] += BigInt(effectiveBp) * BigInt(amounts[field]);
          }
        }
      }
      const own = ownDelivery(rows.items, rows.links, rows.classes, work);
      for (const nodeId of [...NODES, 'gone']) {
        for (const field of DELIVERY_FIELDS) {
          expect(own.get(nodeId)?.[field] ?? 0).toBe(Number((sums.get(nodeId)?.[field] ?? 0n) / 10_000n));
        }
      }
    }),
    { numRuns: 300 },
  );
});

const zeros = {
  issuesDone: 0n,
  issuesTotal: 0n,
  pointsDone: 0n,
  pointsTotal: 0n,
  pointsIssues: 0n,
  hoursDone: 0n,
  hoursTotal: 0n,
  hoursIssues: 0n,
};

test('[RU4] [RU6] order of items, links and classes changes nothing, and no item counts more than once', () => {
  fc.assert(
    fc.property(someWork, (rows) => {
      const own = ownDelivery(rows.items, rows.links, rows.classes, work);
      const turned = ownDelivery(
        [...rows.items].reverse(),
        [...rows.links].reverse(),
        [...rows.classes].reverse(),
        work,
      );
      const sorted = (map: ReadonlyMap<string, Delivery>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(turned)).toEqual(sorted(own));
      const total = [...own.values()].reduce((sum, { issuesTotal }) => sum + issuesTotal, 0);
      expect(total).toBeLessThanOrEqual(
        countedItems(rows.items, work).filter(({ state }) => state !== 'left').length * WHOLE,
      );
    }),
    { numRuns: 300 },
  );
});
