import { serveSiteApi } from '../../local/server/site-api';
import { appAccountId, people } from '../../local/site/people';
import { openTrackerSite, type TrackerSite } from './tracker/tracker-site';
import type { Heard } from './tracker/tracker-app';

let tracker: TrackerSite;
beforeEach(async () => {
  tracker = await openTrackerSite();
});
afterEach(() => tracker.site.close());

const { mara } = people;
const types = (heard: readonly Heard[]): string[] => heard.map(({ eventType }) => eventType);
const summaries = (heard: readonly Heard[]): unknown[] => heard.map(({ issue }) => issue?.fields['summary']);
const items = ([event]: readonly Heard[]): unknown => event?.changelog?.items;

const documented = [
  'assignee',
  'created',
  'creator',
  'issuetype',
  'project',
  'reporter',
  'status',
  'summary',
  'updated',
];

describe('an event of an issue', () => {
  it('says the documented fields and nothing else', async () => {
    const epic = await tracker.create({ summary: 'Epic', issuetype: { name: 'Epic' } });
    const { id, key } = await tracker.create({ summary: 'One', parent: { key: epic.key }, customfield_10016: 3 });
    const [, event] = await tracker.hear();
    expect(Object.keys(event ?? {}).sort()).toEqual(
      ['associatedUsers', 'atlassianId', 'context', 'contextToken', 'eventType', 'issue', 'selfGenerated'].sort(),
    );
    expect(event).toMatchObject({
      eventType: 'avi:jira:created:issue',
      issue: { id, key, fields: { summary: 'One', project: { key: 'SHOP' }, status: { name: 'To Do' } } },
      atlassianId: mara.accountId,
      associatedUsers: [{ accountId: mara.accountId }],
      selfGenerated: false,
      context: { moduleKey: 'issues' },
    });
    expect(Object.keys(event?.issue?.fields ?? {}).sort()).toEqual(documented);
    expect(event?.issue?.fields['issuetype']).toHaveProperty('name', 'Story');
    expect(event?.issue?.fields['issuetype']).not.toHaveProperty('hierarchyLevel');
  });

  it('says more in the second mode, where the manifest asks for it', async () => {
    await tracker.site.close();
    tracker = await openTrackerSite({ eventsIncludeFields: true });
    const epic = await tracker.create({ summary: 'Epic', issuetype: { name: 'Epic' } });
    await tracker.create({ summary: 'One', parent: { key: epic.key }, customfield_10016: 3 });
    const [, event] = await tracker.hear();
    expect(event?.issue?.fields).toMatchObject({ parent: { key: epic.key }, customfield_10016: 3 });
    const [, echo] = tracker.echoes();
    expect(Object.keys(echo?.issue?.fields ?? {}).sort()).toEqual(documented);
  });
});

describe('a changelog', () => {
  it('has a transition with the resolution that it set', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.rest('POST', `issue/${key}/transitions`, { transition: { id: '41' } });
    const [, moved] = await tracker.hear();
    expect(moved).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      issue: { fields: { status: { name: 'Done' } } },
      changelog: {
        id: expect.stringMatching(/^\d+$/) as string,
        items: [
          { field: 'status', fieldId: 'status', from: '10000', fromString: 'To Do', to: '10003', toString: 'Done' },
          { field: 'resolution', fieldId: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
        ],
      },
    });
  });

  it('has a new parent as an association of ids, without a field', async () => {
    const [first, second] = [
      await tracker.create({ summary: 'A', issuetype: { name: 'Epic' } }),
      await tracker.create({ summary: 'B', issuetype: { name: 'Epic' } }),
    ];
    const { key } = await tracker.create({ summary: 'One', parent: { key: first.key } });
    await tracker.hear();
    await tracker.rest('PUT', `issue/${key}`, { fields: { parent: { id: second.id } } });
    expect(items(await tracker.hear())).toEqual([
      {
        field: 'IssueParentAssociation',
        fieldtype: 'jira',
        from: first.id,
        fromString: first.key,
        to: second.id,
        toString: second.key,
      },
    ]);
    await tracker.rest('PUT', `issue/${key}`, { fields: { parent: null } });
    expect(items(await tracker.hear())).toMatchObject([{ from: second.id, to: null, toString: null }]);
  });

  it('has estimates and people by their fields', async () => {
    const { key } = await tracker.create({ summary: 'One', timeoriginalestimate: 3600 });
    await tracker.hear();
    const fields = { customfield_10016: 5, timeoriginalestimate: 7200, assignee: { accountId: mara.accountId } };
    await tracker.rest('PUT', `issue/${key}`, { fields });
    expect(items(await tracker.hear())).toMatchObject([
      { fieldId: 'assignee', from: null, to: mara.accountId, toString: 'Mara Ellison' },
      { fieldId: 'timeoriginalestimate', from: '3600', to: '7200', toString: '7200' },
      { fieldId: 'customfield_10016', fieldtype: 'custom', from: null, fromString: null, toString: '5' },
    ]);
  });

  it('of nothing is no event', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.hear();
    await tracker.rest('PUT', `issue/${key}`, { fields: { summary: 'One' } });
    expect(await tracker.hear()).toEqual([]);
  });
});

