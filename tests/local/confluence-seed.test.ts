import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { extensionsIn, macroOf } from '../../local/adf/macro-node';
import { parseDocument, type AdfDocument } from '../../local/adf/document';
import { readDocumentCheck } from '../../local/site/confluence/adf-check';
import { appUuid, environmentId } from '../../local/site/contexts';
import { people } from '../../local/site/people';
import { leadership, openWikiSite, type WikiSite } from './wiki/wiki-site';

interface Listed {
  readonly title: string;
  readonly id: string;
  readonly parentId: string | null;
  readonly version: { readonly authorId: string; readonly createdAt: string };
  readonly body: { readonly atlas_doc_format: { readonly value: string } };
}

let wiki: WikiSite;
let pages: readonly Listed[];

beforeAll(async () => {
  wiki = await openWikiSite({ seed: 'jira' });
  const path = `api/v2/spaces/${leadership}/pages?body-format=atlas_doc_format`;
  pages = ((await wiki.rest(people.edda, 'GET', path)).body as { results: Listed[] }).results;
}, 60_000);
afterAll(() => wiki.site.close());

const pageOf = (title: string): Listed => {
  const page = pages.find((other) => other.title === title);
  if (!page) throw new Error(`There is no page ${title}.`);
  return page;
};
const documentOf = ({ body }: Listed): AdfDocument => {
  const document = parseDocument(body.atlas_doc_format.value);
  if (!document) throw new Error('This is no document.');
  return document;
};

it('has the pages of the leadership in their places', () => {
  const under = (title: string): string[] =>
    pages.filter(({ parentId }) => parentId === pageOf(title).id).map(({ title: name }) => name);
  expect(under('Larkfield Leadership')).toEqual(['Monday letter', 'Our strategy', 'Decisions']);
  expect(under('Our strategy')).toEqual(['Storefront', 'Fulfilment', 'Loyalty & Data']);
  expect(pageOf('Our strategy').version).toMatchObject({
    authorId: people.mara.accountId,
    createdAt: expect.stringMatching(/^2026-11-16T/) as string,
  });
});

it('has the app’s macro where the strategy is to be read', () => {
  const app = { id: appUuid(wiki.site.manifest.appId), environmentId };
  const macros = extensionsIn(documentOf(pageOf('Our strategy'))).map((node) => macroOf(node, app)?.macroKey);
  expect(macros).toEqual(['story']);
  expect(extensionsIn(documentOf(pageOf('Decisions')))).toEqual([]);
});

const schema = join(process.cwd(), '../shared/contracts/adf-schema-full.json');

(existsSync(schema) ? it : it.skip)('is written in valid ADF', async () => {
  const check = await readDocumentCheck(process.cwd());
  for (const page of pages) expect([page.title, check?.(documentOf(page))]).toEqual([page.title, []]);
  expect(check?.({ type: 'doc', version: 1, content: [{ type: 'nonsense' }] })).not.toEqual([]);
});
