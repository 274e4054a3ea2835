import type { JiraFault } from '../../local/site/faults';
import type { Failure, FailureCode, Result } from '../../src/shared/result';
import { accountOf, openApp, type App } from './support/app';
import { differences } from './support/differences';
import { mutations, prepare } from './support/mutations';
import { Place } from './support/place';
import { allRequests } from './support/requests';
import { stateOf } from './support/state';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.site.faults.clear());
afterAll(() => app.close());

const codes: readonly (readonly [JiraFault['status'], FailureCode])[] = [
  [401, 'notSignedIn'],
  [403, 'unavailable'],
  [429, 'busy'],
  [503, 'unavailable'],
];

const changing = allRequests.filter(([name]) => Object.keys(mutations).some((key) => name.startsWith(`${key}:`)));

it.each(changing)('%s: changes nothing while Jira does not say who asks, and says why', async (_, one) => {
  const place = await prepare(await Place.make(app, 'North'), one);
  const before = await stateOf(place);
  const { key, payload } = one.make(place);
  for (const [status, code] of codes) {
    app.site.faults.jira({ status });
    const failure = await app.failure('mara', key, payload);
    app.site.faults.clear();
    expect([status, failure.code]).toEqual([status, code]);
    expectSentence(failure);
  }
  expect(differences(before, await stateOf(place))).toEqual([]);
  expect(await app.answer('mara', key, payload)).toMatchObject({ ok: true });
});

function expectSentence({ message }: Failure): void {
  expect(message).toMatch(/^[A-Z][^{}<>]+\. .*\.$/);
  expect(message).not.toMatch(/undefined|null|NaN|\[object|Error|4\d\d|5\d\d/);
}

it('names the wait that Jira asks for', async () => {
  const place = await Place.make(app, 'North');
  const payload = { nodeId: place.id('kr'), version: 1, requestId: crypto.randomUUID(), patch: { title: 'x' } };
  app.site.faults.jira({ status: 429, retryAfter: 7 });
  expect(await app.failure('mara', 'node.update', payload)).toMatchObject({ code: 'busy', retryAfterMs: 7_000 });
  app.site.faults.clear();
  app.site.faults.jira({ status: 429 });
  expect((await app.failure('mara', 'node.update', payload)).retryAfterMs ?? 1).toBeGreaterThan(0);
});

it('lets people go on reading who were known a moment ago, and nobody else', async () => {
  const place = await Place.make(app, 'North');
  const reads = [
    ['strategy.tree', { strategyId: place.id('strategy') }],
    ['node.panel', { nodeId: place.id('kr') }],
    ['session.open', {}],
  ] as const;
  for (const [key, payload] of reads) await app.answer('wren', key, payload);
  for (const [status] of codes) {
    app.site.faults.jira({ status });
    for (const [key, payload] of reads) {
      expect([key, ((await app.answer('wren', key, payload)) as Result<unknown>).ok]).toEqual([key, true]);
      expect([key, ((await app.answer('leo', key, payload)) as Result<unknown>).ok]).toEqual([key, false]);
    }
    app.site.faults.clear();
  }
});

it('refuses people whom Jira does not know, and changes nothing while it does not say', async () => {
  const place = await Place.make(app, 'North');
  const before = await stateOf(place);
  const update = (ownerId: string) => ({
    ...{ requestId: crypto.randomUUID(), nodeId: place.id('other'), version: place.version('other') },
    patch: { ownerId },
  });
  const unknown = await app.failure('mara', 'node.update', update('712020:00000000-0000-4000-8000-000000000000'));
  expect(unknown).toMatchObject({ code: 'badInput' });
  expect(Object.keys(unknown.fields ?? {}).join()).toMatch(/ownerId/);
  for (const [status] of codes) {
    app.site.faults.jira({ status, match: 'user/bulk' });
    const failure = await app.failure('mara', 'node.update', update('712020:95a603eb-f617-44c2-83d0-b8e716a5c4f9'));
    expect(['notSignedIn', 'unavailable', 'busy']).toContain(failure.code);
    app.site.faults.clear();
  }
  expect(differences(before, await stateOf(place))).toEqual([]);
});

it('refuses editors who have no Jira, and those of whom Jira does not say it', async () => {
  const place = await Place.make(app, 'North');
  const before = await stateOf(place);
  const { version, editorIds } = place.tree.strategy;
  const naming = (who: 'edda' | 'silas' | 'nadia') => ({
    ...{ requestId: crypto.randomUUID(), strategyId: place.id('strategy'), version },
    patch: { editorIds: [...editorIds, accountOf(who)] },
  });
  const sentence = 'This person has no Jira, so they could not open the strategy. Choose somebody else.';
  for (const who of ['edda', 'silas'] as const)
    expect(await app.failure('mara', 'strategy.update', naming(who))).toMatchObject({
      ...{ code: 'badInput', message: sentence, fields: { editorIds: sentence } },
    });
  app.site.faults.jira({ status: 503, match: 'api/3/user\\?' });
  expect((await app.failure('mara', 'strategy.update', naming('nadia'))).code).toBe('unavailable');
  app.site.faults.clear();
  expect(differences(before, await stateOf(place))).toEqual([]);
});
