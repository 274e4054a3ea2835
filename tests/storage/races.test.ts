import type { App, Who } from '../endpoints/support/app';
import { mutations, prepare, type Mutation, type MutationCase } from '../endpoints/support/mutations';
import { Place } from '../endpoints/support/place';
import type { Failure, Result } from '../../src/shared/result';
import { onEveryDatabase } from './support/databases';

/** What carries the version that it changes. */
const versioned: readonly (readonly [string, MutationCase | undefined])[] = [
  ['node.update', mutations['node.update'].title],
  ['node.update of a commitment', mutations['node.update']['target, with the reason']],
  ['node.move', mutations['node.move']['to another parent, first']],
  ['node.archive', mutations['node.archive']['a subtree']],
  ['node.restore', mutations['node.restore']['a subtree']],
  ['strategy.update', mutations['strategy.update']['name and projects']],
  ['cycle.save', mutations['cycle.save']['a shorter cycle']],
  ['team.save', mutations['team.save']['another name']],
  ['edge.save', mutations['edge.save']['another share']],
  ['settings.save', mutations['settings.save']['thresholds and words']],
];

onEveryDatabase((store) => {
  let app: App;
  beforeAll(async () => {
    app = await (await (await store.fresh()).open()).setUp();
  });

  const send = async (who: Who, { key, payload }: Mutation) => (await app.answer(who, key, payload)) as Result<unknown>;

  it.each(versioned)('%s by four people at once: one wins, and the others are told by whom', async (_, one) => {
    if (!one) throw new Error('There is no such mutation.');
    const place = await prepare(await Place.make(app, 'Race'), one);
    const asked = Array.from({ length: 4 }, () => one.make(place));
    const first = await Promise.all(asked.map((mutation) => send('mara', mutation)));
    // The database may break a deadlock: who is told that it is busy asks again.
    const answers: Result<unknown>[] = [];
    for (const [at, answer] of first.entries()) {
      const busy = !answer.ok && answer.failure.code === 'busy';
      answers.push(busy ? await send('mara', asked[at]!) : answer);
    }
    const refused = answers.flatMap((answer): Failure[] => (answer.ok ? [] : [answer.failure]));
    expect(refused.map(({ code }) => code)).toEqual(['conflict', 'conflict', 'conflict']);
    for (const { message } of refused) expect(message).toMatch(/^[A-Z].*\.$/);
    expect((await place.read()).problems).toEqual([]);
  });

  it('tells the second of two what is saved now, by whom and when', async () => {
    const place = await (await Place.make(app, 'Race')).editedBy('jonah');
    const said = { nodeId: place.id('objective'), version: place.version('objective') };
    const ofJonah = { requestId: crypto.randomUUID(), ...said, patch: { title: 'of Jonah' } };
    const ofMara = { requestId: crypto.randomUUID(), ...said, patch: { title: 'of Mara' } };
    const [first, second] = await Promise.all([
      app.result('jonah', 'node.update', ofJonah),
      app.result('mara', 'node.update', ofMara),
    ]);
    const loser = [first, second].find(({ ok }) => !ok);
    if (!loser || loser.ok) throw new Error('Both won.');
    const winner = (await place.read()).nodes.find(({ id }) => id === place.id('objective'));
    expect(loser.failure.current).toMatchObject({ title: winner?.title, version: winner?.version });
    expect(winner?.title === 'of Jonah' ? 'jonah' : 'mara').toBe(first.ok ? 'jonah' : 'mara');
    expect(loser.failure.changedBy).toMatch(/^712020:/);
    expect(loser.failure.changedAt).toBeGreaterThan(0);
  });

  it('gives two pastes at once keys and places of their own, all or nothing each', async () => {
    const [one, two] = [await Place.make(app, 'One'), await Place.make(app, 'Two')];
    const paste = mutations['paste.make']['a small tree'];
    if (!paste) throw new Error('There is no such mutation.');
    const answers = await Promise.all([one, two, one].map((place) => send('mara', paste.make(place))));
    // The third asks for the same ids as the first, in a request of its own, by the same person: it is taken for a repetition.
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    const rows = [...(await one.read()).nodes, ...(await two.read()).nodes];
    expect(rows.filter(({ title }) => title.includes(' new '))).toHaveLength(6);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('opens one new cycle where many read first on its first day', async () => {
    const place = await Place.make(app, 'Dawn');
    const { end = 0 } = place.tree.cycles[0] ?? {};
    const now = app.site.now();
    app.site.setNow((end + 1) * 86_400_000 + 1_000);
    const trees = await Promise.all(
      Array.from({ length: 4 }, () => app.value('mara', 'strategy.tree', { strategyId: place.id('strategy') })),
    );
    const later = await place.read();
    app.site.setNow(now);
    expect(later.cycles).toHaveLength(2);
    expect(new Set(trees.map(({ currentCycleId }) => currentCycleId))).toEqual(new Set([later.currentCycleId]));
    for (const tree of trees)
      expect(tree.nodes.map(({ rollup }) => rollup)).toEqual(later.nodes.map(({ rollup }) => rollup));
  });
});
