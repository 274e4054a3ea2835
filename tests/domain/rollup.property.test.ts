import fc from 'fast-check';
import { currentCycle } from '../../src/domain/days';
import type { EngineInput, NodeFacts } from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { effectiveCycleId } from '../../src/domain/tree';
import { makeInput, makeNode, measured } from './support/make';
import { referenceRollup } from './support/reference';
import { brokenNodes, shuffled, someInput } from './support/strategies';

const RUNS = { numRuns: 300 };

function referenceOf(input: EngineInput, rollups: ReturnType<typeof computeStrategy>['rollups']) {
  const leaf = (id: string) => {
    const { outcomeBp, expectedBp, confidenceX100 } = rollups.get(id)!;
    return { outcomeBp, expectedBp, confidenceX100 };
  };
  return referenceRollup(input, currentCycle(input.cycles, input.today)?.id ?? null, leaf);
}

test('[RU1] [RU3] [EX2] equals the law told by recursion over big integers', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { rollups } = computeStrategy(input);
      for (const [id, mean] of referenceOf(input, rollups)) {
        const { outcomeBp, expectedBp, confidenceX100, inputCount, leftOutCount } = rollups.get(id)!;
        const { inputIds, leftOut, ...numbers } = mean;
        expect({ outcomeBp, expectedBp, confidenceX100 }).toEqual(numbers);
        expect([inputCount, leftOutCount]).toEqual([inputIds.length, leftOut]);
      }
    }),
    RUNS,
  );
});

test('[RU2] a result is always between the least and the greatest of its inputs', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { rollups } = computeStrategy(input);
      for (const [id, { inputIds }] of referenceOf(input, rollups)) {
        const outcomes = inputIds.map((inputId) => rollups.get(inputId)!.outcomeBp!);
        if (outcomes.length === 0) continue;
        const { outcomeBp } = rollups.get(id)!;
        expect(outcomeBp).toBeGreaterThanOrEqual(Math.min(...outcomes));
        expect(outcomeBp).toBeLessThanOrEqual(Math.max(...outcomes));
      }
    }),
    RUNS,
  );
});

test('[RU2] no number depends on the order of rows, edges or cycles', () => {
  fc.assert(
    fc.property(
      someInput.chain((input) => fc.tuple(fc.constant(input), shuffled(input))),
      ([input, mixed]) => {
        const sorted = ({ rollups }: ReturnType<typeof computeStrategy>) =>
          [...rollups].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(computeStrategy(mixed))).toEqual(sorted(computeStrategy(input)));
      },
    ),
    RUNS,
  );
});

test('[EX2] the own cycle of a node plays no part in what is expected of it, as long as it has the same inputs', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const root = input.nodes[0]!;
      const [quarter, year] = ['q4', 'year'].map((cycleId) => {
        // Below, every node has a cycle of its own, so that only the root's differs.
        const nodes = input.nodes.map((node) => ({ ...node, cycleId: node.id === root.id ? cycleId : 'q4' }));
        return computeStrategy({ ...input, nodes }).rollups.get(root.id)!;
      });
      expect(year).toMatchObject({ outcomeBp: quarter!.outcomeBp, expectedBp: quarter!.expectedBp });
    }),
    RUNS,
  );
});

test('[TR1] every node that is not archived always has a row, and the numbers of broken rows never crash', () => {
  fc.assert(
    fc.property(brokenNodes, (nodes) => {
      const { rollups, tree } = computeStrategy(makeInput(nodes));
      const live = nodes.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
      expect(new Set(rollups.keys())).toEqual(new Set(live));
      for (const { nodeId } of tree.unplaced.filter(({ nodeId }) => !tree.indexOf.has(nodeId))) {
        expect(rollups.get(nodeId)).toMatchObject({ outcomeBp: null, expectedBp: null });
      }
    }),
    RUNS,
  );
});

test('[RU1] the last point of a trend is always the result', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { rollups, tree } = computeStrategy(input);
      const current = currentCycle(input.cycles, input.today)?.id ?? null;
      for (const { nodeId, trend, outcomeBp } of rollups.values()) {
        if (trend === null) continue;
        expect(trend.points.length).toBeGreaterThan(0);
        for (const point of trend.points) expect(point === null || (point >= 0 && point <= 10_000)).toBe(true);
        // What lived in an earlier cycle keeps the points of its time, whatever its lifecycle says: a draft, for one.
        const cycle = input.cycles.find(({ id }) => id === effectiveCycleId(tree, nodeId, current));
        if (cycle === undefined || cycle.end >= input.today) expect(trend.points.at(-1)).toBe(outcomeBp);
      }
    }),
    RUNS,
  );
});

test('[HE6] an override never changes any other node', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const bare = computeStrategy({
        ...input,
        nodes: input.nodes.map((node) => ({ ...node, override: null })),
      }).rollups;
      for (const [id, { computedHealth, health, ...rest }] of computeStrategy(input).rollups) {
        const { health: other, ...without } = bare.get(id)!;
        expect({ computedHealth, ...rest }).toEqual(without);
        expect(computedHealth).toBe(other);
        if (computedHealth === 'outdated') expect(health).toBe('outdated');
      }
    }),
    RUNS,
  );
});

test('[HE2] silence is never green', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { rollups } = computeStrategy(input);
      const { cadenceDays, graceDays } = input.health;
      for (const { id, kind, lifecycle, activatedAt } of input.nodes) {
        const { lastCheckInDay, health } = rollups.get(id)!;
        if (kind !== 'keyResult' || lifecycle !== 'active' || activatedAt !== null) continue;
        const since = Math.max(lastCheckInDay ?? -Infinity, ...input.cycles.map(({ start }) => start));
        if (input.today - since > cadenceDays + graceDays) expect(['outdated', 'cycleEnded']).toContain(health);
      }
    }),
    RUNS,
  );
});

test('5,000 nodes in one chain, and 5,000 below one node', () => {
  const chain: NodeFacts[] = [makeNode('n0', 'vision', null)];
  for (let step = 1; step < 5_000; step += 1) chain.push(makeNode(`n${step}`, 'objective', `n${step - 1}`));
  chain.push(measured('kr', 'n4999', [0, 10, 5], '2026-11-18'));
  expect(computeStrategy(makeInput(chain)).rollups.get('n0')).toMatchObject({ outcomeBp: 5_000, expectedBp: 5_326 });
  const broad = [makeNode('v', 'vision', null), makeNode('o', 'objective', 'v')];
  for (let step = 0; step < 5_000; step += 1)
    broad.push(measured(`k${step}`, 'o', [0, 5_000, step], '2026-11-18', { weight: 100 }));
  const sum = Array.from({ length: 5_000 }, (_, step) => Math.floor((step * 10_000) / 5_000 + 0.5)).reduce(
    (a, b) => a + b,
    0,
  );
  expect(computeStrategy(makeInput(broad)).rollups.get('v')?.outcomeBp).toBe(Math.floor(sum / 5_000 + 0.5));
});
