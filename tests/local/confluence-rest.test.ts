import { people } from '../../local/site/people';
import { adf, document, homepage, leadership, makePage, newTowns, openWikiSite, type WikiSite } from './wiki/wiki-site';

const { jonah, wren, edda, silas, mara, nadia } = people;

let wiki: WikiSite;
beforeEach(async () => {
  wiki = await openWikiSite();
});
afterEach(() => wiki.site.close());

const got = async (id: string, query = ''): Promise<unknown> =>
  (await wiki.rest(jonah, 'GET', `api/v2/pages/${id}${query}`)).body;

describe('pages', () => {
  it('are made below the homepage, read back as they were written, and listed', async () => {
    const id = await makePage(wiki, 'Our strategy');
    expect(await got(id, '?body-format=atlas_doc_format')).toMatchObject({
      id,
      status: 'current',
      title: 'Our strategy',
      spaceId: leadership,
      parentId: homepage,
      parentType: 'page',
      authorId: jonah.accountId,
      createdAt: '2026-11-19T10:42:00.000Z',
      version: { number: 1, authorId: jonah.accountId },
      body: { atlas_doc_format: { representation: 'atlas_doc_format', value: document('One.', 'Two.') } },
      _links: { webui: `/spaces/LEAD/pages/${id}/Our+strategy`, base: expect.stringMatching(/\/wiki$/) as string },
    });
    expect(await got(id)).toMatchObject({ body: {} });
    const child = await makePage(wiki, 'Storefront', { parentId: id });
    expect(await got(child)).toMatchObject({ parentId: id });
    const list = await wiki.rest(wren, 'GET', `api/v2/spaces/${leadership}/pages`);
    expect(list.body).toMatchObject({ results: [{ id: homepage }, { id }, { id: child }] });
    expect((await wiki.rest(wren, 'GET', 'api/v2/pages?title=Storefront')).body).toMatchObject({
      results: [{ id: child }],
    });
  });

  it('are listed a few at a time, in the order asked for', async () => {
    for (const title of ['C', 'A', 'B']) await makePage(wiki, title);
    const first = await wiki.rest(jonah, 'GET', `api/v2/pages?space-id=${leadership}&sort=-title&limit=2`);
    expect(first.body).toMatchObject({ results: [{ title: 'Larkfield Leadership' }, { title: 'C' }] });
    const { next } = (first.body as { _links: { next: string } })._links;
    const second = await wiki.site.rest(jonah.accountId, 'GET', next);
    expect(second.body).toMatchObject({ results: [{ title: 'B' }, { title: 'A' }] });
    expect(second.body).not.toHaveProperty('_links.next');
  });

  it('change with the next version alone, so that nobody overwrites unseen', async () => {
    const id = await makePage(wiki, 'Monday letter');
    wiki.site.advance(60_000);
    const save = (number: number, text: string) =>
      wiki.rest(mara, 'PUT', `api/v2/pages/${id}`, {
        id,
        status: 'current',
        title: 'Monday letter, 2',
        body: adf(text),
        version: { number, message: 'Better words' },
      });
    expect(await save(2, 'Mine.')).toMatchObject({
      status: 200,
      body: { version: { number: 2, authorId: mara.accountId, message: 'Better words' }, authorId: jonah.accountId },
    });
    const title = 'Version must be incremented when updating a page. Current Version: [2]. Provided version: [2]';
    expect(await save(2, 'Yours.')).toMatchObject({
      status: 409,
      body: { errors: [{ status: 409, code: 'CONFLICT', title, detail: null }] },
    });
    expect((await save(4, 'Yours.')).status).toBe(409);
    expect(await got(id, '?body-format=atlas_doc_format')).toMatchObject({
      title: 'Monday letter, 2',
      version: { createdAt: '2026-11-19T10:43:00.000Z' },
      body: { atlas_doc_format: { value: document('Mine.') } },
    });
  });

  it('move, but never below themselves', async () => {
    const id = await makePage(wiki, 'A');
    const child = await makePage(wiki, 'B', { parentId: id });
    const move = (page: string, title: string, parentId: string) =>
      wiki.rest(jonah, 'PUT', `api/v2/pages/${page}`, {
        id: page,
        status: 'current',
        title,
        parentId,
        body: adf('x'),
        version: { number: 2 },
      });
    expect((await move(id, 'A', child)).status).toBe(400);
    expect(await move(child, 'B', homepage)).toMatchObject({ status: 200, body: { parentId: homepage } });
  });

  it('go with DELETE, and their children move up', async () => {
    const id = await makePage(wiki, 'A');
    const child = await makePage(wiki, 'B', { parentId: id });
    expect((await wiki.rest(jonah, 'DELETE', `api/v2/pages/${id}`)).status).toBe(204);
    expect((await wiki.rest(jonah, 'GET', `api/v2/pages/${id}`)).status).toBe(404);
    expect(await got(child)).toMatchObject({ parentId: homepage });
    expect((await wiki.rest(jonah, 'DELETE', `api/v2/pages/${homepage}`)).status).toBe(400);
    expect(Number(await makePage(wiki, 'A'))).toBeGreaterThan(Number(child));
  });

  it('speak the storage format where they hold text alone', async () => {
    const value =
      '<h2>Now</h2><p>Bread &amp; <strong>butter</strong> at <a href="https://x.example/?a=1&amp;b=2">home</a>.</p><ul><li><p>One</p></li></ul>';
    const id = await makePage(wiki, 'Stored', { body: { representation: 'storage', value } });
    expect(await got(id, '?body-format=storage')).toMatchObject({ body: { storage: { value } } });
    const { body } = (await got(id, '?body-format=atlas_doc_format')) as {
      body: { atlas_doc_format: { value: string } };
    };
    expect(JSON.parse(body.atlas_doc_format.value)).toMatchObject({
      content: [{ type: 'heading', attrs: { level: 2 } }, { type: 'paragraph' }, { type: 'bulletList' }],
    });
    const macro = { representation: 'storage', value: '<ac:structured-macro ac:name="toc" />' };
    const sent = { spaceId: leadership, title: 'Macro', body: macro };
    expect((await wiki.rest(jonah, 'POST', 'api/v2/pages', sent)).status).toBe(501);
    expect(wiki.site.notModelled.list()).toMatchObject([{ what: 'Confluence' }]);
  });

  it.each([
    ['a second page of a title', { title: 'Twice' }, /already exists/],
    ['no title', { title: '' }, /title/],
    [
      'a body that is no ADF',
      { title: 'x', body: { representation: 'atlas_doc_format', value: '{"type":"p"}' } },
      /body/,
    ],
  ])('refuse %s', async (_name, sent, words) => {
    await makePage(wiki, 'Twice');
    const answer = await wiki.rest(jonah, 'POST', 'api/v2/pages', { spaceId: leadership, ...sent });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(words);
  });

  it('outlive the process', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const dir = mkdtempSync('/tmp/sightline-wiki-');
    const first = await openWikiSite({ dir });
    const id = await makePage(first, 'Kept');
    await first.site.close();
    const second = await openWikiSite({ dir });
    expect((await second.rest(wren, 'GET', `api/v2/pages/${id}`)).body).toMatchObject({ title: 'Kept' });
    await second.site.close();
    rmSync(dir, { recursive: true });
  });
});

