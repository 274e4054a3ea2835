import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { UndoCommand } from '../../src/shared/views';
import type { Result } from '../../src/shared/result';
import { accountOf, openApp, today, type App, type Who } from './support/app';
import { differences } from './support/differences';
import { allMutations, prepare, type Mutation } from './support/mutations';
import { fromTo, Place } from './support/place';
import { contentOf } from './support/state';

let shared: App;
/** Where the present test is. */
let app: App;
beforeAll(async () => {
  shared = await openApp();
});
beforeEach(() => {
  app = shared;
});
afterEach(async () => {
  if (app !== shared) await app.close();
});
afterAll(() => shared.close());

/** Settings hold for the whole site, so they have one of their own. */
async function siteFor(name: string): Promise<App> {
  if (name.startsWith('settings')) app = await openApp();
  return app;
}

const send = async (who: Who, { key, payload }: Mutation) =>
  (await app.answer(who, key, payload)) as Result<{ readonly undo?: UndoCommand | null }>;

const asRequest = ({ key, payload }: UndoCommand): Mutation => ({
  key,
  payload: { ...payload, requestId: randomUUID() },
});

async function done(who: Who, mutation: Mutation): Promise<UndoCommand> {
  const answer = await send(who, mutation);
  if (!answer.ok) throw new Error(`${mutation.key}: ${JSON.stringify(answer.failure)}`);
  if (!answer.value.undo) throw new Error(`${mutation.key} can't be taken back.`);
  return answer.value.undo;
}

/** What is made or unmade as a whole, with words of warning, is not taken back by a key. */
const final = ['strategy.create', 'strategy.delete', 'cycle.save', 'team.save', 'team.remove', 'paste.undo'];
const reversible = allMutations.filter(([name]) => !final.some((key) => name.startsWith(key)));

it('is there for everything else', () => {
  expect(reversible.length).toBeGreaterThan(20);
});

describe.each(reversible)('%s', (name, one) => {
  it('is taken back: everything is as it was', async () => {
    const place = await prepare(await Place.make(await siteFor(name), 'Undo'), one);
    const before = await contentOf(place);
    const undo = await done('mara', one.make(place));
    expect(differences(before, await contentOf(place))).not.toEqual([]);
    const answer = await send('mara', asRequest(undo));
    expect(answer).toMatchObject({ ok: true });
    expect(differences(before, await contentOf(place))).toEqual([]);
  });

  it('is taken back by those alone who might have done it', async () => {
    const place = await prepare(await Place.make(await siteFor(name), 'Undo'), one);
    const undo = await done('mara', one.make(place));
    const after = await contentOf(place);
    for (const [who, code] of [
      ['wren', 'forbidden'],
      ['silas', 'notFound'],
    ] as const) {
      const answer = await send(who, asRequest(undo));
      expect([who, answer.ok ? 'ok' : answer.failure.code]).toEqual([who, code]);
    }
    const nobody = (await app.answer(null, undo.key, asRequest(undo).payload)) as Result<unknown>;
    expect(nobody.ok ? 'ok' : nobody.failure.code).toBe('notSignedIn');
    expect(differences(after, await contentOf(place))).toEqual([]);
  });
});

const ofNodes = reversible.filter(([name]) => /^(node\.(create|update|move)|paste\.make)/.test(name));

it.each(ofNodes)("%s: after somebody else's change it says so, by whom, and changes nothing", async (_, one) => {
  const place = await prepare(await (await Place.make(app, 'Undo')).editedBy('jonah'), one);
  const mutation = one.make(place);
  const undo = await done('mara', mutation);
  await place.read();
  const named = 'nodeId' in undo.payload ? undo.payload.nodeId : place.id('new1');
  const changed = place.tree.nodes.find(({ id }) => id === named);
  if (!changed) throw new Error('The undo names no node.');
  const other = { requestId: randomUUID(), nodeId: changed.id, version: changed.version, patch: { title: 'of Jonah' } };
  expect(await app.answer('jonah', 'node.update', other)).toMatchObject({ ok: true });
  const before = await contentOf(place);
  const answer = await send('mara', asRequest(undo));
  expect(answer).toMatchObject({ ok: false, failure: { code: 'conflict', message: expect.stringMatching(/\.$/) } });
  if (undo.key !== 'paste.undo') expect(answer).toMatchObject({ failure: { changedBy: accountOf('jonah') } });
  expect(differences(before, await contentOf(place))).toEqual([]);
});

const ofOthers = reversible.filter(([name]) => /^(edge|strategy\.update: name|settings)/.test(name));

it.each(ofOthers)('%s: after another change of it, it says so, by whom, and changes nothing', async (name, one) => {
  const place = await prepare(await Place.make(await siteFor(name), 'Undo'), one);
  const undo = await done('mara', one.make(place));
  if (undo.key === 'edge.save' && undo.payload.version === 0) {
    // Removed: another that is like it has taken its place meanwhile.
    await app.value('mara', 'edge.save', { ...undo.payload, requestId: randomUUID(), id: randomUUID() });
  } else if (undo.key === 'edge.save' || undo.key === 'edge.remove') {
    const found = (await place.read()).edges.find(({ id }) => id === undo.payload.id);
    if (!found) throw new Error('There is no such edge.');
    await app.value('mara', 'edge.save', { ...found, requestId: randomUUID(), shareBp: 77 });
  } else if (undo.key === 'strategy.update') {
    await place.read();
    await place.patched({ name: 'changed since' });
  } else {
    const { settings } = await app.value('mara', 'session.open', {});
    await app.value('mara', 'settings.save', {
      requestId: randomUUID(),
      version: settings.version,
      patch: { graceDays: 9 },
    });
  }
  const before = await contentOf(place);
  const answer = await send('mara', asRequest(undo));
  expect(answer).toMatchObject({ ok: false, failure: { message: expect.stringMatching(/^[A-Z].*\.$/) } });
  if (!answer.ok && answer.failure.code !== 'refused') {
    expect(answer.failure).toMatchObject({ code: 'conflict', changedBy: accountOf('mara') });
  }
  expect(differences(before, await contentOf(place))).toEqual([]);
});

