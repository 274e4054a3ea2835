import { people } from '../../local/site/people';
import type { RestAnswer } from '../../local/site/site';
import { editedManifest } from './toy/edited-manifest';
import { openToySite, toyNow, type ToySite } from './toy/toy-site';

let toy: ToySite;
beforeEach(async () => {
  toy = await openToySite({ seed: 'jira' });
});
afterEach(() => toy.site.close());

const { mara, ife, wren, edda, silas } = people;
type Body = Record<string, unknown>;

const rest = (method: string, path: string, body?: unknown, as: string | null = mara.accountId): Promise<RestAnswer> =>
  toy.site.rest(as, method, `/rest/api/3/${path}`, body);
const search = async (jql: string, more: Body = {}, as = mara.accountId): Promise<Body> =>
  (await rest('POST', 'search/jql', { jql, fields: ['summary'], ...more }, as)).body as Body;
const keys = async (jql: string, as = mara.accountId): Promise<string[]> =>
  ((await search(jql, {}, as))['issues'] as { key: string }[]).map(({ key }) => key);
const create = async (fields: Body, as = mara.accountId): Promise<RestAnswer> => rest('POST', 'issue', { fields }, as);
const refusal = (...errorMessages: string[]): object => ({ errorMessages, errors: {} });

const task = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'A task' };

describe('errors, word for word as recorded from live sites', () => {
  it.each([
    [
      'a removed search',
      'GET',
      'search?jql=project=SHOP',
      undefined,
      410,
      /^The requested API has been removed\. Please migrate/,
    ],
    [
      'an unbounded search',
      'POST',
      'search/jql',
      { jql: 'order by key' },
      400,
      /^Unbounded JQL queries are not allowed here\. Please add a search restriction to your query\.$/,
    ],
    ['an empty search', 'POST', 'search/jql', { jql: '' }, 400, /^Unbounded JQL/],
    [
      'a broken token',
      'POST',
      'search/jql',
      { jql: 'project = SHOP', nextPageToken: 'x' },
      400,
      /^The provided next page token is invalid or expired\.$/,
    ],
    ['a page of none', 'POST', 'search/jql', { jql: 'project = SHOP', maxResults: 0 }, 400, /5000/],
    ['a page of too many', 'POST', 'search/jql', { jql: '', maxResults: 5001 }, 400, /5000/],
    [
      'an unknown field',
      'POST',
      'search/jql',
      { jql: 'customfield_10000 = 1' },
      400,
      /^Field 'customfield_10000' does not exist or you do not have permission to view it\.$/,
    ],
    [
      'an unknown project',
      'POST',
      'search/jql',
      { jql: 'project = VULN' },
      400,
      /^The value 'VULN' does not exist for the field 'project'\.$/,
    ],
    ['an unfinished text', 'POST', 'search/jql', { jql: 'summary ~ "x' }, 400, /^Error in the JQL Query/],
    ['an unknown key in the body', 'POST', 'search/jql', { jql: 'project = SHOP', colour: 1 }, 400, /./],
    [
      'a missing issue',
      'GET',
      'issue/SHOP-999',
      undefined,
      404,
      /^Issue does not exist or you do not have permission to see it\.$/,
    ],
    ['a missing project', 'GET', 'project/VULN', undefined, 404, /^No project could be found with key 'VULN'\.$/],
    [
      'too many issues at once',
      'POST',
      'issue/bulkfetch',
      { issueIdsOrKeys: Array.from({ length: 101 }, (_, i) => `SHOP-${i}`) },
      400,
      /100/,
    ],
  ])('%s', async (_name, method, path, body, status, message) => {
    const answer = await rest(method, path, body);
    expect(answer.status).toBe(status);
    expect((answer.body as { errorMessages: string[] }).errorMessages.join()).toMatch(message);
    expect((answer.body as { errors: object }).errors).toEqual({});
  });

  it('bare words find nothing', async () => {
    expect(await search('this is not jql')).toEqual({ issues: [], isLast: true });
  });

  it('a body without its type', async () => {
    const answer = toy.site.jira(
      { method: 'POST', path: '/rest/api/3/search/jql', headers: {}, body: '' },
      mara.accountId,
    );
    expect(answer).toMatchObject({ status: 415, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(answer.body)).toEqual({
      title: 'Unsupported Media Type',
      detail: "Content-Type 'null' is not supported.",
      instance: '/rest/api/3/search/jql',
    });
  });

  it('a wrong method', async () => {
    const answer = await rest('PATCH', 'issue/SHOP-1');
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET,PUT,DELETE' } });
  });

  it('nobody, at myself', async () => {
    expect(await rest('GET', 'myself', undefined, null)).toMatchObject({
      status: 401,
      body: 'Client must be authenticated to access this resource.',
    });
  });

  it('nobody, elsewhere: no projects, the same 404', async () => {
    expect(await rest('GET', 'project/search', undefined, null)).toMatchObject({ status: 200, body: { values: [] } });
    expect((await rest('GET', 'issue/SHOP-1', undefined, null)).status).toBe(404);
  });

  it('a summary that is too long, a field that is not there', async () => {
    expect(await create({ ...task, summary: 'x'.repeat(256) })).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { summary: "Summary can't exceed 255 characters." } },
    });
    expect((await create({ ...task, customfield_10064: 1 })).body).toEqual({
      errorMessages: [],
      errors: {
        customfield_10064: "Field 'customfield_10064' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    });
  });

  it('carries the headers of the edge', async () => {
    const { headers } = await rest('GET', 'serverInfo');
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '350', server: 'AtlassianEdge' });
    expect(Number(headers['x-ratelimit-remaining'])).toBeLessThan(350);
  });

  it('more than 350 requests in a second', async () => {
    toy.site.advance(1000);
    for (let i = 0; i < 350; i += 1) await rest('GET', 'serverInfo');
    expect(await rest('GET', 'serverInfo')).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    toy.site.advance(1000);
    expect((await rest('GET', 'serverInfo')).status).toBe(200);
  });
});