describe('who hears what', () => {
  it('deleting tells of the issue alone', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.create({ summary: 'Part', issuetype: { name: 'Sub-task' }, parent: { key } });
    await tracker.hear();
    await tracker.rest('DELETE', `issue/${key}?deleteSubtasks=true`);
    const heard = await tracker.hear();
    expect(types(heard)).toEqual(['avi:jira:deleted:issue']);
    expect(summaries(heard)).toEqual(['One']);
  });

  it('what was refused tells nothing', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.hear();
    await tracker.ask('DELETE', `issue/${key}`, undefined, people.wren);
    await tracker.ask('PUT', `issue/${key}`, { fields: { summary: '' } });
    expect(await tracker.hear()).toEqual([]);
  });

  it('the app does not hear itself where the manifest says so', async () => {
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'By the app' };
    for (const as of ['app', 'user'] as const) {
      const payload = { as, method: 'POST', path: '/rest/api/3/issue', body: { fields } };
      const asked = { as: mara.accountId, moduleKey: 'sight', functionKey: 'jira', payload };
      expect(await tracker.site.invoke(asked)).toBe(201);
    }
    expect(await tracker.hear()).toEqual([]);
    expect(tracker.echoes()).toMatchObject([
      { selfGenerated: true, atlassianId: appAccountId },
      { selfGenerated: true, atlassianId: mara.accountId },
    ]);
  });

  it('nothing of a project that the app may not browse', async () => {
    await tracker.rest('POST', 'issue', {
      fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Secret' },
    });
    expect(await tracker.hear()).toEqual([]);
    expect(tracker.site.eventsWaiting()).toBe(0);
  });
});

describe('delivery', () => {
  it('is doubled, late and out of order when told to', async () => {
    tracker.site.faults.events({ kind: 'duplicate', match: 'created', times: 1 });
    await tracker.create({ summary: 'twice' });
    expect(summaries(await tracker.hear())).toEqual(['twice', 'twice']);
    tracker.site.faults.events({ kind: 'late', times: 1 });
    await tracker.create({ summary: 'late' });
    await tracker.create({ summary: 'on time' });
    expect(summaries(await tracker.hear())).toEqual(['on time']);
    tracker.site.advance(180_000);
    expect(summaries(await tracker.hear())).toEqual(['late']);
    tracker.site.faults.events({ kind: 'shuffle' });
    const names = Array.from({ length: 20 }, (_, i) => String(i));
    for (const summary of names) await tracker.create({ summary });
    const heard = summaries(await tracker.hear());
    expect(heard).not.toEqual(names);
    expect([...heard].sort()).toEqual([...names].sort());
  });

  it('comes again when the function asks for it, at most four times', async () => {
    await tracker.create({ summary: 'again' });
    expect(await tracker.hear()).toMatchObject([{ eventType: 'avi:jira:created:issue' }]);
    for (const retryCount of [1, 2, 3, 4]) {
      expect(await tracker.hear()).toEqual([]);
      tracker.site.advance(5000);
      expect(await tracker.hear()).toMatchObject([{ retryContext: { retryCount } }]);
    }
    tracker.site.advance(5000);
    expect(tracker.site.eventsWaiting()).toBe(0);
  });

  it('goes on behind an event whose function throws', async () => {
    await tracker.create({ summary: 'throw' });
    await tracker.create({ summary: 'next' });
    await expect(tracker.site.runEvents()).rejects.toThrow('on purpose');
    expect(summaries(await tracker.hear())).toEqual(['throw', 'next']);
  });

  it('takes 10,000 events in a burst', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.hear();
    const started = performance.now();
    for (let i = 0; i < 10_000; i += 1) {
      tracker.site.advance(4);
      await tracker.rest('PUT', `issue/${key}`, { fields: { customfield_10016: i + 1 } });
    }
    expect(tracker.site.eventsWaiting()).toBe(10_000);
    await tracker.site.runEvents({ atOnce: 8 });
    const heard = await tracker.hear();
    expect(heard).toHaveLength(10_000);
    expect(new Set(heard.map(({ changelog }) => changelog?.id)).size).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);
});

