import fc from 'fast-check';
import { KINDS, LIFECYCLES, type Health } from '../../../src/domain/model';
import type { WayNode } from '../../../src/domain/work/model';
import { badness, breakOf, statusOfBreak } from '../../../src/domain/work/path-status';
import { bestStatus, nodePaths, readWays, wayGraph } from '../../../src/domain/work/ways';
import { way } from './make';

const time = { today: 100, finishingDays: 14 };
const HEALTHS: readonly Health[] = ['onTrack', 'atRisk', 'offTrack', 'outdated', 'pending', 'unmeasured'];

/** Parents and contributions lead to earlier nodes only: no cycle. */
const someWays = fc
  .array(
    fc.record({
      parent: fc.nat(),
      over: fc.array(fc.nat(), { maxLength: 3 }),
      kind: fc.constantFrom(...KINDS),
      lifecycle: fc.oneof({ weight: 3, arbitrary: fc.constant('active' as const) }, fc.constantFrom(...LIFECYCLES)),
      cycleEnd: fc.constantFrom(null, 80, 90, 120),
      health: fc.constantFrom(...HEALTHS),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((seeds) => {
    const nodes: WayNode[] = [way('n0', null, { kind: 'vision' })];
    const over: { fromId: string; toId: string }[] = [];
    for (const { parent, over: targets, ...more } of seeds) {
      const id = `n${nodes.length}`;
      for (const to of targets) over.push({ fromId: id, toId: `n${to % nodes.length}` });
      nodes.push(way(id, `n${parent % nodes.length}`, more));
    }
    return { nodes, over };
  });

/** Every way, told by recursion. */
function allWays({ nodes, over }: { nodes: readonly WayNode[]; over: readonly { fromId: string; toId: string }[] }) {
  const node = new Map(nodes.map((one) => [one.id, one]));
  const from = (id: string): string[][] => {
    const parentId = node.get(id)?.parentId ?? null;
    const ups = new Set([
      ...(parentId === null ? [] : [parentId]),
      ...over.filter((e) => e.fromId === id).map((e) => e.toId),
    ]);
    return ups.size === 0 ? [[id]] : [...ups].flatMap((up) => from(up).map((rest) => [id, ...rest]));
  };
  const worst = (hops: readonly string[]) =>
    Math.max(...hops.map((id) => badness(statusOfBreak(breakOf(node.get(id) ?? way(id, null), time)))));
  return (id: string) => from(id).map((hops) => ({ hops, worst: worst(hops) }));
}

test('[LS2] [LS3] always the best of all ways and the worst on each, whatever their number', () => {
  fc.assert(
    fc.property(someWays, (rows) => {
      const graph = wayGraph(rows.nodes, rows.over);
      const every = allWays(rows);
      for (const { id } of rows.nodes) {
        const all = every(id);
        const { ways, more } = nodePaths(graph, id, time);
        const best = Math.min(...all.map(({ worst }) => worst));
        expect(ways.length + more).toBe(all.length);
        expect(ways[0]?.hops).toEqual(all.find(({ worst }) => worst === best)?.hops);
        expect(bestStatus(readWays(graph, time), id)).toBe(ways[0]?.status);
        for (const { hops, status } of ways) {
          expect(all.find((one) => one.hops.join() === hops.join())?.worst).toBe(badness(status));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('[LS2] a path reads the same from its own rows as from the whole tree', () => {
  fc.assert(
    fc.property(someWays, (rows) => {
      const graph = wayGraph(rows.nodes, rows.over);
      const every = allWays(rows);
      for (const { id } of rows.nodes) {
        const above = new Set(every(id).flatMap(({ hops }) => hops));
        const own = rows.nodes.filter((node) => above.has(node.id)).reverse();
        expect(nodePaths(wayGraph(own, rows.over), id, time)).toEqual(nodePaths(graph, id, time));
      }
    }),
    { numRuns: 200 },
  );
});

test('[LS6] never a word of a hop that may not be seen', () => {
  const some = someWays.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.subarray(rows.nodes.map(({ id }) => id)), fc.constantFrom(...HEALTHS)),
  );
  fc.assert(
    fc.property(some, ([rows, hidden, health]) => {
      const mayView = (id: string) => !hidden.includes(id);
      const other = rows.nodes.map((node) => (mayView(node.id) ? node : { ...node, health }));
      for (const { id } of rows.nodes) {
        const seen = nodePaths(wayGraph(rows.nodes, rows.over), id, time, mayView);
        expect(nodePaths(wayGraph(other, rows.over), id, time, mayView)).toEqual(seen);
        for (const { hops, breakAt, reason, since } of seen.ways) {
          expect(hops.every((hop) => hop === null || mayView(hop))).toBe(true);
          expect(hops.some((hop, at) => hop === null && hops[at + 1] === null)).toBe(false);
          if (breakAt !== null && hops[breakAt] === null) expect([reason, since]).toEqual([null, null]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
