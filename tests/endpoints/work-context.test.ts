import { randomUUID } from 'node:crypto';
import { accountOf, openApp, today, type App, type Who } from './support/app';
import { Place, type Name } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const make = async (word: string) => (await Place.make(app, word)).withIssue();
const context = (who: Who, itemId: number, parentIds: number[] = [], projectId = '10000') =>
  app.value(who, 'work.context', { itemId, parentIds, projectId });
const link = (place: Place, name: Name) =>
  app.value('mara', 'work.link', {
    ...{ requestId: randomUUID(), id: randomUUID(), version: 0, itemId: place.itemId },
    ...{ nodeId: place.id(name), shareBp: null, note: 'as agreed' },
  });

/** A work item that is nobody's: whatever is claimed of it, nothing was said. */
const UNKNOWN = 987_654;

it('tells the ways up from what an item is linked to, with two statements however many links there are elsewhere', async () => {
  const place = await make('Path');
  await link(place, 'kr');
  const found = await context('wren', place.itemId);
  expect(app.statements).toBe(2);
  expect(found.said).toMatchObject({
    ...{ by: 'links', fromId: place.itemId },
    links: [{ nodeId: place.id('kr'), note: 'as agreed', effectiveBp: 10_000, paths: { more: 0 } }],
  });
  const [first] = found.said.by === 'links' ? found.said.links : [];
  const hops = first?.paths.ways[0]?.hops ?? [];
  expect(hops).toEqual(['kr', 'objective', 'theme', 'vision'].map((name) => place.id(name as Name)));
  expect(found.nodes.map(({ id }) => id).sort()).toEqual([...hops].sort());
});

it('takes what was said of the nearest item above, and says of which', async () => {
  const place = await make('Above');
  await link(place, 'objective');
  expect((await context('wren', UNKNOWN, [UNKNOWN + 1, place.itemId])).said).toMatchObject({ fromId: place.itemId });
  expect((await context('wren', UNKNOWN)).said).toEqual({ by: 'nothing' });
  expect(app.statements).toBe(1);
});

it('names the strategies that speak for a project, as far as the person may see them', async () => {
  const place = await make('Speaks');
  await place.update('kr', { title: 'Speaks of nothing else' });
  const { strategy } = place.tree;
  await app.value('mara', 'strategy.update', {
    ...{ requestId: randomUUID(), strategyId: strategy.id, version: strategy.version },
    patch: { projectIds: ['10002'] },
  });
  expect((await context('wren', UNKNOWN, [], '10002')).speaking).toContainEqual({
    id: strategy.id,
    name: strategy.name,
  });
  expect((await context('wren', UNKNOWN, [], '10001')).speaking).not.toContainEqual(
    expect.objectContaining({ id: strategy.id }),
  );
});

it('[LS6] of a strategy that is not for this person it says "restricted", and no word more', async () => {
  const place = await make('Hidden');
  await link(place, 'kr');
  const { strategy } = await place.read();
  await app.value('mara', 'strategy.update', {
    ...{ requestId: randomUUID(), strategyId: strategy.id, version: strategy.version },
    patch: { groupIds: ['group-of-nobody'], projectIds: ['10003'] },
  });
  const seen = await context('wren', place.itemId, [], '10003');
  expect(seen.said).toMatchObject({
    links: [{ nodeId: null, note: '', shareBp: null, effectiveBp: null, byId: null, at: null }],
  });
  expect(seen.nodes).toEqual([]);
  expect(seen.speaking).toEqual([]);
  const bytes = JSON.stringify(seen);
  expect(bytes).not.toContain('Hidden');
  for (const name of ['kr', 'objective', 'theme', 'vision', 'strategy'] as const) {
    expect(bytes).not.toContain(place.id(name));
  }
  expect(JSON.stringify(await context('mara', place.itemId))).toContain('Hidden');
});

it('says that work is outside, why, and nothing of what is above it', async () => {
  const place = await make('Outside');
  const reason = 'Certificates run out in January.';
  await app.value('mara', 'work.classify', {
    ...{ requestId: randomUUID(), itemId: place.itemId, class: 'ktlo', reason, version: 0 },
  });
  const { said } = await context('wren', UNKNOWN, [place.itemId]);
  expect(said).toMatchObject({ by: 'class', fromId: place.itemId, workClass: 'ktlo', reason });
});

it('tells somebody without Jira nothing', async () => {
  const failure = await app.failure('silas', 'work.context', { itemId: 1, parentIds: [], projectId: '10000' });
  expect(failure.code).toBe('notFound');
});

it('says that work is outside, and why, only to those who may see it in Jira, whom it asks once in ten minutes', async () => {
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Somebody’s pay' };
  const { body } = await app.site.rest(accountOf('mara'), 'POST', '/rest/api/3/issue', { fields });
  const itemId = Number((body as { readonly id: string }).id);
  const outside = { itemId, class: 'ktlo', reason: 'Somebody must be paid.', version: 0 } as const;
  await app.value('mara', 'work.classify', { requestId: randomUUID(), ...outside });
  expect((await context('mara', itemId)).said).toMatchObject({ by: 'class', workClass: 'ktlo' });
  for (const points of [true, false]) {
    expect((await context('wren', itemId)).said).toEqual({ by: 'nothing' });
    expect((app.site.cost.rows().at(-1)?.points ?? 0) > 0).toBe(points);
    expect(app.statements).toBe(1);
  }
  expect((await context('wren', UNKNOWN, [itemId])).said).toEqual({ by: 'nothing' });
  app.site.advance(11 * 60_000);
  await app.value('wren', 'session.open', {});
  app.site.faults.jira({ status: 503, match: 'permissions/check' });
  expect(await app.failure('wren', 'work.context', { itemId, parentIds: [], projectId: '10003' })).toMatchObject({
    code: 'unavailable',
  });
  app.site.faults.clear();
});

it('on a new day tells the numbers of that day, of the path and of what work can serve, though nobody opened the strategy; the next reader reads', async () => {
  const place = await make('New day');
  await place.patched({ projectIds: ['20077'] });
  const checkIn = { id: randomUUID(), nodeId: place.id('kr'), value: 60, confidence: null, comment: '', asOf: today };
  await app.value('mara', 'checkIn.create', { requestId: randomUUID(), ...checkIn });
  await link(place, 'kr');
  const health = async () => {
    const path = (await context('wren', place.itemId)).nodes.find(({ id }) => id === place.id('kr'))?.health;
    const pathStatements = app.statements;
    const { targets } = await app.value('wren', 'work.targets', { projectId: '20077' });
    return [path, pathStatements, targets.find(({ id }) => id === place.id('kr'))?.health, app.statements];
  };
  const [before] = await health();
  expect(before).not.toBe('outdated');
  app.site.advance(30 * 86_400_000);
  const { targets } = await app.value('wren', 'work.targets', { projectId: '20077' });
  expect(targets.find(({ id }) => id === place.id('kr'))?.health).toBe('outdated');
  expect(await health()).toEqual(['outdated', 2, 'outdated', 2]);
  app.site.advance(86_400_000);
  expect((await health())[0]).toBe('outdated');
  expect(await health()).toEqual(['outdated', 2, 'outdated', 2]);
});
