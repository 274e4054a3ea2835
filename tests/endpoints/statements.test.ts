import { randomUUID } from 'node:crypto';
import budgets from '../../local/site/budgets.json';
import { openApp, today, type App } from './support/app';
import { allMutations, firstMutations, prepare } from './support/mutations';
import { fromTo, Place } from './support/place';

/** A read of a view: two statements for data, none of the quota of Jira once it is known who reads. */
const views = [
  'session.open',
  'strategy.tree',
  'strategy.revision',
  'document.open',
  'node.panel',
  'node.archived',
  'node.work',
  'node.consequences',
  'admin.overview',
  'upkeep.status',
] as const;
const sizes = [10, 500] as const;

let app: App;
const places = new Map<number, Place>();

/** Objectives with a key result each below the vision, of which the mutations change nothing; some are checked in. */
async function grow(place: Place, size: number): Promise<void> {
  while (place.tree.nodes.length < size) {
    const rows = Array.from({ length: Math.min(240, size - place.tree.nodes.length) }, (_, at) => ({
      at,
      id: randomUUID(),
    }));
    await place.ask('paste.make', {
      ...{ requestId: randomUUID(), strategyId: place.id('strategy'), parentId: place.id('vision') },
      rows: rows.map(({ at, id }) => {
        const below = at % 2 === 1;
        return {
          ...{
            id,
            parentId: below ? rows[at - 1]!.id : null,
            kind: below ? ('keyResult' as const) : ('objective' as const),
          },
          ...{ title: `grown ${at}`, ownerId: null, weight: 1, unit: '', commitment: below ? fromTo(0, 100) : null },
        };
      }),
    });
    await place.read();
  }
  const measured = place.tree.nodes
    .filter(({ kind, title }) => kind === 'keyResult' && title.startsWith('grown'))
    .slice(0, 3);
  for (const { id } of measured) {
    const said = { id: randomUUID(), nodeId: id, value: 30, confidence: 7, comment: '', asOf: today - 1 };
    await place.ask('checkIn.create', { requestId: randomUUID(), ...said });
  }
  await place.read();
}

beforeAll(async () => {
  app = await openApp();
  for (const size of sizes) {
    const place = await (await Place.make(app, 'Count')).withEverything();
    await grow(place, size);
    places.set(size, place);
  }
}, 60_000);
afterAll(() => app.close());

const budgetOf = (key: string): number => {
  const found = budgets.find(({ functions }) =>
    functions.some((name) => new RegExp(`^${name.replace('*', '[^:]*')}(:|$)`).test(key)),
  );
  return found?.statements ?? Number.POSITIVE_INFINITY;
};

it.each(views)('%s takes two statements at most and no point, as many at 10 nodes as at 500', async (key) => {
  const counts: number[] = [];
  for (const place of places.values()) {
    const payload = {
      'node.panel': { nodeId: place.id('objective') },
      'node.work': { nodeId: place.id('vision'), below: true },
      'node.consequences': { nodeId: place.id('theme') },
      'document.open': { strategyId: place.id('strategy'), nodeId: null },
    };
    const none = ['session.open', 'admin.overview', 'upkeep.status'].includes(key);
    const asked = Object.hasOwn(payload, key)
      ? payload[key as keyof typeof payload]
      : none
        ? {}
        : { strategyId: place.id('strategy') };
    await app.value('mara', key, asked);
    await app.value('mara', key, asked);
    counts.push(app.statements);
    expect(app.site.cost.rows().at(-1)).toMatchObject({ points: 0, overBudget: false });
  }
  expect(counts[0]).toBeLessThanOrEqual(2);
  expect(new Set(counts).size).toBe(1);
});

/** Whatever may put key results into another cycle reads their check-ins again, so many metrics in a statement. */
const metricsAtOnce = 50;
const rereads = /^cycle|its time zone|its cycle|node.restore/;

const edits = allMutations.filter(
  ([name]) =>
    !/^(strategy\.(create|delete)|settings)/.test(name) &&
    (firstMutations.some(([first]) => first === name) || rereads.test(name)),
);

it.each(edits)('%s takes as many statements at 10 nodes as at 500, and no more than its budget', async (name, one) => {
  const counts: number[] = [];
  let keyResults = 0;
  for (const size of sizes) {
    const place = await prepare(await Place.make(app, 'Count'), one);
    if (size > 10) await grow(place, size);
    keyResults = place.tree.nodes.filter(({ kind }) => kind === 'keyResult').length;
    const { key, payload } = one.make(place);
    expect(await app.answer('mara', key, payload)).toMatchObject({ ok: true });
    counts.push(app.statements);
  }
  const [few = 0, many = 0] = counts;
  const reread = rereads.test(name) ? Math.floor(keyResults / metricsAtOnce) : 0;
  // Where no number comes out differently, none is written.
  expect(many).toBeLessThanOrEqual(few + reread + 1);
  expect(many).toBeGreaterThanOrEqual(few - 1);
  expect(few).toBeLessThanOrEqual(budgetOf(name));
  expect(many - reread).toBeLessThanOrEqual(budgetOf(name));
});

it('takes as many statements for a check-in with two others on its metric as with two hundred', async () => {
  const place = await (await Place.make(app, 'Count')).withCheckIns();
  const checkIn = async (day: number) => {
    const said = {
      id: randomUUID(),
      nodeId: place.id('kr'),
      value: day,
      confidence: 5,
      comment: '',
      asOf: today - (day % 40),
    };
    await place.ask('checkIn.create', { requestId: randomUUID(), ...said });
    return app.statements;
  };
  const early = await checkIn(0);
  for (let day = 1; day < 200; day += 1) await checkIn(day);
  // The last one is not the latest: there is no number to write.
  expect(await checkIn(200)).toBeLessThanOrEqual(early);
});