describe('what is not modelled', () => {
  it('answers 501 and is listed', async () => {
    expect((await rest('GET', 'issue/SHOP-1/comment')).status).toBe(501);
    expect((await rest('GET', 'issue/SHOP-1?expand=changelog')).status).toBe(501);
    expect((await rest('POST', 'search/jql', { jql: 'status was Done' })).status).toBe(501);
    expect((await rest('POST', 'search/jql', { jql: 'assignee in membersOf("finance")' })).status).toBe(501);
    expect(toy.site.notModelled.list().map(({ what, detail }) => `${what} ${detail}`.trim())).toEqual([
      'Jira GET /rest/api/3/issue/SHOP-1/comment',
      'Jira expand=changelog',
      'Jira JQL was',
      'Jira JQL function membersOf',
    ]);
  });
});

describe('who sees and does what', () => {
  it('shows the restricted project to finance alone', async () => {
    const projects = async (as: string): Promise<string[]> => {
      const { body } = await rest('GET', 'project/search', undefined, as);
      return (body as { values: { key: string }[] }).values.map(({ key }) => key);
    };
    expect(await projects(mara.accountId)).toEqual(['LOYAL', 'OPS', 'PAY', 'PICK', 'SHOP']);
    expect(await projects(ife.accountId)).toEqual(['LOYAL', 'OPS', 'PICK', 'SHOP']);
    const { body } = await rest('GET', 'project/search?orderBy=name', undefined, ife.accountId);
    expect((body as { values: { name: string }[] }).values.map(({ name }) => name)).toEqual([
      ...['Facilities', 'Fulfilment', 'Loyalty', 'Storefront'],
    ]);
    expect(await projects(silas.accountId)).toEqual([]);
    expect((await rest('GET', 'issue/PAY-1', undefined, mara.accountId)).status).toBe(200);
    expect((await rest('GET', 'issue/PAY-1', undefined, ife.accountId)).status).toBe(404);
    expect((await rest('POST', 'search/jql', { jql: 'project = PAY' }, ife.accountId)).body).toEqual({
      ...refusal("The value 'PAY' does not exist for the field 'project'."),
    });
    expect(await keys('summary ~ payroll', ife.accountId)).toEqual([]);
  });

  it('lets a viewer read and nothing else', async () => {
    expect((await rest('GET', 'issue/SHOP-1', undefined, wren.accountId)).status).toBe(200);
    expect((await rest('PUT', 'issue/SHOP-1', { fields: { summary: 'no' } }, wren.accountId)).status).toBe(403);
    expect((await rest('DELETE', 'issue/SHOP-1', undefined, wren.accountId)).status).toBe(403);
    expect((await create(task, wren.accountId)).status).toBe(400);
    expect((await rest('GET', 'issue/SHOP-1/transitions', undefined, wren.accountId)).body).toMatchObject({
      transitions: [],
    });
    expect((await rest('POST', 'issue/SHOP-1/transitions', { transition: { id: '41' } }, wren.accountId)).status).toBe(
      400,
    );
  });

  it.each([
    [mara, true, true],
    [ife, false, true],
    [edda, false, false],
    [silas, false, false],
  ])('$displayName', async (who, administers, hasJira) => {
    const permissions = await rest('GET', 'mypermissions?permissions=ADMINISTER', undefined, who.accountId);
    expect(permissions.body).toMatchObject({
      permissions: { ADMINISTER: { havePermission: administers, type: 'GLOBAL' } },
    });
    const myself = (await rest('GET', 'myself?expand=groups,applicationRoles', undefined, who.accountId)).body;
    expect(myself).toMatchObject({
      accountId: who.accountId,
      groups: { size: who.groups.length, items: who.groups.map((name) => ({ name })) },
      applicationRoles: { size: hasJira ? 1 : 0 },
    });
  });

  it('says sizes without items until they are asked for', async () => {
    expect((await rest('GET', 'myself')).body).toMatchObject({
      groups: { size: 5, items: [] },
      applicationRoles: { size: 1, items: [] },
    });
  });

  it('tells of permissions in a project, and refuses unknown ones', async () => {
    const asked = 'mypermissions?permissions=BROWSE_PROJECTS,EDIT_ISSUES&projectKey=PICK';
    expect((await rest('GET', asked, undefined, ife.accountId)).body).toMatchObject({
      permissions: { BROWSE_PROJECTS: { havePermission: true }, EDIT_ISSUES: { havePermission: false } },
    });
    expect(
      (await rest('GET', 'mypermissions?permissions=BROWSE_PROJECTS&projectKey=PAY', undefined, ife.accountId)).status,
    ).toBe(404);
    expect((await rest('GET', 'mypermissions')).status).toBe(400);
    expect((await rest('GET', 'mypermissions?permissions=FLY')).status).toBe(400);
  });

  it('checks many permissions at once; of somebody else only for administrators', async () => {
    const asked = {
      accountId: ife.accountId,
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10000, 10003] }],
    };
    expect((await rest('POST', 'permissions/check', asked)).body).toEqual({
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [10000], issues: [] }],
      globalPermissions: [],
    });
    expect((await rest('POST', 'permissions/check', asked, wren.accountId)).status).toBe(403);
  });

  it('finds people for those who have Jira', async () => {
    const names = async (as: string): Promise<string[]> => {
      const { body } = await rest('GET', 'user/search?query=s', undefined, as);
      return (body as { displayName: string }[]).map(({ displayName }) => displayName);
    };
    expect(await names(wren.accountId)).toEqual(['Nadia Sorel', 'Silas Groot', 'Sunniva Dahl']);
    expect(await names(silas.accountId)).toEqual([]);
    const ids = [mara.accountId, 'nobody', ife.accountId].map((id) => `accountId=${id}`).join('&');
    expect((await rest('GET', `user/bulk?${ids}`)).body).toMatchObject({ total: 2, isLast: true });
    expect((await rest('GET', 'user?accountId=nobody')).status).toBe(404);
  });

  it('finds groups by a part of their name', async () => {
    expect((await rest('GET', 'groups/picker?query=ful')).body).toMatchObject({
      total: 1,
      groups: [{ name: 'fulfilment', html: '<b>ful</b>filment' }],
    });
  });
});

