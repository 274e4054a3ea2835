import fc from 'fast-check';
import { currentCycle } from '../../../src/domain/days';
import type { NodeFacts } from '../../../src/domain/model';
import { buildTree, effectiveCycleId } from '../../../src/domain/tree';
import { wayNodesOf } from '../../../src/domain/work/way-nodes';
import { day, makeCycle, makeInput, makeNode, noon, Q4 } from '../support/make';
import { CYCLES, someInput } from '../support/strategies';

const endsOf = (nodes: readonly NodeFacts[], cycles = [Q4]) =>
  wayNodesOf({ ...makeInput(nodes), cycles, healthOf: () => 'onTrack' }).map(({ cycleEnd }) => cycleEnd);

test('[TR4] its own cycle, else that above it, else the current one', () => {
  const year = makeCycle('year', '2026-01-01', '2026-12-30');
  const q3 = makeCycle('q3', '2026-07-01', '2026-09-30');
  const nodes = [
    makeNode('k', 'keyResult', 'o'),
    makeNode('o', 'objective', 'v', { cycleId: 'q3' }),
    makeNode('v', 'vision', null),
    makeNode('u', 'objective', 'v', { cycleId: 'nobody knows it' }),
  ];
  expect(endsOf(nodes, [year, q3])).toEqual([q3.end, q3.end, year.end, year.end]);
  expect(endsOf(nodes, [])).toEqual([null, null, null, null]);
});

test('[LS2] a cycle closed early ended the day before, in the zone of the strategy', () => {
  const closed = makeCycle('q', '2026-10-01', '2026-12-31', { closedAt: noon('2026-11-10') });
  expect(endsOf([makeNode('o', 'objective', null, { cycleId: 'q' })], [closed])).toEqual([day('2026-11-09')]);
  const later = { ...closed, closedAt: noon('2026-11-30') };
  expect(endsOf([makeNode('o', 'objective', null, { cycleId: 'q' })], [later])).toEqual([closed.end]);
});

test('[LS4] an archived node says since when', () => {
  const [node] = wayNodesOf({
    ...makeInput([makeNode('o', 'objective', null, { archivedAt: noon('2026-11-02') })]),
    healthOf: () => 'unmeasured',
  });
  expect(node).toMatchObject({ closedDay: day('2026-11-02'), health: 'unmeasured' });
});

test('[TR1] rows that bite their tail inherit nothing and end', () => {
  expect(endsOf([makeNode('a', 'objective', 'b'), makeNode('b', 'objective', 'a')])).toEqual([Q4.end, Q4.end]);
});

test('[TR4] always the cycle that the roll-up takes', () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const tree = buildTree(input.nodes);
      const current = currentCycle(input.cycles, input.today)?.id ?? null;
      const known = input.nodes.map((node) =>
        input.cycles.some(({ id }) => id === node.cycleId) ? node : { ...node, cycleId: null },
      );
      const told = buildTree(known);
      for (const { id, cycleEnd } of wayNodesOf({ ...input, healthOf: () => 'onTrack' })) {
        if (!tree.indexOf.has(id)) continue;
        expect(cycleEnd).toBe(CYCLES.find((cycle) => cycle.id === effectiveCycleId(told, id, current))?.end ?? null);
      }
    }),
  );
});
