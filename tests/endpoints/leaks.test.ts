import { randomUUID } from 'node:crypto';
import { groupIds } from '../../local/site/people';
import { openApp, today, type App, type Who } from './support/app';
import { prepare } from './support/mutations';
import { fromTo, Place, type Name } from './support/place';
import { allRequests, idsIn, replaced } from './support/requests';

let app: App;
let secret: Place;
/** Seen by everyone with Jira; the secret one contributes to it, and it to the secret one. */
let open: Place;
/** Texts, keys and ids of the secret place, each with its name. */
let secrets: ReadonlyMap<string, string>;

beforeAll(async () => {
  app = await openApp();
  secret = await (await Place.make(app, 'Zugspitze')).withEverything();
  open = await (await (await Place.make(app, 'Open')).withEverything()).editedBy('ife');
  await connect();
  await secret.update('objective', {
    lifecycle: 'active',
    override: { health: 'offTrack', reason: 'Zugspitze override', until: today + 9 },
  });
  await secret.update('kr', { commitment: fromTo(0, 777) }, 'Zugspitze reason');
  await secret.restrictedTo('finance');
  // Some weeks later something is expected of it, and it might be somebody's weakest.
  app.site.advance(20 * 24 * 3_600_000);
  await secret.read();
  await open.read();
  secrets = secretsOf(secret);
});
afterAll(() => app.close());

/** Edges between the two, in both directions and of every kind. */
async function connect(): Promise<void> {
  const edge = { version: 0, shareBp: null, neededBy: null };
  const save = (
    kind: 'contributesTo' | 'dependsOn' | 'conflictsWith',
    from: [Place, Name],
    to: [Place, Name],
    more: object = {},
  ) =>
    app.value('mara', 'edge.save', {
      ...{
        ...edge,
        requestId: randomUUID(),
        id: randomUUID(),
        kind,
        fromId: from[0].id(from[1]),
        toId: to[0].id(to[1]),
      },
      ...more,
    });
  await save('contributesTo', [secret, 'kr'], [open, 'inner'], { shareBp: 9_000 });
  await save('contributesTo', [open, 'other'], [secret, 'other'], { shareBp: 100 });
  await save('dependsOn', [open, 'objective'], [secret, 'objective'], { neededBy: today + 5 });
  await save('dependsOn', [secret, 'objective'], [open, 'objective'], { neededBy: today + 5 });
  await save('conflictsWith', [open, 'theme'], [secret, 'theme']);
  await secret.read();
}

function secretsOf(place: Place): ReadonlyMap<string, string> {
  const known = new Map([...place.names()].map(([id, name]) => [id, `id of ${name}`]));
  for (const { key, keyResult } of place.tree.nodes) {
    known.set(`"${key}"`, `key ${key}`);
    known.set(`${key} `, `key ${key} in a sentence`);
    if (keyResult) known.set(keyResult.metricId, `metric of ${key}`);
  }
  for (const { id } of place.tree.edges) known.set(id, 'id of an edge');
  return new Map([...known, ['Zugspitze', 'its word'], [groupIds.finance, 'its group']]);
}

/** What an answer holds of the secret place, besides what was sent to it. */
function leaked(answer: unknown, payload: unknown): string[] {
  const [said, sent] = [JSON.stringify(answer) ?? '', JSON.stringify(payload) ?? ''];
  return [...secrets].flatMap(([text, name]) => (said.includes(text) && !sent.includes(text) ? [name] : []));
}

it('would notice: the administrator sees all of it', async () => {
  const answer = await app.answer('mara', 'strategy.tree', { strategyId: secret.id('strategy') });
  const found = leaked(answer, {});
  expect(found).toEqual(
    expect.arrayContaining(['its word', 'its group', 'id of objective', 'id of kr', 'id of strategy', 'id of team']),
  );
  const tree = await app.answer('mara', 'strategy.tree', { strategyId: open.id('strategy') });
  expect(leaked(tree, {})).toEqual(expect.arrayContaining(['id of an edge', 'id of kr']));
  expect(open.row('inner').rollup).toMatchObject({ inputCount: 1, weakestId: null });
});

/** Last comes the one who may change what is open. */
const readers = ['wren', 'jonah', 'silas', 'edda', 'ife'] as const satisfies readonly Who[];

it.each(allRequests)('%s says nothing of a strategy to those who may not see it', async (_, one) => {
  const place = await prepare(await (await Place.make(app, 'Own')).editedBy('ife'), one);
  const { key, payload } = one.make(place);
  const found: unknown[] = [];
  for (const who of readers) {
    for (const target of [secret, open, place]) {
      let asked = payload;
      for (const { path, name } of idsIn(place, payload)) asked = replaced(asked, path, target.id(name as Name));
      const hits = leaked(await app.answer(who, key, asked), asked);
      if (hits.length > 0) found.push([who, target.word, hits]);
    }
  }
  expect(found).toEqual([]);
});

it.each(readers)('no view of what it is connected with says anything of it to %s', async (who) => {
  const found: unknown[] = [];
  const look = async (key: string, payload: unknown) => {
    const hits = leaked(await app.answer(who, key, payload), payload);
    if (hits.length > 0) found.push([key, payload, hits]);
  };
  await look('strategy.tree', { strategyId: open.id('strategy') });
  await look('node.archived', { strategyId: open.id('strategy') });
  for (const { id } of open.tree.nodes) {
    await look('node.panel', { nodeId: id });
    await look('node.consequences', { nodeId: id });
  }
  expect(found).toEqual([]);
});

it('says nothing of it to an editor who changes, undoes and runs into conflicts next to it', async () => {
  const found: unknown[] = [];
  const nodes = open.tree.nodes.map(({ id, version }) => ({ nodeId: id, version }));
  for (const { nodeId, version } of nodes) {
    for (const said of [
      ['node.update', { nodeId, version: version + 7, patch: { title: 'stale' } }],
      ['node.update', { nodeId, version, patch: { weight: 3 } }],
      ['node.archive', { nodeId, version: version + 1 }],
      ['node.restore', { nodeId, version: version + 2 }],
      [
        'edge.save',
        {
          id: randomUUID(),
          version: 0,
          kind: 'dependsOn',
          fromId: nodeId,
          toId: open.id('other'),
          shareBp: null,
          neededBy: null,
        },
      ],
      [
        'edge.save',
        {
          id: randomUUID(),
          version: 0,
          kind: 'contributesTo',
          fromId: nodeId,
          toId: open.id('inner'),
          shareBp: 1,
          neededBy: null,
        },
      ],
      ['node.move', { nodeId, version, parentId: open.id('inner'), afterId: null }],
    ] as const) {
      const payload = { requestId: randomUUID(), ...said[1] };
      const hits = leaked(await app.answer('ife', said[0], payload), payload);
      if (hits.length > 0) found.push([said[0], hits]);
    }
  }
  expect(found).toEqual([]);
});