describe('issues', () => {
  it('are made, changed, moved on and deleted', async () => {
    const made = await create({
      ...task,
      labels: ['one'],
      assignee: { accountId: ife.accountId },
      customfield_10016: 3,
      duedate: '2026-12-01',
    });
    expect(made.status).toBe(201);
    const { key, id } = made.body as { key: string; id: string };
    toy.site.advance(60_000);
    expect((await rest('PUT', `issue/${key}`, { fields: { summary: 'Changed', assignee: null } })).status).toBe(204);
    expect(
      (
        await rest('POST', `issue/${id}/transitions`, {
          transition: { id: '41' },
          fields: { resolution: { name: "Won't Do" } },
        })
      ).status,
    ).toBe(204);
    const { body } = await rest('GET', `issue/${key}`);
    expect(body).toMatchObject({
      id,
      key,
      fields: {
        summary: 'Changed',
        assignee: null,
        reporter: { accountId: mara.accountId },
        labels: ['one'],
        customfield_10016: 3,
        duedate: '2026-12-01',
        status: { name: 'Done', statusCategory: { key: 'done' } },
        resolution: { name: "Won't Do" },
        created: expect.stringMatching(/^2026-11-19T10:42:\d\d\.\d{3}\+0000$/) as string,
        resolutiondate: expect.stringMatching(/^2026-11-19T10:43:/) as string,
      },
    });
    await rest('POST', `issue/${key}/transitions`, { transition: { id: '21' } });
    expect((await rest('GET', `issue/${key}?fields=resolution,resolutiondate`)).body).toMatchObject({
      fields: { resolution: null, resolutiondate: null },
    });
    expect((await rest('DELETE', `issue/${key}`)).status).toBe(204);
    expect((await rest('GET', `issue/${key}`)).status).toBe(404);
    expect(((await create(task)).body as { key: string }).key).not.toBe(key);
  });

  it.each([
    ['no summary', { summary: ' ' }, 'summary'],
    ['no project', { project: { key: 'NO' } }, 'project'],
    ['no type', { issuetype: { name: 'Dream' } }, 'issuetype'],
    ['a parent of the same level', { parent: { key: 'SHOP-2' } }, 'parent'],
    ['a description that is no document', { description: 'text' }, 'description'],
    ['a person who is nobody', { assignee: { accountId: 'nobody' } }, 'assignee'],
    ['a sub-task without parent', { issuetype: { name: 'Sub-task' } }, 'parent'],
  ])('are refused with %s', async (_name, fields, field) => {
    const { status, body } = await create({ ...task, ...fields });
    expect(status).toBe(400);
    expect((body as { errors: object }).errors).toHaveProperty(field);
  });

  it('take their sub-tasks along only when told to, and leave children behind', async () => {
    const { key } = (await create({ ...task, parent: { key: 'SHOP-1' } })).body as { key: string };
    await create({ ...task, issuetype: { name: 'Sub-task' }, parent: { key } });
    expect((await rest('DELETE', `issue/${key}`)).status).toBe(400);
    expect((await rest('DELETE', `issue/${key}?deleteSubtasks=true`)).status).toBe(204);
    const [child] = await keys('parent = SHOP-1 order by key');
    await rest('DELETE', 'issue/SHOP-1?deleteSubtasks=true');
    expect((await rest('GET', `issue/${child ?? ''}?fields=parent`)).body).toMatchObject({ fields: {} });
  });

  it('come in bulk, with an error for what cannot be seen', async () => {
    const { body } = await rest(
      'POST',
      'issue/bulkfetch',
      { issueIdsOrKeys: ['SHOP-1', 'PAY-1', 'shop-1'], fields: ['summary'] },
      ife.accountId,
    );
    expect(body).toMatchObject({ issues: [{ key: 'SHOP-1' }], issueErrors: [{ id: 'PAY-1' }] });
    expect((body as { issues: unknown[] }).issues).toHaveLength(1);
  });

  it('are found as ids alone without fields', async () => {
    const { body } = await rest('POST', 'search/jql', { jql: 'key = SHOP-1' });
    expect(body).toEqual({ issues: [{ id: '10000' }], isLast: true });
  });
});

