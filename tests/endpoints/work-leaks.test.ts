import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incoming } from '../../local/server/http';
import { serveExport } from '../../local/server/confluence-api';
import { macroNode } from '../../local/adf/macro-node';
import { appUuid, environmentId } from '../../local/site/contexts';
import { people } from '../../local/site/people';
import { DOCUMENT_PARTS } from '../../src/shared/document-config';
import { inputs, type InputKey } from '../../src/shared/inputs';
import { accountOf, type Who } from './support/app';
import { fieldsOfWork, mayRead, openTo, readers, type Reader } from './support/leak-readers';
import { viewKeys, views } from './support/leak-views';
import { LeakWorld } from './support/leak-world';
import { prepare } from './support/mutations';
import { Needles, ofIssues, ofStrategy } from './support/needles';
import { Place, type Name } from './support/place';
import { allRequests, idsIn, replaced } from './support/requests';
import { secretItems, vault } from './support/secret-work';

let world: LeakWorld;
/** What each may not know; `everybody`: what stands where anybody may read it. */
const hidden = new Map<Reader | 'everybody', Needles>();
/** Numbers of the issues that they may not browse. */
const hiddenItems = new Map<Reader | 'everybody', ReadonlySet<number>>();
const asked = new Set<string>();

beforeAll(async () => {
  world = await LeakWorld.make();
  for (const who of [...readers, 'everybody'] as const) {
    const browsed = new Set(who === 'everybody' ? [] : (await world.issuesOf(who)).map(({ id }) => id));
    const unseen = world.issues.filter(({ id }) => !browsed.has(id));
    hiddenItems.set(who, new Set(unseen.map(({ id }) => Number(id))));
    const closed = [...world.strategies].flatMap(([name, found]) => (mayRead(who, name) ? [] : [found]));
    const needles = [
      ...ofIssues(unseen),
      ...closed.flatMap((found) => [...ofStrategy(found)]),
      ['Millstone reason', 'class'] as const,
      [vault.id, 'id of a project'] as const,
    ];
    hidden.set(who, new Needles(needles, openTo(world, who, browsed)));
  }
  await makePage();
}, 90_000);
afterAll(() => world.close());

/** Pages of the space, and the last one, in which the restricted strategy stands. */
let pageIds: readonly string[];
/** What its author has written into it. */
let pageOfSecret: string;

async function makePage(): Promise<void> {
  const { site } = world.app;
  const rest = async (method: string, path: string, said?: unknown) =>
    (await site.rest(accountOf('mara'), method, `/wiki/api/v2/${path}`, said)).body;
  const config = { strategyId: world.secret.id('strategy'), nodeId: world.secret.id('objective') };
  const app = { id: appUuid(site.manifest.appId), environmentId };
  const instance = { macroKey: 'strategy-document', localId: randomUUID(), config, autoConvertLink: undefined };
  const content = [macroNode(app, 'Strategy', instance)];
  pageOfSecret = JSON.stringify(config);
  const { results } = (await rest('GET', 'spaces?keys=LEAD')) as {
    readonly results: readonly { readonly id: string }[];
  };
  const value = JSON.stringify({ type: 'doc', version: 1, content });
  const body = { representation: 'atlas_doc_format', value };
  await rest('POST', 'pages', { spaceId: results[0]?.id, title: 'For finance', body });
  const listed = (await rest('GET', 'pages?limit=100')) as { readonly results: readonly { readonly id: string }[] };
  pageIds = listed.results.map(({ id }) => id);
  expect(pageIds.length).toBeGreaterThan(6);
}

/** As the export preview of the site asks. */
const exportRequest = (who: Who, pageId: string, exportType: string): Incoming => ({
  ...{ method: 'POST', url: new URL('http://site.localhost/__site/export'), host: 'site.localhost' },
  headers: { 'x-site-as': people[who].key },
  body: JSON.stringify({ pageId, exportType }),
});