describe('a link', () => {
  const link = (from: string, to: string): Promise<unknown> =>
    tracker.rest('POST', 'issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { id: from },
      outwardIssue: { id: to },
    });
  const linkId = async (id: string): Promise<string> => {
    const { fields } = (await tracker.rest('GET', `issue/${id}`)) as { fields: { issuelinks: { id: string }[] } };
    return fields.issuelinks[0]?.id ?? '';
  };
  const pair = async (project = 'PICK') => {
    const ends = [
      await tracker.create({ summary: 'From' }),
      await tracker.create({ summary: 'To', project: { key: project } }),
    ] as const;
    await tracker.hear();
    return ends;
  };
  const payload = {
    issueLinkType: {
      id: '10000',
      name: 'Blocks',
      inward: 'is blocked by',
      outward: 'blocks',
      self: expect.stringContaining('/rest/api/3/issueLinkType/10000') as string,
    },
    sourceProjectId: '10000',
    destinationProjectId: '10001',
  };

  it('is told of when made and when taken away, and both issues have it in their changelog', async () => {
    const [from, to] = await pair();
    await link(from.id, to.id);
    const id = await linkId(from.id);
    const made = await tracker.hear();
    expect(made).toEqual([
      {
        eventType: 'avi:jira:created:issuelink',
        ...{ id, sourceIssueId: from.id, destinationIssueId: to.id, ...payload },
        ...{ selfGenerated: false, context: made[0]?.['context'], contextToken: 'local' },
      },
      expect.objectContaining({ eventType: 'avi:jira:updated:issue' }),
      expect.objectContaining({ eventType: 'avi:jira:updated:issue' }),
    ]);
    const item = { field: 'Link', fieldtype: 'jira', from: null, fromString: null };
    expect(made[1]?.issue).toMatchObject({ id: from.id });
    expect(items(made.slice(1))).toEqual([{ ...item, to: to.key, toString: `This work item blocks ${to.key}` }]);
    expect(made[2]?.issue).toMatchObject({ id: to.id });
    expect(items(made.slice(2))).toEqual([
      { ...item, to: from.key, toString: `This work item is blocked by ${from.key}` },
    ]);
    await link(from.id, to.id);
    expect(await tracker.hear()).toEqual([]);
    await tracker.rest('DELETE', `issueLink/${id}`);
    const gone = await tracker.hear();
    expect(gone).toMatchObject([{ eventType: 'avi:jira:deleted:issuelink', id, ...payload }, {}, {}]);
    expect(items(gone.slice(2))).toMatchObject([
      { from: from.key, fromString: `This work item is blocked by ${from.key}`, to: null, toString: null },
    ]);
  });

  it('of a deleted issue is told of, and changes nothing at its other end', async () => {
    const [from, to] = await pair();
    const part = await tracker.create({ summary: 'Part', issuetype: { name: 'Sub-task' }, parent: { key: from.key } });
    await link(from.id, to.id);
    await link(to.id, part.id);
    await tracker.hear();
    await tracker.rest('DELETE', `issue/${from.key}?deleteSubtasks=true`);
    expect(await tracker.hear()).toMatchObject([
      { eventType: 'avi:jira:deleted:issuelink', sourceIssueId: to.id, destinationIssueId: part.id },
      { eventType: 'avi:jira:deleted:issuelink', sourceIssueId: from.id, destinationIssueId: to.id },
      { eventType: 'avi:jira:deleted:issue', issue: { id: from.id } },
    ]);
  });

  it('into a project that the app may not browse is told of by the other issue alone', async () => {
    const [from, to] = await pair('PAY');
    for (const [source, destination] of [
      [from, to],
      [to, from],
    ] as const) {
      await link(source.id, destination.id);
      expect(await tracker.hear()).toMatchObject([{ eventType: 'avi:jira:updated:issue', issue: { id: from.id } }]);
    }
  });
});