describe('links', () => {
  interface Link {
    readonly id: string;
    readonly type: { readonly name: string };
    readonly inwardIssue?: { readonly key: string };
    readonly outwardIssue?: { readonly key: string };
  }
  const link = (from: string, to: string, more: Body = {}, as = mara.accountId): Promise<RestAnswer> =>
    rest(
      'POST',
      'issueLink',
      { type: { name: 'Blocks' }, inwardIssue: { key: from }, outwardIssue: { key: to }, ...more },
      as,
    );
  const linksOf = async (key: string, as = mara.accountId): Promise<Link[]> =>
    ((await rest('GET', `issue/${key}?fields=issuelinks`, undefined, as)).body as { fields: { issuelinks: Link[] } })
      .fields.issuelinks;
  const updated = async (key: string): Promise<number> => {
    const { body } = await rest('GET', `issue/${key}?fields=updated`);
    return Date.parse((body as { fields: { updated: string } }).fields.updated);
  };

  it('start at the issue that the request calls inward, which reads the outward words', async () => {
    expect(await linksOf('SHOP-7')).toMatchObject([
      { outwardIssue: { key: expect.stringMatching(/^PICK-/) as string } },
    ]);
    expect(await link('SHOP-2', 'PICK-2')).toMatchObject({ status: 201, body: null });
    const [blocks] = await linksOf('SHOP-2');
    expect(blocks).toMatchObject({
      type: { name: 'Blocks', outward: 'blocks', inward: 'is blocked by' },
      outwardIssue: { key: 'PICK-2', fields: { summary: expect.any(String) as string, status: {}, issuetype: {} } },
    });
    expect(blocks).not.toHaveProperty('inwardIssue');
    const [blocked] = await linksOf('PICK-2');
    expect(blocked).toMatchObject({ id: blocks?.id, inwardIssue: { key: 'SHOP-2' } });
    expect(blocked).not.toHaveProperty('outwardIssue');
    expect((await rest('GET', `issueLink/${blocks?.id ?? ''}`)).body).toMatchObject({
      inwardIssue: { key: 'SHOP-2' },
      outwardIssue: { key: 'PICK-2' },
    });
    const found = await search('key = SHOP-2', { fields: ['issuelinks'] });
    const fetched = (await rest('POST', 'issue/bulkfetch', { issueIdsOrKeys: ['SHOP-2'], fields: ['issuelinks'] }))
      .body;
    for (const body of [found, fetched]) expect(body).toMatchObject({ issues: [{ fields: { issuelinks: [blocks] } }] });
  });

  it('are made once, by names or by ids, move both issues’ update, and are taken away', async () => {
    toy.site.advance(60_000);
    const before = toy.site.now();
    await link('SHOP-2', 'PICK-2');
    await link('SHOP-2', 'PICK-2', { type: { id: '10000' }, inwardIssue: { id: '10001' } });
    expect(await linksOf('SHOP-2')).toHaveLength(1);
    for (const key of ['SHOP-2', 'PICK-2']) expect(await updated(key)).toBeGreaterThanOrEqual(before);
    await link('PICK-2', 'SHOP-2');
    await link('SHOP-2', 'PICK-2', { type: { name: 'relates' } });
    const links = await linksOf('SHOP-2');
    expect(links.map(({ type, inwardIssue }) => [type.name, inwardIssue?.key])).toEqual([
      ['Blocks', undefined],
      ['Blocks', 'PICK-2'],
      ['Relates', undefined],
    ]);
    toy.site.advance(60_000);
    for (const { id } of links) expect((await rest('DELETE', `issueLink/${id}`)).status).toBe(204);
    expect(await linksOf('PICK-2')).toEqual([]);
    expect(await updated('PICK-2')).toBeGreaterThanOrEqual(before + 60_000);
    expect(await rest('DELETE', `issueLink/${links[0]?.id ?? ''}`)).toMatchObject({
      status: 404,
      body: refusal(`No issue link with id '${links[0]?.id ?? ''}' exists.`),
    });
  });

  const unseen = 'Issue does not exist or you do not have permission to see it.';
  const unread = 'Invalid request payload. Refer to the REST API documentation and try again.';

  it('are refused in Jira’s words', async () => {
    const wrong: readonly (readonly [Body, number, string?])[] = [
      [{ outwardIssue: { key: 'SHOP-999' } }, 404, unseen],
      [{ outwardIssue: { key: 'PAY-1' } }, 404, unseen],
      [{ type: { name: 'Dreams of' } }, 404, "No issue link type with name 'Dreams of' found."],
      [{ type: { id: '7' } }, 404, "No issue link type with id '7' found."],
      [{ outwardIssue: { key: 'SHOP-2' } }, 400, 'You cannot link an issue to itself.'],
      [{ inwardIssue: { key: 'PICK-2' } }, 401, "No Link Issue Permission for issue 'PICK-2'"],
      [{ outwardIssue: {} }, 400, unread],
      [{ type: {} }, 400, unread],
      [{ colour: 1 }, 400, unread],
      [{ comment: {} }, 501],
    ];
    for (const [more, status, message] of wrong) {
      const answer = await link('SHOP-2', 'PICK-3', more, ife.accountId);
      expect([more, answer.status]).toEqual([more, status]);
      if (message !== undefined) expect(answer.body).toEqual(refusal(message));
    }
    expect(await linksOf('SHOP-2')).toEqual([]);
  });

  it('are told to nobody who may not browse both issues, nor to the app', async () => {
    expect((await link('SHOP-2', 'PAY-1')).status).toBe(201);
    const [hidden] = await linksOf('SHOP-2');
    expect(await linksOf('SHOP-2', ife.accountId)).toEqual([]);
    const asApp = await toy.jira({ as: 'app', path: '/rest/api/3/issue/SHOP-2?fields=issuelinks' });
    expect(JSON.parse(asApp.text)).toMatchObject({ fields: { issuelinks: [] } });
    for (const method of ['GET', 'DELETE'])
      expect((await rest(method, `issueLink/${hidden?.id ?? ''}`, undefined, ife.accountId)).status).toBe(404);
    await link('SHOP-3', 'PICK-2');
    const [seen] = await linksOf('SHOP-3', wren.accountId);
    expect((await rest('DELETE', `issueLink/${seen?.id ?? ''}`, undefined, wren.accountId)).status).toBe(404);
    expect((await rest('GET', 'issueLink/x')).status).toBe(400);
  });

  it('go with their issues, and not into archived projects', async () => {
    const { key } = (await create(task)).body as { key: string };
    const part = (await create({ ...task, issuetype: { name: 'Sub-task' }, parent: { key } })).body as { key: string };
    await link('PICK-2', key);
    await link('PICK-2', part.key);
    expect(await linksOf('PICK-2')).toHaveLength(2);
    await rest('DELETE', `issue/${key}?deleteSubtasks=true`);
    expect(await linksOf('PICK-2')).toEqual([]);
    await rest('POST', 'project/OPS/archive', {});
    expect((await link('SHOP-2', 'OPS-1')).status).toBe(401);
    expect((await link('OPS-1', 'SHOP-2')).status).toBe(401);
  });

  it('are not modelled in JQL', async () => {
    expect((await rest('POST', 'search/jql', { jql: 'issueLink = SHOP-2' })).status).toBe(501);
  });
});