const needlesOf = (who: Reader | 'everybody'): Needles => hidden.get(who)!;

/** The bytes as they cross the bridge. */
async function bytesOf(who: Who, key: string, payload: unknown): Promise<string> {
  asked.add(key);
  world.app.site.advance(40);
  return JSON.stringify(await world.app.site.call(accountOf(who), key, payload)) ?? '';
}

type Found = readonly [where: string, payload: unknown, what: readonly string[]];

async function look(found: Found[], who: Reader, key: string, payload: unknown): Promise<string> {
  const bytes = await bytesOf(who, key, payload);
  const hits = needlesOf(who).in(bytes, JSON.stringify(payload));
  const fields = fieldsOfWork(JSON.parse(bytes), hiddenItems.get(who)!);
  if (hits.length + fields.length > 0) found.push([key, payload, [...hits, ...fields]]);
  return bytes;
}

/** What Jira and the app answer to somebody who may see everything. */
let everything: string | undefined;

async function allAnswers(): Promise<string> {
  const answers = [JSON.stringify(await world.jiraAnswers('mara'))];
  for (const key of viewKeys)
    for (const payload of views[key](world)) answers.push(await bytesOf('mara', key, payload));
  return answers.join('\n');
}

describe('would notice', () => {
  it.each(readers)('all that %s may not know is told to those who may', async (who) => {
    everything ??= await allAnswers();
    const told = new Set(
      needlesOf(who)
        .in(everything)
        .map((line) => line.slice(line.indexOf(': ') + 2)),
    );
    expect(needlesOf(who).texts.filter((text) => !told.has(text))).toEqual([]);
  });

  it.each(readers)('what %s may not know are keys, words, projects and people', (who) => {
    const needles = needlesOf(who);
    const sure = [
      'VAULT-1',
      'VAULT-6',
      'VAULT',
      vault.name,
      'Quiet purchase of the mill',
      'millrace-4',
      people.vera.accountId,
      people.vera.displayName,
    ];
    const payroll = ['PAY-1', 'Payroll', 'Overtime is paid with the month'];
    const zugspitze = [
      'Zugspitze strategy',
      'Zugspitze objective',
      'Zugspitze narrative',
      'Zugspitze team',
      'Zugspitze letter',
      'Zugspitze first comment',
      world.secret.id('kr'),
      world.links.get('open epic, secret node')!,
    ];
    const towns = who === 'jonah' ? [] : ['New towns', 'Two towns say yes before spring', 'Alder letter'];
    const allWork = who === 'edda' || who === 'silas' ? ['SHOP-1', 'LOYAL-1', 'Slot is kept while paying'] : [];
    for (const text of [...sure, ...payroll, ...zugspitze, ...towns, ...allWork])
      expect([text, needles.has(text)]).toEqual([text, true]);
  });

  it('the database knows of restricted work, and of none what it is called or who works on it', () => {
    const files = readdirSync(world.folder).filter((name) => name.startsWith('app.sqlite'));
    const bytes = files.map((name) => readFileSync(join(world.folder, name)).toString('latin1')).join('\n');
    expect(bytes).toContain('Millstone reason');
    const unseen = world.issues.filter(({ id }) => hiddenItems.get('wren')!.has(Number(id)));
    const written = [...new Set([...ofIssues(unseen)].map(([text]) => text))].filter(
      (text) => text.length > 4 && text !== accountOf('mara'),
    );
    expect(written.filter((text) => bytes.includes(Buffer.from(text).toString('latin1')))).toEqual([]);
  });

  it('restricted work is counted for those who may not browse it', async () => {
    const answer = await world.app.value('wren', 'node.work', { nodeId: world.node('OBJ-7').id, below: true });
    // One story is deliberately outside.
    expect(answer.links).toContainEqual(
      expect.objectContaining({ itemId: secretItems.epic, underDone: 1, underTotal: 2 }),
    );
  });
});

