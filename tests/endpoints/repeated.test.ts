import type { Changed } from '../../src/shared/views';
import { openApp, type App } from './support/app';
import { allMutations, prepare } from './support/mutations';
import { Place } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const cases = allMutations.filter(([name]) => /^node\.(update|archive):/.test(name));

/** The first answer got lost on its way: the page needs all that it said. */
it.each(cases)('%s: asked again, it answers what is gone and how to take it back', async (_, one) => {
  const place = await prepare(await Place.make(app, 'Twice'), one);
  const { key, payload } = one.make(place);
  const ask = async () => ((await app.answer('mara', key, payload)) as { readonly value: Changed }).value;
  const first = await ask();
  const second = await ask();
  expect(second.undo).toEqual(first.undo);
  expect(second.undo).not.toBeNull();
  expect([...second.removedIds].sort()).toEqual([...first.removedIds].sort());
});

it('says nothing of a way back that would cut a long text', async () => {
  const place = await Place.make(app, 'Twice');
  await place.update('kr', { narrative: 'long '.repeat(200) });
  const said = { requestId: crypto.randomUUID(), nodeId: place.id('kr'), version: place.version('kr') };
  const ask = () => app.value('mara', 'node.update', { ...said, patch: { narrative: 'short' } });
  expect((await ask()).undo).not.toBeNull();
  expect((await ask()).undo).toBeNull();
});