describe('JQL', () => {
  it.each([
    ['project = shop and issuetype = Epic order by key', ['SHOP-1', 'SHOP-8', 'SHOP-12', 'SHOP-15']],
    ['parent = SHOP-1 and status = Done order by key desc', ['SHOP-4', 'SHOP-3', 'SHOP-2']],
    ['key in (SHOP-2, SHOP-3) and not assignee = "Rosa Quill" order by summary', ['SHOP-3', 'SHOP-2']],
    [
      'project = "Storefront" and statusCategory = "In Progress" order by key',
      ['SHOP-1', 'SHOP-5', 'SHOP-8', 'SHOP-10', 'SHOP-12'],
    ],
    ['summary ~ "pay typ" ', ['SHOP-5']],
    [
      'project = SHOP and assignee is empty and resolution = Unresolved order by key',
      ['SHOP-6', 'SHOP-7', 'SHOP-11', 'SHOP-14'],
    ],
    [
      'project = SHOP and assignee is not EMPTY and resolution is EMPTY and type = Story order by key',
      ['SHOP-5', 'SHOP-10'],
    ],
    [
      'parent is empty and project in (PICK, LOYAL) order by project, key',
      ['LOYAL-1', 'LOYAL-5', 'PICK-1', 'PICK-5', 'PICK-7'],
    ],
    ['key = SHOP-6 and assignee != "Ife Adeyemi"', []],
    [
      'project = SHOP and created <= -30d and created > "2026-10-01" and type = Epic order by created',
      ['SHOP-1', 'SHOP-8', 'SHOP-12', 'SHOP-15'],
    ],
    ['project = SHOP and created > startOfDay()', []],
    ['cf[10016] > 2', []],
  ])('%s', async (jql, expected) => {
    // The seed's first month, which has an epic of every kind.
    const [where = '', order] = jql.split(' order by ');
    const bounded = `(${where}) and created < "2026-11-03"`;
    expect(await keys(order === undefined ? bounded : `${bounded} order by ${order}`)).toEqual(expected);
  });

  it('reckons with periods and with functions that take one', async () => {
    toy.site.setNow(toyNow);
    const { key } = (await create(task)).body as { key: string };
    const at = async (day: number): Promise<void> => toy.site.setNow(toyNow + day * 86_400_000);
    const finds = async (jql: string): Promise<boolean> => (await keys(`key = ${key} and ${jql}`)).length === 1;
    await at(9);
    expect(await finds('created > "-1w 3d"')).toBe(true);
    expect(await finds('created > "-1w 1d"')).toBe(false);
    expect(await finds('updated >= startOfDay("-9d")')).toBe(true);
    expect(await finds('updated >= startOfDay(-8d)')).toBe(false);
    expect(await finds('updated <= endOfDay(-9d)')).toBe(true);
    expect(await finds('updated < startOfWeek()')).toBe(true);
    expect((await rest('POST', 'search/jql', { jql: 'created > startOfMonth("1")' })).status).toBe(501);
    expect((await rest('POST', 'search/jql', { jql: 'created > "-1x"' })).status).toBe(400);
  });

  it('knows who asks', async () => {
    expect(await keys('assignee = currentUser() order by key', people.leo.accountId)).toContain('SHOP-1');
    expect(await keys('assignee = currentUser()', silas.accountId)).toEqual([]);
  });

  it('pages without overlap and counts', async () => {
    const all = await keys('project = SHOP');
    const found: string[] = [];
    let token: string | undefined;
    do {
      const page = await search('project = SHOP', {
        maxResults: 4,
        ...(token === undefined ? {} : { nextPageToken: token }),
      });
      found.push(...(page['issues'] as { key: string }[]).map(({ key }) => key));
      token = page['nextPageToken'] as string | undefined;
      expect(page['isLast']).toBe(token === undefined);
    } while (token !== undefined);
    expect(found).toEqual(all);
    expect((await rest('POST', 'search/approximate-count', { jql: 'project = SHOP' })).body).toEqual({
      count: all.length,
    });
  });

  it('is checked without being run', async () => {
    expect(
      (await rest('POST', 'jql/parse?validation=strict', { queries: ['project = SHOP', 'project ='] })).body,
    ).toMatchObject({
      queries: [{ query: 'project = SHOP' }, { query: 'project =', errors: [expect.any(String) as string] }],
    });
  });
});

