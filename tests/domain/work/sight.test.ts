import { WHOLE } from '../../../src/domain/model';
import { effectiveLinks, NOTHING, type Standing } from '../../../src/domain/work/links';
import type { WayNode } from '../../../src/domain/work/model';
import { breakOf, lastDayOf } from '../../../src/domain/work/path-status';
import { sentenceOf } from '../../../src/domain/work/sentence';
import { sightOf, type SightInput } from '../../../src/domain/work/sight';
import { nodePaths, wayGraph } from '../../../src/domain/work/ways';
import { link, way } from './make';

const time = { today: 100, finishingDays: 14 };
const base = [
  way('v', null, { kind: 'vision' }),
  way('t', 'v', { kind: 'theme', health: 'offTrack' }),
  way('o', 't', { health: 'atRisk' }),
  way('k', 'o', { kind: 'keyResult', health: 'offTrack' }),
];
const changed = (id: string, more: Partial<WayNode>) =>
  base.map((node) => (node.id === id ? { ...node, ...more } : node));
const best = (nodes: readonly WayNode[], from = 'k', mayView?: (id: string) => boolean) =>
  nodePaths(wayGraph(nodes, []), from, time, mayView).ways[0]!;

test.each<[Partial<WayNode>, string | null]>([
  [{}, null],
  [{ archivedAt: 1 }, 'archived'],
  [{ lifecycle: 'dropped' }, 'dropped'],
  [{ lifecycle: 'paused' }, 'paused'],
  [{ lifecycle: 'achieved' }, 'achieved'],
  [{ lifecycle: 'draft' }, 'draft'],
  [{ lifecycle: 'proposed' }, 'proposed'],
  [{ cycleEnd: 100 }, null],
  [{ cycleEnd: 99 }, 'cycleEnded'],
  [{ cycleEnd: 86 }, 'cycleEnded'],
  [{ cycleEnd: 85 }, 'expired'],
  [{ cycleEnd: 85, lifecycle: 'achieved' }, 'expired'],
  [{ cycleEnd: 1, kind: 'theme' }, null],
])('[LS2] %j breaks a path as %s', (more, found) => {
  expect(breakOf(way('o', null, more), time)).toBe(found);
});

test('[LS2] the worst on the path is its status, named by the nearest node that is so', () => {
  expect(best(base)).toMatchObject({ status: 'clear', breakAt: null, hops: ['k', 'o', 't', 'v'] });
  expect(best(changed('o', { lifecycle: 'proposed' }))).toMatchObject({ status: 'awaiting', breakAt: 1 });
  const dropped = changed('t', { lifecycle: 'dropped' }).map((node) =>
    node.id === 'k' ? { ...node, lifecycle: 'achieved' as const } : node,
  );
  expect(best(dropped)).toMatchObject({ status: 'broken', breakAt: 2 });
});

test('[LS5] health is that of the nearest objective; a weaker objective above is added, themes are not', () => {
  expect(best(base)).toMatchObject({ health: 'atRisk', healthAt: 1, weakerAt: null });
  const nested = [...changed('o', { parentId: 'top' }), way('top', 't', { health: 'offTrack' })];
  expect(best(nested)).toMatchObject({ health: 'atRisk', healthAt: 1, weakerAt: 2 });
});

test('[LS6] hops that may not be seen are one, without health; a break there says no more', () => {
  const nodes = changed('o', { parentId: 'x', lifecycle: 'dropped' });
  const path = best([...nodes, way('x', 't')], 'k', (id) => id !== 'o' && id !== 'x');
  expect(path).toEqual({
    ...{ hops: ['k', null, 't', 'v'], status: 'broken', breakAt: 1, reason: null, since: null },
    ...{ health: null, healthAt: null, weakerAt: null },
  });
  expect(sentenceOf(path).broken).toEqual({ status: 'broken', nodeId: null, reason: null, since: null });
});

test('[LS3] a better way over a contribution is shown first; of equals the parent chain', () => {
  const nodes = [...base, way('p', 't', { health: 'onTrack' })];
  const over = [{ fromId: 'k', toId: 'p' }];
  expect(nodePaths(wayGraph(nodes, over), 'k', time).ways.map(({ hops }) => hops[1])).toEqual(['o', 'p']);
  const broken = nodes.map((node) => (node.id === 'o' ? { ...node, lifecycle: 'dropped' as const } : node));
  expect(nodePaths(wayGraph(broken, over), 'k', time).ways.map(({ hops }) => hops[1])).toEqual(['p', 'o']);
});

test('[LS5] any weaker node above counts but themes and the vision, a key result too', () => {
  const nodes = [...base, way('p', 't'), way('q', 'p', { kind: 'keyResult', health: 'outdated' })];
  const over = nodes.map((node) => (node.id === 'o' ? { ...node, health: 'onTrack' as const, parentId: 'q' } : node));
  expect(best(over)).toMatchObject({ hops: ['k', 'o', 'q', 'p', 't', 'v'], health: 'onTrack', weakerAt: 2 });
});

test('[LS2] the node that interrupts is told with its reason and the day, where that is known', () => {
  expect(best(changed('o', { cycleEnd: 85 }))).toMatchObject({ reason: 'expired', since: 86 });
  expect(best(changed('o', { lifecycle: 'dropped', closedDay: 90 }))).toMatchObject({ reason: 'dropped', since: 90 });
  expect(best(changed('o', { lifecycle: 'dropped' }))).toMatchObject({ reason: 'dropped', since: null });
});

test('[LS2] a cycle that was closed early ended the day before', () => {
  expect([lastDayOf({ end: 100 }, null), lastDayOf({ end: 100 }, 95), lastDayOf({ end: 100 }, 130)]).toEqual([
    100, 94, 100,
  ]);
});

