import { randomUUID } from 'node:crypto';
import type { Issue } from '../local/site/jira/issue-store';
import { accountOf, openApp, start, type App } from '../tests/endpoints/support/app';
import { fromTo, Place } from '../tests/endpoints/support/place';
import type { InputKey } from '../src/shared/inputs';
import { report } from './measure';

/** What the issue context and the macro cost on the server, at 50 and at 300 linked epics, and what one event costs there. */
const sizes = [50, 300] as const;
const STORIES = 5;
const WARM_UP = 5;
const RUNS = 31;
const OBJECTIVES = 24;
const VIEW = { statements: 2, points: 0 } as const;
const DRAIN = { statements: 12, points: 0 } as const;

interface Company {
  readonly app: App;
  readonly place: Place;
  readonly epics: readonly number[];
}

const epicOf = (nth: number): number => 100_000 + nth * (STORIES + 1);

function* issues(count: number): Generator<Issue> {
  for (let nth = 0; nth < count; nth += 1) {
    yield issueOf(epicOf(nth), { typeId: '10000', parent: null, done: false });
    for (let story = 1; story <= STORIES; story += 1)
      yield issueOf(epicOf(nth) + story, { typeId: '10001', parent: epicOf(nth), done: story % 2 === 0 });
  }
}

interface Facts {
  readonly typeId: string;
  readonly parent: number | null;
  readonly done: boolean;
}

function issueOf(id: number, { typeId, parent, done }: Facts): Issue {
  const at = start - 86_400_000;
  return {
    ...{ id: String(id), key: `SHOP-${id}`, formerKeys: [], projectId: '10000', typeId, summary: `Piece ${id}` },
    ...{ statusId: done ? '10003' : '10001', resolutionId: done ? '10000' : null, resolvedAt: done ? at : null },
    ...{ parentId: parent === null ? null : String(parent), description: null, labels: [], dueDate: null },
    ...{ assigneeId: null, reporterId: null, creatorId: null, storyPoints: null, estimateSeconds: 7_200 },
    ...{ createdAt: at, updatedAt: at, categoryChangedAt: at },
  };
}

/** A strategy of some sixty nodes with stories, and so many epics that lead to its objectives and key results. */
async function companyOf(count: number): Promise<Company> {
  const app = await openApp();
  app.site.importWork({ projects: [], issues: [...issues(count)] });
  const place = await (await Place.make(app, 'Bench')).withEverything();
  await place.patched({ projectIds: ['10000'] });
  const rows = Array.from({ length: OBJECTIVES }, () => [randomUUID(), randomUUID()] as const);
  const plain = { ownerId: accountOf('ife'), weight: 1 };
  await place.ask('paste.make', {
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), parentId: place.id('theme') },
    rows: rows.flatMap(([id, below], nth) => [
      { ...plain, id, parentId: null, kind: 'objective', title: `Objective ${nth}`, unit: '', commitment: null },
      {
        ...plain,
        id: below,
        parentId: id,
        kind: 'keyResult',
        title: `Result ${nth}`,
        unit: '%',
        commitment: fromTo(0, 100),
      },
    ]),
  });
  await place.read();
  const nodeIds = rows.flat();
  const epics = Array.from({ length: count }, (_, nth) => epicOf(nth));
  for (const [nth, itemId] of epics.entries()) {
    const link = { id: randomUUID(), version: 0, itemId, nodeId: nodeIds[nth % nodeIds.length] ?? '', shareBp: null };
    await place.ask('work.link', { requestId: randomUUID(), ...link, note: 'as agreed' });
    await settle(app);
  }
  return { app, place, epics };
}

async function settle({ site }: App): Promise<void> {
  for (let carried = 1; carried > 0;) {
    site.advance(1_000);
    carried = (await site.runEvents({ ignoreDelays: true })) + (await site.runQueue({ ignoreDelays: true }));
  }
}

async function measure(
  { app }: Company,
  name: string,
  run: (nth: number) => Promise<unknown>,
  { statements, points }: { readonly statements: number; readonly points: number },
): Promise<void> {
  const ms: number[] = [];
  const counted = { statements: [] as number[], points: [] as number[], kib: [] as number[] };
  for (let nth = -WARM_UP; nth < RUNS; nth += 1) {
    app.site.advance(1_000);
    app.site.cost.clear();
    const answer = await run(nth);
    // Of an event the drain, which comes last.
    const cost = app.site.cost.rows().at(-1);
    if (nth < 0 || !cost) continue;
    ms.push(cost.ms);
    counted.statements.push(cost.statements);
    counted.points.push(cost.points);
    counted.kib.push(answer === undefined ? 0 : Buffer.byteLength(JSON.stringify(answer)) / 1_024);
  }
  report('work views', `${name}, server`, 'ms', ms);
  report('work views', name, 'statements', counted.statements, statements);
  report('work views', `${name}, quota`, 'points', counted.points, points);
  if (counted.kib.some((kib) => kib > 0)) report('work views', `${name}, answer`, 'KiB', counted.kib);
}

async function measureAll(count: number): Promise<void> {
  const company = await companyOf(count);
  const { app, place, epics } = company;
  const named = (name: string) => `${name}, ${count} epics`;
  const ask = (key: InputKey, payload: object) => () => app.site.call(accountOf('wren'), key, payload);
  const view = (name: string, run: () => Promise<unknown>) => measure(company, named(name), run, VIEW);
  const [epic = 0] = epics;
  const document = { strategyId: place.id('strategy'), nodeId: null };
  await view('issue context', ask('work.context', { itemId: epic + 1, parentIds: [epic], projectId: '10000' }));
  await view('issue context, choosing', ask('work.targets', { projectId: '10000' }));
  await view('lozenge', () => app.site.issueStatus(accountOf('wren'), 'line-of-sight', `SHOP-${epic + 1}`));
  await view('macro', ask('document.open', document));
  await view('linked work', ask('node.work', { nodeId: place.id('vision'), below: true }));
  await view('poll', ask('strategy.revision', { strategyId: place.id('strategy') }));
  const macro = app.site.manifest.macros.find(({ key }) => key === 'strategy-document');
  if (!macro) throw new Error('manifest.yml has no macro.');
  await view('export', () => app.site.exportMacro(macro, { exportType: 'pdf', context: { config: document } }));
  const turn = async (nth: number): Promise<undefined> => {
    const transition = { id: nth % 2 === 0 ? '41' : '11' };
    const path = `/rest/api/3/issue/${epic + 1}/transitions`;
    const { status } = await app.site.rest(accountOf('mara'), 'POST', path, { transition });
    if (status >= 300) throw new Error(`The transition was answered with ${status}.`);
    await settle(app);
  };
  await measure(company, named('one event, its drain'), turn, DRAIN);
  await app.close();
}

async function main(): Promise<void> {
  for (const count of sizes) await measureAll(count);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
