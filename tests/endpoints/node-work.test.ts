import { randomUUID } from 'node:crypto';
import { openApp, type App, type Who } from './support/app';
import { Place, type Name } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const work = (who: Who, place: Place, name: Name, below: boolean, after?: string) =>
  app.value(who, 'node.work', { nodeId: place.id(name), below, ...(after === undefined ? {} : { after }) });
const link = async (place: Place, name: Name): Promise<number> => {
  await place.withIssue();
  await app.value('mara', 'work.link', {
    ...{ requestId: randomUUID(), id: randomUUID(), version: 0, itemId: place.itemId },
    ...{ nodeId: place.id(name), shareBp: null, note: 'as agreed' },
  });
  return place.itemId;
};

it('lists what is linked to a node, and below it, in two statements', async () => {
  const place = await Place.make(app, 'Listed');
  const [onObjective, onResult] = [await link(place, 'objective'), await link(place, 'kr')];
  await link(place, 'other');
  const own = await work('wren', place, 'objective', false);
  expect(app.statements).toBe(2);
  expect(own).toMatchObject({
    ...{ nodeId: place.id('objective'), total: 1 },
    links: [
      {
        ...{ itemId: onObjective, nodeId: place.id('objective'), version: 1, shareBp: null, effBp: 10_000 },
        ...{ source: 'manual', note: 'as agreed' },
      },
    ],
  });
  const below = await work('wren', place, 'objective', true);
  expect(app.statements).toBe(2);
  expect(below.total).toBe(2);
  expect(below.links.map(({ itemId }) => itemId).sort()).toEqual([onObjective, onResult].sort());
  expect((await work('wren', place, 'krOther', true)).links).toEqual([]);
});

it('goes on after a link, and still says how many there are', async () => {
  const place = await Place.make(app, 'Paged');
  for (const name of ['objective', 'kr', 'kr2'] as const) await link(place, name);
  const { links } = await work('wren', place, 'objective', true);
  const after = await work('wren', place, 'objective', true, links[0]?.id);
  expect(after).toMatchObject({ total: 3, links: [{ id: links[1]?.id }, { id: links[2]?.id }] });
  expect(await work('wren', place, 'objective', true, links[2]?.id)).toMatchObject({ total: 3, links: [] });
});

it('leaves out what is linked to something archived', async () => {
  const place = await Place.make(app, 'Archived');
  await link(place, 'kr');
  await place.read();
  await place.ask('node.archive', { requestId: randomUUID(), nodeId: place.id('kr'), version: place.version('kr') });
  expect(await work('wren', place, 'objective', true)).toMatchObject({ total: 0, links: [] });
});

it('says of a work item its number, its link and its counts, and no word', async () => {
  const place = await Place.make(app, 'Silent');
  await link(place, 'objective');
  const found = await work('wren', place, 'objective', true);
  expect(Object.keys(found.links[0] ?? {}).sort()).toEqual(
    ['id', 'version', 'itemId', 'nodeId', 'shareBp', 'effBp', 'source', 'note', 'underDone', 'underTotal'].sort(),
  );
  expect(JSON.stringify(found)).not.toMatch(/SHOP|Silent issue/);
});

it('tells nothing of a strategy that is not for this person', async () => {
  const place = await Place.make(app, 'Closed');
  await link(place, 'objective');
  await place.restrictedTo('finance');
  const asked = { nodeId: place.id('objective'), below: true };
  expect((await app.failure('wren', 'node.work', asked)).code).toBe('notFound');
  expect((await app.failure('wren', 'node.work', { ...asked, nodeId: randomUUID() })).code).toBe('notFound');
});
