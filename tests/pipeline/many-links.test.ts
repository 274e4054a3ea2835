import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Issue } from '../../local/site/jira/issue-store';
import type { AppMacro } from '../../local/site/manifest';
import type { Input, InputKey } from '../../src/shared/inputs';
import { accountOf, openApp, start, type App } from '../endpoints/support/app';
import type { MutatingKey } from '../endpoints/support/mutations';
import { Place, type Name } from '../endpoints/support/place';

/** What a view or an event costs, in the numbers of the cost panel, at ten links and at ten thousand. */
const FEW = 10;
const MANY = 10_000;
const FIRST = 500_000;

const linked = ['objective', 'kr', 'kr2', 'inner', 'initiative', 'other', 'krOther'] as const satisfies readonly Name[];
const itemOf = (nth: number): number => FIRST + nth;
/** Every issue is like one of the first ten, and so is what it leads to. */
const nodeOf = (nth: number): Name => linked[(nth % FEW) % linked.length] ?? 'objective';
const isDone = (nth: number): boolean => (nth % FEW) % 3 === 0;

let folder: string;
let app: App;
let place: Place;
/** Its first child is made by Jira's REST, like everything that events tell of. */
let epic: number;

interface Cost {
  readonly function: string;
  readonly statements: number;
  readonly points: number;
}
/** By what was done; what an event brings about costs several times. */
const few = new Map<string, readonly Cost[]>();
const many = new Map<string, readonly Cost[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-links-'));
  app = await openApp({ dir: folder });
  place = await (await Place.make(app, 'Much')).withEverything();
  await place.patched({ projectIds: ['10000'] });
  app.site.importWork({ projects: [], issues: Array.from({ length: MANY }, (_, nth) => issueOf(nth)) });
  for (let nth = 0; nth < FEW; nth += 1) await link(itemOf(nth), nodeOf(nth));
  epic = await create('Epic');
  await link(epic, 'objective');
  await settle();
  for (const [name, run] of runs) few.set(name, await costOf(run));
  multiply();
  await move(itemOf(1), '21');
  await settle();
  for (const [name, run] of runs) many.set(name, await costOf(run));
}, 120_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function issueOf(nth: number): Issue {
  const done = isDone(nth);
  const at = start - 86_400_000;
  return {
    ...{ id: String(itemOf(nth)), key: `SHOP-${itemOf(nth)}`, formerKeys: [], projectId: '10000', typeId: '10001' },
    ...{ statusId: done ? '10003' : '10000', resolutionId: done ? '10000' : null, resolvedAt: done ? at : null },
    ...{ parentId: null, summary: `Piece ${nth}`, description: null, assigneeId: null, reporterId: null },
    ...{ creatorId: null, labels: [], dueDate: null, storyPoints: null, estimateSeconds: null },
    ...{ createdAt: at, updatedAt: at, categoryChangedAt: at },
  };
}

