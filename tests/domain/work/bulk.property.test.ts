import fc from 'fast-check';
import { WHOLE } from '../../../src/domain/model';
import { amountsOf, notDeliveredSet, stateOf } from '../../../src/domain/work/counting';
import { ownDelivery } from '../../../src/domain/work/delivery';
import { countedItems } from '../../../src/domain/work/items';
import { DELIVERY_FIELDS, SIGHT_STATUSES, type Delivery } from '../../../src/domain/work/model';
import { sightOf } from '../../../src/domain/work/sight';
import { sightColumn } from '../../../src/domain/work/sights';
import { readWork, standingsOf } from '../../../src/domain/work/standings';
import { nodePaths, readWays } from '../../../src/domain/work/ways';
import { work } from './make';
import { graphOf, NODES, someWork, standing, time } from './some-work';

test('[RU6] [LS1]–[LS4] all items at once say what each says alone', () => {
  fc.assert(
    fc.property(someWork, (rows) => {
      const graph = graphOf(rows);
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