describe.each(readers)('%s', (who) => {
  it.each(viewKeys)('%s tells nothing', async (key) => {
    const found: Found[] = [];
    for (const payload of views[key](world)) await look(found, who, key, payload);
    expect(found).toEqual([]);
  });

  it('is told nothing by Jira of what the macro and the panel ask as the reader', async () => {
    const found: string[] = [];
    const headers = { 'content-type': 'application/json' };
    const ids = world.issues.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += 100) {
      const body = JSON.stringify({ issueIdsOrKeys: ids.slice(from, from + 100), fields: ['*all'] });
      const sent = { method: 'POST', path: '/rest/api/3/issue/bulkfetch', headers, body };
      for (const moduleKey of ['strategy', 'line-of-sight', 'strategy-document']) {
        found.push(...needlesOf(who).in(world.app.site.requestJira(accountOf(who), sent, moduleKey).body));
      }
    }
    expect(found).toEqual([]);
  });

  it('reads pages and their exports without a word of it', async () => {
    const found: Found[] = [];
    let read = 0;
    const { site } = world.app;
    const listed = await site.rest(accountOf(who), 'GET', '/wiki/api/v2/pages?limit=100&body-format=atlas_doc_format');
    found.push(['list', null, needlesOf(who).in(JSON.stringify(listed.body), pageOfSecret)]);
    for (const pageId of pageIds) {
      const page = await site.rest(accountOf(who), 'GET', `/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format`);
      // Which strategy a macro shows its author has written into the page.
      found.push([`page ${pageId}`, null, needlesOf(who).in(JSON.stringify(page.body), pageOfSecret)]);
      for (const exportType of ['pdf', 'word']) {
        const { status, body = '' } = await serveExport(exportRequest(who, pageId, exportType), site);
        if (status === 200) read += 1;
        found.push([`export of page ${pageId}`, null, needlesOf(who).in(String(body))]);
      }
    }
    expect(found.filter(([, , hits]) => hits.length > 0)).toEqual([]);
    if (who === 'silas') expect(read).toBe(0);
    else expect(read).toBeGreaterThan(10);
  });
});

it.each(['wren', 'jonah'] as const)('%s is told nothing by a document while Jira does not answer', async (who) => {
  const found: Found[] = [];
  world.app.site.advance(11 * 60_000);
  world.app.site.faults.jira({ status: 503, as: accountOf(who) });
  // Restricted strategies are seen by what Jira says of a person.
  const [strategyId, closed] = [world.larkfield.tree.strategy.id, world.strategy('New towns').tree.strategy.id];
  expect(await look(found, who, 'document.open', { strategyId, nodeId: null })).toContain('jiraSilent');
  expect(await look(found, who, 'document.open', { strategyId: closed, nodeId: null })).toContain('"ok":false');
  world.app.site.faults.clear();
  world.app.site.advance(60_000);
  expect(found).toEqual([]);
});

it('an export, which may reach anybody, tells nothing', async () => {
  const found: Found[] = [];
  const macro = world.app.site.manifest.macros.find(({ key }) => key === 'strategy-document')!;
  for (const payload of views['document.open'](world)) {
    for (const parts of [undefined, [...DOCUMENT_PARTS]]) {
      const config = { ...payload, levels: 'all', parts };
      const bytes = JSON.stringify(
        await world.app.site.exportMacro(macro, { exportType: 'word', context: { config } }),
      );
      world.app.site.advance(40);
      const hits = needlesOf('everybody').in(bytes);
      if (hits.length > 0) found.push(['export', config, hits]);
    }
  }
  expect(found).toEqual([]);
});

