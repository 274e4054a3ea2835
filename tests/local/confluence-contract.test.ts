import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as V1 from 'confluence.js/v1';
import type * as V2 from 'confluence.js/v2';
import { allRoutes } from '../../local/site/confluence/router';
import { handlers } from '../../local/site/confluence/confluence-wire';
import { complaints, recordingClient, type Exchange } from './jira-answers';
import { readConfluenceContracts } from './confluence-contracts';
import { adf, leadership, makePage, openWikiSite, type WikiSite } from './wiki/wiki-site';

type Client = Parameters<typeof V2.getPages>[0];
type Libraries = { readonly v1: typeof V1; readonly v2: typeof V2; readonly pageId: string };

/** One call of confluence.js for every route that the site models. */
const calls: Readonly<Record<string, (libraries: Libraries, client: Client) => Promise<unknown>>> = {
  getCurrentUser: ({ v1 }, c) => v1.getCurrentUser(c),
  getSpaces: ({ v2 }, c) => v2.getSpaces(c, { limit: 1 }),
  getSpaceById: ({ v2 }, c) => v2.getSpaceById(c, { id: Number(leadership), includeOperations: true }),
  getPagesInSpace: ({ v2 }, c) =>
    v2.getPagesInSpace(c, { id: Number(leadership), bodyFormat: 'atlas_doc_format', limit: 1 }),
  getPages: ({ v2 }, c) => v2.getPages(c, { bodyFormat: 'storage' }),
  createPage: ({ v2 }, c) =>
    v2.createPage(c, { body: { spaceId: leadership, status: 'current', title: 'Made', body: adf('x') } }),
  getPageById: ({ v2, pageId }, c) =>
    v2.getPageById(c, { id: pageId, bodyFormat: 'atlas_doc_format', includeOperations: true } as never),
  updatePage: ({ v2, pageId }, c) => {
    const body = { id: pageId, status: 'current', title: 'Changed', body: adf('y'), version: { number: 2 } };
    return v2.updatePage(c, { id: pageId, body } as never);
  },
  deletePage: ({ v2, pageId }, c) => v2.deletePage(c, { id: pageId } as never),
};

const contracts = readConfluenceContracts();
const exchanges = new Map<string, Exchange>();
let wiki: WikiSite;

beforeAll(async () => {
  // Read by confluence.js while it loads: strict objects and closed lists instead of loose ones.
  process.env['AUDIT_SCHEMAS'] = 'true';
  const v1 = await import('confluence.js/v1');
  const v2 = await import('confluence.js/v2');
  wiki = await openWikiSite();
  const pageId = await makePage(wiki, 'Page');
  for (const [operation, call] of Object.entries(calls)) {
    const recording = recordingClient(wiki.site);
    await call({ v1, v2, pageId }, recording.client);
    const [exchange] = recording.exchanges;
    if (exchange) exchanges.set(operation, exchange);
  }
}, 60_000);
afterAll(() => wiki.site.close());

const exchangeOf = (operation: string): Exchange => {
  const exchange = exchanges.get(operation);
  if (!exchange) throw new Error(`${operation} was not asked`);
  return exchange;
};

it('has a call and a handler for every route', () => {
  const operations = allRoutes.map(({ operation }) => operation).sort();
  expect(Object.keys(calls).sort()).toEqual(operations);
  expect(Object.keys(handlers).sort()).toEqual(operations);
});

const withContract = contracts ? it : it.skip;

describe.each(Object.keys(calls))('%s', (operation) => {
  it("succeeds, and parses against confluence.js's schema", () => {
    const { status, schema, body } = exchangeOf(operation);
    expect(Math.floor(status / 100)).toBe(2);
    expect(schema ? complaints(schema, body) : []).toEqual([]);
  });

  withContract('has the types of the OpenAPI document', () => {
    const { method, path, status, body } = exchangeOf(operation);
    expect(contracts?.problems(method, path, status, body)).toEqual([]);
  });
});

if (!contracts)
  console.warn('Not run: the OpenAPI documents of Confluence, which are not beside this folder (../shared/contracts).');

withContract.each(allRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s wants the scopes that the document names',
  (_name, { method, path, scopes }) => {
    expect(scopes).toEqual(contracts?.scopes(method, path));
  },
);

describe('a wrong answer fails', () => {
  const tampered = (change: (body: Record<string, unknown>) => void): string[] => {
    const { schema, method, path, status, body } = exchangeOf('getPageById');
    const copy = structuredClone(body) as Record<string, unknown>;
    change(copy);
    return [...(schema ? complaints(schema, copy) : []), ...(contracts?.problems(method, path, status, copy) ?? [])];
  };

  it('untouched, it does not', () => expect(tampered(() => {})).toEqual([]));
  it('for a wrong type', () => expect(tampered((page) => (page['title'] = 12))).not.toEqual([]));
  it('for an extra key', () => expect(tampered((page) => (page['colour'] = 'red'))).toContain('.colour: unknown key'));
});

const recorded = join(process.cwd(), '../shared/data/confluence-recorded/space-homepage.page.json');

(existsSync(recorded) ? it : it.skip)('has the keys that a live site was recorded to send', () => {
  const real = JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, object>;
  const { body } = exchangeOf('getPageById') as { body: Record<string, object> };
  // Labels come when they are asked for; the rest is there always.
  const keys = Object.keys(real).filter((key) => key !== 'labels');
  expect(keys.filter((key) => !(key in body))).toEqual([]);
  expect(Object.keys(real['_links'] ?? {}).filter((key) => !(key in (body['_links'] ?? {})))).toEqual([]);
});