describe('who may', () => {
  it('is told by the space: some write, some read, some see nothing of it', async () => {
    const keys = async (who: typeof mara): Promise<unknown> =>
      ((await wiki.rest(who, 'GET', 'api/v2/spaces')).body as { results: { key: string }[] }).results.map(
        ({ key }) => key,
      );
    expect(await keys(jonah)).toEqual(['LEAD', 'TOWNS']);
    expect(await keys(wren)).toEqual(['LEAD']);
    expect(await keys(edda)).toEqual(['LEAD']);
    const hidden = await makePage(wiki, 'Leases', { spaceId: newTowns });
    for (const path of [`spaces/${newTowns}`, `spaces/${newTowns}/pages`, `pages/${hidden}`])
      expect((await wiki.rest(wren, 'GET', `api/v2/${path}`)).status).toBe(404);
    const all = await wiki.rest(wren, 'GET', 'api/v2/pages');
    expect(JSON.stringify(all.body)).not.toContain('Leases');
  });

  it('may not write where they only read', async () => {
    const id = await makePage(wiki, 'Read me');
    const change = { id, status: 'current', title: 'Mine', body: adf('x'), version: { number: 2 } };
    for (const who of [wren, nadia, edda]) {
      expect((await wiki.rest(who, 'PUT', `api/v2/pages/${id}`, change)).status).toBe(404);
      expect((await wiki.rest(who, 'DELETE', `api/v2/pages/${id}`)).status).toBe(404);
      expect((await wiki.rest(who, 'POST', 'api/v2/pages', { spaceId: leadership, title: 'x' })).status).toBe(404);
    }
    const operations = async (who: typeof mara): Promise<unknown> =>
      (await wiki.rest(who, 'GET', `api/v2/pages/${id}?include-operations=true`)).body;
    expect(await operations(wren)).toMatchObject({ operations: { results: [{ operation: 'read' }] } });
    expect(await operations(jonah)).toMatchObject({
      operations: { results: [{ operation: 'read' }, { operation: 'update' }, { operation: 'delete' }] },
    });
  });

  it('says who asks; a reader without Jira is somebody here, an outsider and a stranger are not', async () => {
    const current = (who: typeof mara | null) => wiki.rest(who, 'GET', 'rest/api/user/current');
    expect(await current(edda)).toMatchObject({ status: 200, body: { displayName: 'Edda Moyne', type: 'known' } });
    expect(await current(silas)).toMatchObject({
      status: 403,
      body: { message: 'Current user not permitted to use Confluence' },
    });
    expect((await current(null)).status).toBe(401);
  });
});

