import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { keepEdges } from '../../../src/domain/engine/kept-edges';
import { WHOLE } from '../../../src/domain/model';
import { buildTree } from '../../../src/domain/tree';
import { ownDelivery, rollUpDelivery } from '../../../src/domain/work/delivery';
import { countedItems, readItems, WORK_STATES } from '../../../src/domain/work/items';
import { SIGHT_STATUSES, type LinkFacts, type WorkItemFacts } from '../../../src/domain/work/model';
import { sightColumn } from '../../../src/domain/work/sights';
import { readWork, standingsOf } from '../../../src/domain/work/standings';
import { readWays, wayGraph } from '../../../src/domain/work/ways';
import { contributes, makeNode } from '../support/make';
import { DEPTH, independentWork } from './independent-work';
import { link, way, work } from './make';

/** Every issue of an open project over twelve years, with all that such trackers collect; kept outside the project. */
const file = resolve(__dirname, '../../../../shared/data/tidev-hierarchy.jsonl.gz');
const present = existsSync(file);
if (!present) console.warn(`Not run, for the outside data is absent: ${file}`);
const withData = present ? test : test.skip;

const issue = z.object({
  id: z.string(),
  fields: z.object({
    issuetype: z.object({ name: z.string(), subtask: z.boolean() }),
    status: z.object({ statusCategory: z.object({ key: z.enum(['new', 'indeterminate', 'done']) }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    parent: z.object({ id: z.string() }).nullish(),
    epic: z.object({ id: z.number() }).nullish(),
  }),
});

function readRaw(): z.infer<typeof issue>[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => issue.parse(JSON.parse(line)));
}

function read(): WorkItemFacts[] {
  return readRaw().map(({ id, fields }) => {
    const above = fields.epic?.id ?? fields.parent?.id;
    return {
      ...{ id: Number(id), parentId: above === undefined ? null : Number(above), points: null, hours: null },
      level: fields.issuetype.subtask ? -1 : fields.issuetype.name === 'Epic' ? 1 : 0,
      ...{ category: fields.status.statusCategory.key, resolution: fields.resolution?.name ?? null },
    };
  });
}

/** Two themes, seven objectives; one divides itself, and one is dropped. */
const nodes = [
  makeNode('v', 'vision', null),
  ...['t0', 't1'].map((id) => makeNode(id, 'theme', 'v')),
  ...Array.from({ length: 7 }, (_, nth) =>
    makeNode(`o${nth}`, 'objective', `t${nth % 2}`, { lifecycle: nth === 3 ? 'dropped' : 'active' }),
  ),
];
const edges = [contributes('e', 'o0', 'o1', 2_500), contributes('f', 'o2', 't1', null)];

/** The same two edges, written out: a given share leaves the rest to the parent, one without a share halves it. */
const UPS: Readonly<Record<string, { to: string; share: number }[]>> = {
  o0: [
    { to: 't0', share: 7_500 },
    { to: 'o1', share: 2_500 },
  ],
  o2: [
    { to: 't0', share: 5_000 },
    { to: 't1', share: 5_000 },
  ],
};

function rolledUp(items: readonly WorkItemFacts[], links: readonly LinkFacts[]) {
  const tree = buildTree(nodes);
  return rollUpDelivery({ tree, edges: keepEdges(tree, edges), own: ownDelivery(items, links, [], work) });
}

/** Epics by number, one leaf after the other. */
const linksOf = (items: readonly WorkItemFacts[]): LinkFacts[] =>
  items
    .filter(({ level }) => level === 1)
    .sort((a, b) => a.id - b.id)
    .map(({ id }, nth) => link(id, `o${nth % 7}`));

withData('[RU5] all real issues survive, with what their resolutions say', () => {
  const items = read();
  const { ids, state } = readItems(items, work);
  const states = Array.from(state, (code) => WORK_STATES[code]);
  expect([items.length, ids.length]).toEqual([5_279, 5_279]);
  expect(states.filter((one) => one === 'left')).toHaveLength(1_181);
  expect(states.filter((one) => one === 'done')).toHaveLength(4_762 - 1_181);
  expect(items.filter(({ category, resolution }) => category === 'done' && resolution === null)).toHaveLength(7);
});

withData('[RU4] [RU5] [RU6] real work rolls up as an independent calculation has it', () => {
  const items = read();
  const links = linksOf(items);
  expect(links).toHaveLength(134);
  const all = rolledUp(items, links);
  const told = independentWork(
    readRaw(),
    nodes.map(({ id, parentId }) => ({
      id,
      ups: UPS[id] ?? (parentId === null ? [] : [{ to: parentId, share: 10_000 }]),
    })),
    new Map(links.map(({ itemId, nodeId }) => [String(itemId), nodeId])),
  );
  const part = 10_000n ** (DEPTH - 1n);
  for (const { id } of nodes) {
    const [done, total] = told.get(id) ?? [0n, 0n];
    const { issuesDone, issuesTotal } = all.get(id) ?? {};
    expect([id, issuesDone, issuesTotal]).toEqual([id, Number(done / part), Number(total / part)]);
  }
  expect(all.get('v')?.issuesTotal).toBeGreaterThan(600 * WHOLE);
});

withData('[RU4] every real issue counts at most once at any node', () => {
  const items = read();
  const everything = countedItems(items, work).filter(({ state }) => state !== 'left').length * WHOLE;
  for (const { issuesDone, issuesTotal } of rolledUp(items, linksOf(items)).values()) {
    expect(issuesDone).toBeLessThanOrEqual(issuesTotal);
    expect(issuesTotal).toBeLessThanOrEqual(everything);
  }
});

withData('[LS1] [LS4] every real issue has exactly one status', () => {
  const items = read();
  const links = linksOf(items);
  const graph = wayGraph(
    nodes.map((node) => way(node.id, node.parentId, node)),
    edges,
  );
  const columns = readWork({ items, links, classes: [], settings: work }, graph.indexOf);
  const reading = readWays(graph, { today: 0, finishingDays: 14 });
  const sights = sightColumn(columns, standingsOf(columns), reading, () => true);
  const statusOf = new Map(columns.items.ids.map((id, at) => [id, SIGHT_STATUSES[sights[at] ?? -1]]));
  expect(statusOf.size).toBe(5_279);

  const facts = new Map(items.map((item) => [item.id, item]));
  const nodeOf = new Map(links.map(({ itemId, nodeId }) => [itemId, nodeId]));
  for (const item of items) {
    let at: WorkItemFacts | undefined = item;
    while (at !== undefined && !nodeOf.has(at.id)) at = at.parentId === null ? undefined : facts.get(at.parentId);
    const nodeId = at === undefined ? undefined : nodeOf.get(at.id);
    const open = nodeId === 'o3' ? 'broken' : 'clear';
    expect(statusOf.get(item.id)).toBe(nodeId === undefined ? 'none' : item.category === 'done' ? 'delivered' : open);
  }
});