describe('calls of the app', () => {
  it('act as the person or as the app', async () => {
    const asked = { path: '/rest/api/3/project/search' };
    const names = async (as: 'app' | 'user', who: string): Promise<number> =>
      (JSON.parse((await toy.jira({ as, ...asked }, who)).text) as { total: number }).total;
    expect(await names('user', ife.accountId)).toBe(4);
    // Payroll is closed to the app, and its administrator still sees it.
    expect(await names('user', mara.accountId)).toBe(5);
    expect(await names('app', mara.accountId)).toBe(4);
  });

  it('need somebody to act as', async () => {
    expect(await toy.ask('jira', { as: 'user', path: '/rest/api/3/myself' }, null)).toMatchObject({
      failure: { name: 'NEEDS_AUTHENTICATION_ERR' },
    });
  });

  it('need the scope in manifest.yml, in the browser too', async () => {
    const write = { method: 'POST', path: '/rest/api/3/issue', body: { fields: task } };
    expect(await toy.jira({ as: 'user', ...write }, mara.accountId)).toMatchObject({
      status: 401,
      text: '{"code":401,"message":"Unauthorized; scope does not match"}',
    });
    const request = {
      method: 'POST',
      path: '/rest/api/3/issue',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    };
    expect(toy.site.requestJira(mara.accountId, request).status).toBe(401);
    await toy.site.close();
    toy = await openToySite({ root: editedManifest('- read:jira-user', '- write:jira-work') });
    expect((await toy.jira({ as: 'user', ...write }, mara.accountId)).status).toBe(201);
    expect((await toy.jira({ as: 'user', path: '/rest/api/3/myself' })).status).toBe(401);
  });

  it.each([
    ['GET', '/rest/api/3/project/search', undefined, 6],
    ['GET', '/rest/api/3/myself', undefined, 3],
    ['GET', '/rest/api/3/myself?expand=groups', undefined, 13],
    ['GET', '/rest/api/3/mypermissions?permissions=ADMINISTER', undefined, 3],
    ['GET', `/rest/api/3/user/bulk?accountId=${mara.accountId}&accountId=${ife.accountId}`, undefined, 5],
    ['POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ['SHOP-1', 'SHOP-2'] }, 3],
    ['GET', '/rest/api/3/serverInfo', undefined, 1],
    ['GET', '/rest/api/3/issue/SHOP-999', undefined, 1],
  ])('%s %s costs its points', async (method, path, body, points) => {
    await toy.jira({ as: 'user', method, path, body }, mara.accountId);
    expect(toy.site.cost.rows().at(-1)).toMatchObject({ function: 'jira', points });
    expect(toy.site.cost.pointsThisHour()).toBeGreaterThanOrEqual(points);
  });

  it('cost nothing from the browser', () => {
    const before = toy.site.cost.pointsThisHour();
    toy.site.requestJira(mara.accountId, { method: 'GET', path: '/rest/api/3/myself', headers: {}, body: '' });
    expect(toy.site.cost.pointsThisHour()).toBe(before);
  });
});

describe('switches', () => {
  it('refuse the app right after install, and not the people', async () => {
    toy.site.faults.jira({ as: 'app', status: 401, times: 1 });
    toy.site.faults.jira({ as: 'app', status: 403, times: 1 });
    const asApp = { as: 'app', path: '/rest/api/3/issuetype' } as const;
    expect((await toy.jira({ ...asApp, as: 'user' })).status).toBe(200);
    expect((await toy.jira(asApp)).status).toBe(401);
    expect((await toy.jira(asApp)).status).toBe(403);
    expect((await toy.jira(asApp)).status).toBe(200);
  });

  it('answer 429 and 503 with and without Retry-After, by person and by path', async () => {
    const me = { as: 'user', path: '/rest/api/3/myself' } as const;
    toy.site.faults.jira({ as: ife.accountId, status: 429, retryAfter: 7, times: 1 });
    expect((await toy.jira(me, mara.accountId)).status).toBe(200);
    expect(await toy.jira(me)).toMatchObject({ status: 429, retryAfter: '7' });
    toy.site.faults.jira({ status: 429, match: 'myself', times: 1 });
    expect((await toy.jira({ as: 'user', path: '/rest/api/3/issuetype' })).status).toBe(200);
    expect(await toy.jira(me)).toMatchObject({ status: 429, retryAfter: null });
    toy.site.faults.jira({ status: 503 });
    expect((await toy.jira(me)).status).toBe(503);
    toy.site.faults.clear();
    expect((await toy.jira(me)).status).toBe(200);
  });
});

it('dates what happens by the site’s clock', () => {
  expect(toy.site.now() - toyNow).toBeLessThan(10_000);
});