describe('from the app', () => {
  const current = { product: 'confluence', path: '/wiki/rest/api/user/current' } as const;

  it('is asked as the reader, or as the app', async () => {
    const user = await wiki.product({ ...current, as: 'user' }, edda);
    expect(user).toMatchObject({ status: 200, text: expect.stringContaining('Edda Moyne') as string });
    const app = await wiki.product({ ...current, as: 'app' }, edda);
    expect(JSON.parse(app.text)).toMatchObject({ accountType: 'app' });
    expect((await wiki.product({ ...current, as: 'user' }, silas)).status).toBe(403);
    expect(wiki.site.cost.rows().map(({ points }) => points)).toEqual([3, 3, 0]);
  });

  it('needs the scopes of the manifest', async () => {
    const refused = { status: 401, text: expect.stringContaining('scope does not match') as string };
    expect(await wiki.product({ product: 'confluence', as: 'app', path: '/wiki/api/v2/spaces' }, mara)).toMatchObject(
      refused,
    );
    const pages = { product: 'confluence', as: 'user', path: '/wiki/api/v2/pages' } as const;
    expect((await wiki.product(pages, mara)).status).toBe(200);
    expect(await wiki.product({ ...pages, method: 'POST', body: {} }, mara)).toMatchObject(refused);
    const request = { method: 'GET', path: '/wiki/api/v2/spaces', headers: {}, body: '' };
    expect(wiki.site.requestConfluence(mara.accountId, request).status).toBe(401);
  });

  it('may reach Jira too, until the switch says that Confluence has no such grant', async () => {
    const myself = { product: 'jira', as: 'user', path: '/rest/api/3/myself' } as const;
    const request = { method: 'GET', path: myself.path, headers: {}, body: '' };
    expect((await wiki.product(myself, wren)).status).toBe(200);
    wiki.site.faults.jiraInConfluence = false;
    const refused = { status: 403, text: expect.stringContaining('granted scopes: []') as string };
    expect(await wiki.product(myself, wren)).toMatchObject(refused);
    expect(wiki.site.requestJira(wren.accountId, request, 'story').status).toBe(403);
    expect((await wiki.product(myself, wren, 'strategy')).status).toBe(200);
    expect(wiki.site.requestJira(wren.accountId, request, 'strategy').status).toBe(200);
    const asApp = { product: 'jira', as: 'app', path: '/rest/api/3/project/search' } as const;
    expect((await wiki.product(asApp, wren)).status).toBe(200);
    wiki.site.faults.jiraInConfluence = true;
    expect((await wiki.product(myself, wren)).status).toBe(200);
  });

  it('meets Confluence on its bad days', async () => {
    wiki.site.faults.confluence({ status: 429, retryAfter: 7, times: 1 });
    expect((await wiki.product({ ...current, as: 'user' }, mara)).status).toBe(429);
    expect((await wiki.product({ ...current, as: 'user' }, mara)).status).toBe(200);
  });
});

it('answers 501 to what is not modelled, and lists it', async () => {
  expect((await wiki.rest(mara, 'GET', 'api/v2/blogposts')).status).toBe(501);
  expect((await wiki.rest(mara, 'GET', 'rest/api/content/search')).status).toBe(501);
  expect((await wiki.rest(mara, 'PATCH', 'api/v2/pages')).status).toBe(405);
  expect((await wiki.rest(mara, 'GET', `api/v2/pages/${homepage}?body-format=view`)).status).toBe(501);
  expect(wiki.site.notModelled.list()).toHaveLength(3);
});