describe('a move', () => {
  const move = (key: string, target = 'PICK,10001') => ({
    targetToSourcesMapping: {
      [target]: {
        issueIdsOrKeys: [key],
        inferClassificationDefaults: true,
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
      },
    },
  });

  it('gives a key of the other project, answers to the old one, and takes sub-tasks along', async () => {
    const { id, key } = await tracker.create({ summary: 'One' });
    const part = await tracker.create({ summary: 'Part', issuetype: { name: 'Sub-task' }, parent: { key } });
    await tracker.hear();
    const { taskId } = (await tracker.rest('POST', 'bulk/issues/move', move(key))) as { taskId: string };
    const progress = { status: 'COMPLETE', processedAccessibleIssues: [Number(id), Number(part.id)] };
    expect(await tracker.rest('GET', `bulk/queue/${taskId}`)).toMatchObject(progress);
    const moved = (await tracker.rest('GET', `issue/${key}`)) as { id: string; key: string };
    expect(moved).toMatchObject({ id, key: expect.stringMatching(/^PICK-/) as string });
    const heard = await tracker.hear();
    expect(heard).toMatchObject([
      {
        eventType: 'avi:jira:updated:issue',
        issue: { id, key: moved.key, fields: { project: { key: 'PICK' } } },
        changelog: {
          items: [
            { field: 'project', fieldId: 'project', from: '10000', to: '10001', toString: 'Fulfilment' },
            { field: 'Key', fromString: key, toString: moved.key },
          ],
        },
      },
      { issue: { id: part.id } },
    ]);
  });

  it('is refused to who may not edit, into nowhere, and to another level', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    const status = async (body: object, as = mara) => (await tracker.ask('POST', 'bulk/issues/move', body, as)).status;
    expect(await status(move(key), people.wren)).toBe(400);
    expect(await status(move(key, 'NOPE,10001'))).toBe(400);
    expect(await status(move(key, 'PICK,10000'))).toBe(400);
    expect(await tracker.rest('GET', `issue/${key}`)).toMatchObject({ key });
  });
});

describe('a project', () => {
  it('is archived, unarchived, put into the trash, restored and deleted, each with its event', async () => {
    const { key } = await tracker.create({ summary: 'One' });
    await tracker.hear();
    const status = async (method: string, path: string, body?: unknown) =>
      (await tracker.ask(method, path, body)).status;
    const found = async () =>
      ((await tracker.ask('POST', 'search/jql', { jql: 'summary ~ One' })).body as Found).issues;
    interface Found {
      readonly issues: readonly unknown[];
    }
    await tracker.rest('POST', 'project/SHOP/archive', {});
    expect(await found()).toEqual([]);
    expect(await status('GET', `issue/${key}`)).toBe(200);
    expect(await status('PUT', `issue/${key}`, { fields: { summary: 'Two' } })).toBe(403);
    await tracker.rest('POST', 'project/SHOP/restore', {});
    expect(await found()).toHaveLength(1);
    await tracker.rest('DELETE', 'project/SHOP');
    expect(await status('GET', `issue/${key}`)).toBe(404);
    expect(await status('GET', 'project/SHOP')).toBe(404);
    await tracker.rest('POST', 'project/SHOP/restore', {});
    expect(await status('GET', `issue/${key}`)).toBe(200);
    await tracker.rest('DELETE', 'project/SHOP?enableUndo=false');
    expect(await status('POST', 'project/SHOP/restore', {})).toBe(404);
    const heard = await tracker.hear();
    expect(types(heard)).toEqual(
      ['archived', 'unarchived', 'softdeleted', 'restored', 'deleted'].map((verb) => `avi:jira:${verb}:project`),
    );
    expect(heard[0]?.project).toEqual({ id: '10000', key: 'SHOP', name: 'Storefront', projectTypeKey: 'software' });
  });

  it('is an administrator’s', async () => {
    expect((await tracker.ask('POST', 'project/SHOP/archive', {}, people.ife)).status).toBe(404);
    expect((await tracker.ask('DELETE', 'project/SHOP', undefined, people.ife)).status).toBe(404);
  });
});

it('is switched and delivered from outside too', async () => {
  const ask = async (method: string, path: string, body: unknown = {}): Promise<unknown> => {
    const url = new URL(`http://127.0.0.1/__site/${path}`);
    const incoming = { method, url, host: url.host, headers: {}, body: JSON.stringify(body) };
    const reply = await serveSiteApi(tracker.site, incoming);
    return JSON.parse(String(reply.body)) as unknown;
  };
  await ask('POST', 'faults', {
    events: [
      { kind: 'duplicate', match: 'created' },
      { kind: 'late', ms: 60_000 },
    ],
  });
  await tracker.create({ summary: 'One' });
  expect(await tracker.site.runEvents()).toBe(0);
  expect(await ask('POST', 'events')).toEqual({ deliveries: 4 });
  await ask('DELETE', 'faults');
  await tracker.create({ summary: 'Two' });
  expect(await ask('POST', 'events')).toEqual({ deliveries: 2 });
});