test('[TR1] a node outside the tree leads nowhere, and rows that bite their tail end', () => {
  expect(best([way('k', 'o'), way('o', 'gone')])).toMatchObject({
    ...{ hops: ['k', 'o'], status: 'broken', breakAt: 1, reason: 'unplaced' },
  });
  expect(best([way('k', 'b'), way('b', 'a'), way('a', 'b')])).toMatchObject({ hops: ['k', 'b', 'a'], breakAt: 2 });
  expect(best([way('k', 'k')])).toMatchObject({ hops: ['k'], status: 'broken' });
});

test('[LS3] the best way is found among more than can be told', () => {
  const middle = ['a', 'b', 'c', 'd', 'e'].map((id) => way(id, 'v', { lifecycle: id === 'e' ? 'active' : 'paused' }));
  const nodes = [way('v', null, { kind: 'vision' }), ...middle, way('k', 'a', { kind: 'keyResult' })];
  const over = ['b', 'c', 'd', 'e'].map((toId) => ({ fromId: 'k', toId }));
  const { ways, more } = nodePaths(wayGraph(nodes, over), 'k', time);
  expect(ways.map(({ hops, status }) => [hops[1], status])).toEqual([
    ['e', 'clear'],
    ['a', 'broken'],
    ['b', 'broken'],
  ]);
  expect(more).toBe(2);
});

test('[LS3] among 75,025 ways of a ladder the only clear one is found', () => {
  const rungs = Array.from({ length: 25 }, (_, nth) =>
    way(`n${nth}`, nth === 24 ? null : `n${nth + 1}`, { lifecycle: nth % 2 === 1 && nth < 24 ? 'dropped' : 'active' }),
  );
  const over = rungs.slice(0, 23).map((_, nth) => ({ fromId: `n${nth}`, toId: `n${nth + 2}` }));
  const { ways, more } = nodePaths(wayGraph(rungs, over), 'n0', time);
  expect(ways[0]).toMatchObject({ status: 'clear' });
  expect(ways[0]?.hops).toEqual(rungs.filter((_, nth) => nth % 2 === 0).map(({ id }) => id));
  expect(ways.length + more).toBe(75_025);
});

test('[TR3] at most three ways are told, the others counted', () => {
  const middle = ['a', 'b', 'c', 'd', 'e'].map((id) => way(id, 'v'));
  const nodes = [way('v', null, { kind: 'vision' }), ...middle, way('k', 'a', { kind: 'keyResult' })];
  const over = ['b', 'c', 'd', 'e'].map((toId) => ({ fromId: 'k', toId }));
  const { ways, more } = nodePaths(wayGraph(nodes, over), 'k', time);
  expect([ways.length, more]).toEqual([3, 2]);
});

const paths = (nodes: readonly WayNode[]) => (id: string) => nodePaths(wayGraph(nodes, []), id, time);
const linked = (fromId: number, ...nodeIds: string[]): Standing => ({
  ...{ by: 'links', fromId, links: effectiveLinks(nodeIds.map((nodeId) => link(fromId, nodeId))) },
});
const see = (more: Partial<SightInput>) =>
  sightOf({ itemId: 1, state: 'open', inScope: true, standing: linked(1, 'k'), pathsOf: paths(base), ...more });

test('[LS4] done work that has a path is delivered, also where it broke since', () => {
  expect(see({ state: 'done' }).status).toBe('delivered');
  expect(see({ state: 'done', pathsOf: paths(changed('o', { lifecycle: 'dropped' })) })).toMatchObject({
    status: 'delivered',
    best: { path: { status: 'broken', breakAt: 1 } },
  });
});

test('[LS4] work closed without being delivered has nothing left to finish or move', () => {
  const dropped = paths(changed('o', { lifecycle: 'dropped' }));
  expect(see({ state: 'left', pathsOf: dropped }).status).toBe('delivered');
});

test('[LS4] none, exempt and out of scope', () => {
  expect(see({ standing: NOTHING }).status).toBe('none');
  expect(see({ standing: NOTHING, state: 'done' }).status).toBe('none');
  expect(see({ standing: NOTHING, inScope: false }).status).toBe('outOfScope');
  expect(see({ standing: { by: 'class', fromId: 2, workClass: 'enabling' } })).toMatchObject({
    ...{ status: 'exempt', workClass: 'enabling', inheritedFrom: 2 },
  });
});

test('[LS1] an own link shows outside the scope too; a link to a node that is gone is no path', () => {
  expect(see({ inScope: false }).status).toBe('clear');
  expect(see({ standing: linked(1, 'gone') }).status).toBe('none');
});

test('[LS3] a work item has the best of its paths, then the larger share; the others are listed', () => {
  const nodes = [...base, way('d', 't', { lifecycle: 'draft' }), way('n', 't')];
  const found = see({ standing: linked(1, 'd', 'k', 'n'), pathsOf: paths(nodes) });
  expect(found.best?.link.nodeId).toBe('k');
  expect(found.others.map(({ link: { nodeId } }) => nodeId)).toEqual(['n', 'd']);
  const links = effectiveLinks([link(1, 'k', { shareBp: 1_000 }), link(1, 'n', { shareBp: WHOLE - 1_000 })]);
  expect(see({ standing: { by: 'links', fromId: 1, links }, pathsOf: paths(nodes) }).best?.link.nodeId).toBe('n');
});

test('[LS1] what comes from the parent says so', () => {
  expect(see({ itemId: 7, standing: linked(1, 'k') }).inheritedFrom).toBe(1);
});
