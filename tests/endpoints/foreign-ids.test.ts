import { randomUUID } from 'node:crypto';
import type { Result } from '../../src/shared/result';
import { openApp, type App } from './support/app';
import { differences } from './support/differences';
import { prepare, type MutationCase } from './support/mutations';
import { Place, type Name } from './support/place';
import { allRequests, idsIn, replaced } from './support/requests';
import { stateOf } from './support/state';

let app: App;
/** Neither seen nor guessed by jonah. */
let unseen: Place;
/** Seen and edited by jonah, like the places that the requests are made for. */
let far: Place;

beforeAll(async () => {
  app = await openApp();
  unseen = await (await (await Place.make(app, 'Unseen')).withEverything()).restrictedTo('finance');
  far = await (await (await Place.make(app, 'Far')).withEverything()).editedBy('jonah');
});
afterAll(() => app.close());

const ownPlace = async (one: MutationCase): Promise<Place> =>
  prepare(await (await Place.make(app, 'Own')).editedBy('jonah'), one);

const answerTo = async (who: 'jonah' | 'mara', key: string, payload: unknown) =>
  (await app.answer(who, key, payload)) as Result<unknown>;

/** Ids that the browser makes up. Taking one twice is a conflict, or the same thing again. */
const madeUp: readonly Name[] = ['new1', 'new2', 'new3', 'team', 'nextCycle', 'checkIn', 'contributesTo', 'link'];
const isMadeUp = (one: MutationCase, name: string) => {
  const made: readonly string[] = madeUp.filter(
    (candidate) => candidate.startsWith('new') || !one.needs.some((need) => owns[need]?.includes(candidate)),
  );
  return made.includes(name);
};
const owns: Readonly<Record<string, readonly string[]>> = {
  withTeam: ['team'],
  withNextCycle: ['nextCycle'],
  withCheckIns: ['checkIn', 'checkIn2'],
  withEdges: ['contributesTo', 'dependsOn'],
  withLink: ['link'],
};

it.each(allRequests)('%s: is carried out for whom it may be', async (_, one) => {
  const place = await ownPlace(one);
  const { key, payload } = one.make(place);
  expect(await answerTo('mara', key, payload)).toMatchObject({ ok: true });
});

const withIds = allRequests.filter(
  ([name]) =>
    !/^(session|setup|admin|projects|settings|upkeep|strategy.create|work\.(classify|context|targets))/.test(name),
);

it.each(withIds)(
  '%s: an id that may not be seen is answered as one that is not there, byte for byte',
  async (_, one) => {
    const place = await ownPlace(one);
    const hidden = await stateOf(unseen);
    const { key, payload } = one.make(place);
    let tried = 0;
    for (const { path, name } of idsIn(place, payload)) {
      if (isMadeUp(one, name)) continue;
      const invisible = await answerTo('jonah', key, replaced(payload, path, unseen.id(name as Name)));
      const unknown = await answerTo('jonah', key, replaced(payload, path, randomUUID()));
      // A sibling to stand after is a wish: one that is not there is no reason to lose what was typed.
      if (path.at(-1) === 'afterId' && unknown.ok) continue;
      tried += 1;
      expect([path, unknown.ok]).toEqual([path, false]);
      expect([path, JSON.stringify(invisible)]).toEqual([path, JSON.stringify(unknown)]);
    }
    expect(tried).toBeGreaterThan(0);
    expect(differences(hidden, await stateOf(unseen))).toEqual([]);
  },
);

it.each(withIds)('%s: does not mix what belongs to two strategies', async (name, one) => {
  const place = await ownPlace(one);
  const [own, other] = [await stateOf(place), await stateOf(far)];
  const { key, payload } = one.make(place);
  const places = [...idsIn(place, payload)].filter(({ name: id }) => !isMadeUp(one, id));
  for (const { path, name: id } of places) {
    // All that it names is there: that is a request to the other strategy, and it may be made. Edges lead from one to another.
    if (places.length === 1 || name.startsWith('edge.save')) continue;
    if (path.at(-1) === 'afterId') continue;
    const answer = await answerTo('jonah', key, replaced(payload, path, far.id(id as Name)));
    expect([path, answer.ok]).toEqual([path, false]);
  }
  expect(differences(own, await stateOf(place))).toEqual([]);
  expect(differences(other, await stateOf(far))).toEqual([]);
});