it('the lozenge beside an issue, which is told to anybody, tells nothing', async () => {
  const shown = new Map<string, unknown>();
  for (const { key } of world.issues) {
    shown.set(key, await world.app.site.issueStatus(accountOf('mara'), 'line-of-sight', key));
    world.app.site.advance(40);
  }
  expect(needlesOf('everybody').in(JSON.stringify([...shown.values()]))).toEqual([]);
  // What leads to something restricted looks like what the app knows nothing of.
  const neutral = { label: 'Line of sight', type: 'default' };
  for (const item of [secretItems.alone, world.item('Slot is kept while paying'), world.item('Household accounts')]) {
    const { key } = world.issues.find(({ id }) => id === String(item))!;
    expect([key, shown.get(key)]).toEqual([key, neutral]);
  }
  expect(new Set([...shown.values()].map((value) => JSON.stringify(value))).size).toBeGreaterThan(3);
});

const changes = allRequests.filter(([name]) => !viewKeys.some((key) => name.startsWith(`${key}:`)));

it.each(changes)('%s tells nothing to those who try it on what they may not see', async (_, one) => {
  const place = await (await Place.make(world.app, 'Own')).editedBy('ife', 'jonah');
  const { key, payload } = one.make(await prepare(place, one));
  const found: Found[] = [];
  for (const who of readers) {
    for (const target of [world.secret, place]) {
      let said = payload;
      for (const { path, name } of idsIn(place, payload)) said = replaced(said, path, target.id(name as Name));
      await look(found, who, key, said);
      if (typeof said === 'object' && said !== null && 'itemId' in said)
        await look(found, who, key, { ...said, itemId: secretItems.alone });
    }
  }
  expect(found).toEqual([]);
});

it('who ties and unties work that leads to something restricted too is told how many such links there are, and no more', async () => {
  const found: Found[] = [];
  const requestId = randomUUID;
  const [epic, id, nodeId] = [world.item('Household accounts'), randomUUID(), world.node('OBJ-8').id];
  const shared = world.item('Guest checkout on phones');
  const own = world.larkfield.work.links.find(({ itemId }) => itemId === shared)!;
  const link = { version: 0, shareBp: null, note: '' };
  const said: readonly (readonly [Who, InputKey, object, string])[] = [
    ['ife', 'work.link', { ...link, id, itemId: shared, nodeId, shareBp: 9_000 }, 'more than 100 %. Lower one of them'],
    ['ife', 'work.link', { ...link, id, itemId: shared, nodeId }, '"restrictedLinks":1'],
    ['ife', 'work.link', { ...link, id: own.id, itemId: shared, nodeId: own.nodeId, version: 7 }, '"ok":false'],
    ['ife', 'work.unlink', { id, version: 1 }, '"restrictedLinks":1'],
    ['ife', 'work.unlink', { id: world.links.get('open epic, secret node'), version: 1 }, 'notFound'],
    ['ife', 'work.unlink', { id: world.links.get('secret epic, open node'), version: 1 }, 'forbidden'],
    ['ife', 'work.classify', { itemId: shared, class: 'ktlo', reason: 'So', version: 0 }, '"restrictedLinks":1'],
    ['ife', 'work.classify', { itemId: secretItems.story, class: null, reason: '', version: 1 }, 'forbidden'],
    ['jonah', 'work.link', { ...link, id: randomUUID(), itemId: epic, nodeId }, '"restrictedLinks":0'],
    ['jonah', 'work.link', { ...link, id: randomUUID(), itemId: secretItems.done, nodeId }, 'forbidden'],
  ];
  for (const [who, key, payload, words] of said) {
    expect(await look(found, who as Reader, key, { requestId: requestId(), ...payload })).toContain(words);
  }
  expect(found).toEqual([]);
});

it('every endpoint was asked, and every function of the app either is an endpoint, was looked at, or answers nobody', () => {
  expect([...asked].sort()).toEqual(Object.keys(inputs).sort());
  const looked = ['resolver', 'issue-status', 'export-document'];
  const answerNobody = ['setup', 'issue-event', 'issue-link-event', 'project-event', 'hourly', 'weekly'];
  expect([...world.app.site.manifest.functions.keys()].sort()).toEqual([...looked, ...answerNobody].sort());
});