it('of a removed check-in does not put it before one that was entered later for the same day', async () => {
  const place = await Place.make(app, 'Undo');
  const first = { id: randomUUID(), nodeId: place.id('kr'), value: 10, confidence: 3, comment: 'first', asOf: today };
  await place.ask('checkIn.create', { requestId: randomUUID(), ...first });
  await place.ask('checkIn.create', {
    requestId: randomUUID(),
    ...first,
    id: randomUUID(),
    value: 20,
    comment: 'second',
  });
  await place.read();
  expect(place.row('kr').keyResult?.current?.value).toBe(20);
  const undo = await done('mara', { key: 'checkIn.remove', payload: { requestId: randomUUID(), id: first.id } });
  expect(await send('mara', asRequest(undo))).toMatchObject({ ok: true });
  await place.read();
  expect(place.row('kr').keyResult?.current?.value).toBe(20);
});

type Step = (place: Place, pick: <T>(list: readonly T[]) => T, number: number) => Mutation | null;

const request = () => ({ requestId: randomUUID() });
const target = (place: Place, pick: <T>(list: readonly T[]) => T) => {
  const { id, version, kind } = pick(place.tree.nodes);
  return { node: { nodeId: id, version }, id, kind };
};

/** Anything that a person might do next, to anything; what is refused is left out. */
const steps: readonly Step[] = [
  (place, pick, number) => ({
    key: 'node.update',
    payload: { ...request(), ...target(place, pick).node, patch: { title: `t${number}` } },
  }),
  (place, pick, number) => ({
    key: 'node.update',
    payload: { ...request(), ...target(place, pick).node, patch: { weight: number % 101, narrative: `n${number}` } },
  }),
  (place, pick) => {
    const lifecycle = pick(['draft', 'proposed', 'active', 'paused', 'achieved', 'dropped']);
    return { key: 'node.update', payload: { ...request(), ...target(place, pick).node, patch: { lifecycle } } };
  },
  (place, pick) => {
    const cycleId = pick([place.id('cycle'), place.id('nextCycle'), null]);
    return { key: 'node.update', payload: { ...request(), ...target(place, pick).node, patch: { cycleId } } };
  },
  (place, pick, number) => ({
    key: 'node.update',
    payload: {
      ...request(),
      ...target(place, pick).node,
      patch: { commitment: fromTo(0, 1 + number), unit: `u${number}` },
      reason: 'why',
    },
  }),
  (place, pick) => ({
    key: 'node.move',
    payload: { ...request(), ...target(place, pick).node, parentId: target(place, pick).id, afterId: null },
  }),
  (place, pick) => ({ key: 'node.archive', payload: { ...request(), ...target(place, pick).node } }),
  (place, pick, number) => {
    const kind = pick(['objective', 'keyResult', 'initiative', 'theme'] as const);
    const where = { strategyId: place.id('strategy'), parentId: target(place, pick).id };
    return { key: 'node.create', payload: { ...request(), ...where, id: randomUUID(), kind, title: `c${number}` } };
  },
  (place, pick, number) => {
    const said = { value: number, confidence: number % 11, comment: '', asOf: today - (number % 60) };
    return {
      key: 'checkIn.create',
      payload: { ...request(), id: randomUUID(), nodeId: target(place, pick).id, ...said },
    };
  },
  (place, pick, number) => {
    const ends = { fromId: target(place, pick).id, toId: target(place, pick).id };
    const said = { kind: 'contributesTo', shareBp: number * 10, neededBy: null };
    return { key: 'edge.save', payload: { ...request(), id: randomUUID(), version: 0, ...ends, ...said } };
  },
  (place, pick) => {
    if (place.tree.edges.length === 0) return null;
    const { id, version } = pick(place.tree.edges);
    return { key: 'edge.remove', payload: { ...request(), id, version } };
  },
];

it('takes back the last of any actions, whatever came before', async () => {
  let taken = 0;
  const anyStep = fc.record({
    step: fc.nat(steps.length - 1),
    picks: fc.infiniteStream(fc.nat(1_000)),
    number: fc.nat(900),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 10 }), async (actions) => {
      const place = await (await (await Place.make(app, 'Undo')).withNextCycle()).withCheckIns();
      for (const { step, picks, number } of actions) {
        const pick = <T>(list: readonly T[]): T => list[(picks.next().value ?? 0) % list.length]!;
        const mutation = steps[step]?.(place, pick, number);
        if (!mutation) continue;
        const before = await contentOf(place);
        const answer = await send('mara', mutation);
        if (!answer.ok) {
          expect(differences(before, await contentOf(place))).toEqual([]);
          continue;
        }
        const { undo } = answer.value;
        if (!undo) continue;
        expect([mutation, undo, await send('mara', asRequest(undo))]).toEqual([
          mutation,
          undo,
          expect.objectContaining({ ok: true }),
        ]);
        expect([mutation, differences(before, await contentOf(place))]).toEqual([mutation, []]);
        taken += 1;
        await place.read();
        const again = steps[step]?.(place, pick, number);
        if (again) await send('mara', again);
        await place.read();
      }
      expect((await place.read()).problems).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(taken).toBeGreaterThan(15);
}, 120_000);