/** Rows of the first ten, again and again, as the app would have written them for the others; it counts them itself. */
function multiply(): void {
  const database = new DatabaseSync(join(folder, 'app.sqlite'));
  try {
    database.exec('BEGIN');
    for (let of = 0; of < FEW; of += 1) {
      for (const [table, column] of [
        ['link', 'item_id'],
        ['work_item', 'id'],
      ] as const) {
        const row = database.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).get(itemOf(of)) as object;
        const fields = Object.keys(row);
        const insert = database.prepare(
          `INSERT INTO ${table} (${fields.join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`,
        );
        for (let nth = of + FEW; nth < MANY; nth += FEW) {
          const own = {
            ...row,
            [column]: itemOf(nth),
            ...(table === 'link' ? { id: randomUUID() } : { link_item_id: itemOf(nth) }),
          };
          insert.run(...(Object.values(own) as (string | number | null)[]));
        }
      }
      database
        .prepare(`INSERT INTO inbox (item_id, kind, fetch_needed, touched_at) VALUES (?, 'root', 0, ?)`)
        .run(-itemOf(of), app.site.now());
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

async function rest(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await app.site.rest(accountOf('mara'), method, `/rest/api/3/${path}`, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function create(type: string, more: object = {}): Promise<number> {
  const fields = { project: { key: 'SHOP' }, issuetype: { name: type }, summary: `A ${type}`, ...more };
  return Number(((await rest('POST', 'issue', { fields })) as { readonly id: string }).id);
}

const move = (id: number, transition: string) =>
  rest('POST', `issue/${id}/transitions`, { transition: { id: transition } });

async function link(itemId: number, name: Name): Promise<string> {
  const id = randomUUID();
  const tied = { id, version: 0, itemId, nodeId: place.id(name), shareBp: null, note: 'as agreed' };
  await app.value('mara', 'work.link', { requestId: randomUUID(), ...tied });
  return id;
}

async function settle(): Promise<void> {
  for (let carried = 1; carried > 0;) {
    app.site.advance(2_000);
    carried = (await app.site.runEvents({ ignoreDelays: true })) + (await app.site.runQueue({ ignoreDelays: true }));
  }
}

/** Once somebody has looked, rights are known, and what a new day brings is written. */
async function costOf({ before, run }: Run): Promise<readonly Cost[]> {
  await before();
  app.site.advance(2_000);
  app.site.cost.clear();
  await run();
  return app.site.cost
    .rows()
    .map((row) => ({ function: row.function, statements: row.statements, points: row.points }));
}

interface Run {
  readonly before: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
}
const twice = (run: Run['run']): Run => ({ before: run, run });

/** What each view is asked; one that is not here does not compile. */
const views: { readonly [Key in Exclude<InputKey, MutatingKey>]: Readonly<Record<string, () => Input<Key>>> } = {
  'session.open': { it: () => ({}) },
  'setup.progress': { it: () => ({}) },
  'strategy.tree': { it: () => ({ strategyId: place.id('strategy') }) },
  'strategy.revision': { it: () => ({ strategyId: place.id('strategy') }) },
  'node.archived': { it: () => ({ strategyId: place.id('strategy') }) },
  'node.consequences': { vision: () => ({ nodeId: place.id('vision') }) },
  'node.panel': {
    objective: () => ({ nodeId: place.id('objective') }),
    vision: () => ({ nodeId: place.id('vision') }),
  },
  'node.work': {
    own: () => ({ nodeId: place.id('objective'), below: false }),
    below: () => ({ nodeId: place.id('vision'), below: true }),
    'a later page': () => ({
      ...{ nodeId: place.id('vision'), below: true, after: '80000000-0000-4000-8000-000000000000' },
    }),
  },
  'work.context': {
    linked: () => ({ itemId: itemOf(0), parentIds: [], projectId: '10000' }),
    inherited: () => ({ itemId: 10, parentIds: [epic], projectId: '10000' }),
    'not linked': () => ({ itemId: 10, parentIds: [], projectId: '10000' }),
  },
  'work.targets': { it: () => ({ projectId: '10000' }) },
  'document.open': {
    whole: () => ({ strategyId: place.id('strategy'), nodeId: null }),
    part: () => ({ strategyId: place.id('strategy'), nodeId: place.id('objective') }),
  },
  'admin.overview': { it: () => ({}) },
  'projects.closed': { it: () => ({ projectIds: ['10000'] }) },
  'upkeep.status': { it: () => ({}) },
};

const asked = Object.entries(views).flatMap(([key, payloads]) =>
  Object.entries(payloads).map(
    ([what, payload]) => [`${key}: ${what}`, twice(() => app.value('mara', key as InputKey, payload()))] as const,
  ),
);

const shown: readonly (readonly [string, Run])[] = [
  ...asked,
  ['lozenge', twice(() => app.site.issueStatus(accountOf('mara'), 'line-of-sight', `SHOP-${itemOf(0)}`))],
  ['export', twice(() => app.site.exportMacro(macro(), { exportType: 'pdf', context: { config: document() } }))],
];
const document = () => ({ strategyId: place.id('strategy') });
const macro = (): AppMacro => app.site.manifest.macros.find(({ key }) => key === 'strategy-document')!;

let story: number;
let tie: string;
/** Done in Jira or here, until nothing is on its way any more. */
const happens = (begin: () => Promise<unknown>): Run => ({
  before: settle,
  run: async () => {
    await begin();
    await settle();
  },
});
const events: readonly (readonly [string, Run])[] = [
  ['an issue is created', happens(async () => (story = await create('Story', { parent: { id: String(epic) } })))],
  ['its status changes', happens(() => move(story, '41'))],
  ['its estimate changes', happens(() => rest('PUT', `issue/${story}`, { fields: { timeoriginalestimate: 10_800 } }))],
  ['it leaves its epic', happens(() => rest('PUT', `issue/${story}`, { fields: { parent: null } }))],
];
/** A bulk fetch costs one and one for each issue; what may be below a new one, one search. */
const points: Readonly<Record<string, number>> = {
  ...{ 'an issue is created': 3, 'it leaves its epic': 2, 'it is deleted': 1 },
};
const changes: readonly (readonly [string, Run])[] = [
  ['it is linked', happens(async () => (tie = await link(story, 'objective')))],
  ['it is unlinked', happens(() => app.value('mara', 'work.unlink', { requestId: randomUUID(), id: tie, version: 1 }))],
  ['it is deleted', happens(() => rest('DELETE', `issue/${story}`))],
];
const runs = [...shown, ...events, ...changes];

it('counts all of them', async () => {
  const { nodes } = await place.read();
  for (const name of linked) {
    const all = Array.from({ length: MANY }, (_, nth) => nth).filter((nth) => nodeOf(nth) === name);
    const more = name === 'objective' ? 1 : 0;
    expect([name, nodes.find(({ id }) => id === place.id(name))?.work?.own]).toEqual([
      name,
      expect.objectContaining({
        issuesTotal: (all.length + more) * 10_000,
        issuesDone: all.filter(isDone).length * 10_000,
      }),
    ]);
  }
  const { total } = await app.value('mara', 'node.work', { nodeId: place.id('vision'), below: true });
  expect(total).toBe(MANY + 1);
});

it.each(shown)('%s costs as much at ten thousand links as at ten: two statements at most, and no point', (name) => {
  const costs = many.get(name)!;
  expect(costs).toEqual(few.get(name));
  expect(costs).toHaveLength(1);
  expect(costs[0]!.statements).toBeLessThanOrEqual(2);
  // Whether Jira lets the app's account in is asked when an administrator looks at settings.
  if (!name.startsWith('projects.closed')) expect(costs[0]!.points).toBe(0);
});

it.each([...events, ...changes])('%s: what follows costs as much at ten thousand links as at ten', (name) => {
  expect(few.get(name)?.length).toBeGreaterThan(1);
  expect(many.get(name)).toEqual(few.get(name));
});

it.each([...events, changes.at(-1)!])('%s: one statement in the trigger, and at most twelve in the drain', (name) => {
  expect(many.get(name)).toEqual([
    { function: 'issue-event', statements: 1, points: 0 },
    { function: 'setup', statements: expect.any(Number) as number, points: points[name] ?? 0 },
  ]);
  expect(many.get(name)![1]!.statements).toBeLessThanOrEqual(12);
});
