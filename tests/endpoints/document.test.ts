import { randomUUID } from 'node:crypto';
import { groupIds } from '../../local/site/people';
import { openApp, type App, type Who } from './support/app';
import { Place, type Name } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.site.faults.clear());
afterAll(() => app.close());

const open = (who: Who, place: Place, name: Name | null = null) =>
  app.value(who, 'document.open', { strategyId: place.id('strategy'), nodeId: name === null ? null : place.id(name) });
const refusal = (who: Who, place: Place, nodeId: string | null = null) =>
  app.failure(who, 'document.open', { strategyId: place.id('strategy'), nodeId });
const link = (place: Place, name: Name, itemId: number) =>
  app.value('mara', 'work.link', {
    ...{ requestId: randomUUID(), id: randomUUID(), version: 0, itemId },
    ...{ nodeId: place.id(name), shareBp: null, note: '' },
  });
const restrict = async (place: Place, groups: readonly string[]): Promise<void> => {
  const { strategy } = await place.read();
  await app.value('mara', 'strategy.update', {
    ...{ requestId: randomUUID(), strategyId: strategy.id, version: strategy.version },
    patch: { groupIds: [...groups] },
  });
};

it('tells the strategy from the top down with what people wrote, in two statements', async () => {
  const place = await (await Place.make(app, 'Story')).withIssue();
  await place.update('objective', {
    narrative: 'Once upon a time.',
    rationale: 'Since.',
    tradeOffs: 'Gift cards wait.',
  });
  await link(place, 'kr', place.itemId);
  const found = await open('wren', place);
  expect(app.statements).toBe(2);
  expect(found.nodes.map(({ id }) => id)).toEqual(
    (['vision', 'theme', 'objective', 'kr', 'kr2', 'inner', 'initiative', 'other', 'krOther'] as const).map((name) =>
      place.id(name),
    ),
  );
  expect(found.nodes.find(({ id }) => id === place.id('objective'))).toMatchObject({
    ...{ narrative: 'Once upon a time.', rationale: 'Since.', tradeOffs: 'Gift cards wait.' },
  });
  expect(found.links).toMatchObject([{ itemId: place.itemId, nodeId: place.id('kr') }]);
  expect(found.paths).toEqual({ [place.id('kr')]: { status: 'clear', reason: null } });
  expect(found).toMatchObject({ reader: 'jira', rootId: place.id('vision'), moreLinks: {} });
});

it('says no more of a strategy that was deleted under its macro than of one that never was', async () => {
  const place = await Place.make(app, 'Deleted');
  const never = await app.failure('jonah', 'document.open', { strategyId: randomUUID(), nodeId: null });
  const { strategy } = await place.read();
  await app.value('mara', 'strategy.delete', {
    ...{ requestId: randomUUID(), strategyId: strategy.id, version: strategy.version, name: strategy.name },
  });
  for (const who of ['jonah', 'mara', 'edda'] as const) {
    expect(await refusal(who, place)).toEqual(never);
    expect(await refusal(who, place, place.id('objective'))).toEqual(never);
  }
});

it('tells one part of it, and nothing of the rest', async () => {
  const place = await (await Place.make(app, 'Part')).withIssue();
  await link(place, 'krOther', place.itemId);
  const found = await open('wren', place, 'objective');
  expect(found.rootId).toBe(place.id('objective'));
  expect(found.links).toEqual([]);
  expect(JSON.stringify(found)).not.toContain('Part other');
});

it('[LS2] says that what hangs below a dropped objective is interrupted, and why it was dropped', async () => {
  const place = await (await Place.make(app, 'Dropped')).withIssue();
  await link(place, 'kr', place.itemId);
  await place.update('objective', { lifecycle: 'dropped' }, 'The carrier is cheaper.');
  const found = await open('wren', place);
  expect(found.paths[place.id('kr')]).toEqual({ status: 'broken', reason: 'dropped' });
  expect(found.nodes.find(({ id }) => id === place.id('objective'))).toMatchObject({
    lifecycleReason: 'The carrier is cheaper.',
    lifecycleDay: expect.any(Number) as number,
  });
});

it('is read in Confluence without Jira, but not where a strategy is restricted', async () => {
  const place = await Place.make(app, 'Public');
  expect(await open('edda', place)).toMatchObject({ reader: 'noJira', strategy: { name: 'Public strategy' } });
  expect((await refusal('silas', place)).code).toBe('notFound');
  const { revision } = await app.value('edda', 'strategy.revision', { strategyId: place.id('strategy') });
  expect(revision).toBeGreaterThan(0);
  // The tree is Jira's: reading the document opens nothing else.
  expect((await app.failure('edda', 'strategy.tree', { strategyId: place.id('strategy') })).code).toBe('notFound');
  await restrict(place, [groupIds.leadership, groupIds['confluence-users']]);
  expect((await refusal('edda', place)).code).toBe('notFound');
  expect((await app.failure('edda', 'strategy.revision', { strategyId: place.id('strategy') })).code).toBe('notFound');
  expect(await open('jonah', place)).toMatchObject({ reader: 'jira' });
  expect(JSON.stringify(await refusal('edda', place))).not.toContain('Public');
});

it('answers what it has no right or no way to tell with a sentence', async () => {
  const place = await Place.make(app, 'Bad');
  const other = await Place.make(app, 'Foreign');
  const foreign = await refusal('wren', place, other.id('objective'));
  expect(foreign).toMatchObject({
    code: 'notFound',
    message: expect.stringContaining('settings of this macro') as string,
  });
  expect(await refusal('wren', place, randomUUID())).toEqual(foreign);
  expect((await app.failure('wren', 'document.open', { strategyId: 'x', nodeId: null })).code).toBe('badInput');
  expect((await app.failure('wren', 'document.open', { strategyId: randomUUID(), nodeId: null })).code).toBe(
    'notFound',
  );
});

it('tells at most 300 links, each node before any node twice, and counts the others', async () => {
  const place = await Place.make(app, 'Many');
  for (let at = 0; at < 305; at += 1) {
    await place.withIssue();
    await link(place, at < 304 ? 'kr' : 'krOther', place.itemId);
  }
  const found = await open('wren', place);
  expect(app.statements).toBe(2);
  expect(found.links).toHaveLength(300);
  expect(found.moreLinks).toEqual({ [place.id('kr')]: 5 });
  expect(found.links.at(-1)?.nodeId).toBe(place.id('krOther'));
}, 120_000);
