import { groupIds } from '../../local/site/people';
import { inputs, type Input, type InputKey } from '../../src/shared/inputs';
import type { FailureCode, Result } from '../../src/shared/result';
import { Stage, accountOf, rises, uuid } from './stage';

/** A strategy that only leadership sees, with one of everything. */
interface Fixture {
  readonly strategyId: string;
  readonly rootId: string;
  readonly objectiveId: string;
  readonly keyResultId: string;
  readonly archivedId: string;
  readonly pastedId: string;
  readonly cycle: { readonly id: string; readonly version: number; readonly start: number; readonly end: number };
  readonly teamId: string;
  readonly edgeId: string;
  readonly checkInId: string;
  /** An issue that finance alone may see and edit, tied to the objective. */
  readonly itemId: number;
  readonly linkId: string;
}

interface Row<Key extends InputKey> {
  /** A payload that the administrator may send. */
  readonly payload: (fixture: Fixture) => Input<Key>;
  /** What somebody with Jira outside of the group is told. */
  readonly stranger: FailureCode | 'ok';
  /** What a reader who may see it, and no more, is told. */
  readonly reader: FailureCode | 'ok';
  /** A field that is too large, instead of its like in the payload. */
  readonly oversized: object;
}

const long = 'x'.repeat(100_000);
const many = Array.from({ length: 5_001 }, () => '00000000-0000-4000-8000-000000000000');
const node = (fixture: Fixture) => ({ requestId: uuid(), nodeId: fixture.objectiveId, version: 1 });
const edge = { kind: 'dependsOn', shareBp: null, neededBy: null } as const;

/** One row an endpoint: a new one does not compile without. */
const rows: { readonly [Key in InputKey]: Row<Key> } = {
  'session.open': { payload: () => ({}), stranger: 'ok', reader: 'ok', oversized: { who: long } },
  'setup.progress': { payload: () => ({}), stranger: 'ok', reader: 'ok', oversized: { who: long } },
  'strategy.tree': {
    payload: ({ strategyId }) => ({ strategyId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { strategyId: long } },
  },
  'strategy.revision': {
    payload: ({ strategyId }) => ({ strategyId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { strategyId: long } },
  },
  'strategy.create': {
    payload: () => ({ requestId: uuid(), id: uuid(), name: 'Another', timeZone: 'Europe/London', projectIds: [] }),
    ...{ stranger: 'forbidden', reader: 'forbidden', oversized: { name: long } },
  },
  'strategy.update': {
    payload: ({ strategyId }) => ({ requestId: uuid(), strategyId, version: 2, patch: { name: 'Renamed' } }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { patch: { name: long } } },
  },
  'strategy.delete': {
    payload: ({ strategyId }) => ({ requestId: uuid(), strategyId, version: 2, name: 'Secret' }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { name: long } },
  },
  'cycle.save': {
    payload: ({ strategyId, cycle }) => ({ requestId: uuid(), strategyId, ...cycle, name: 'Autumn' }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { name: long } },
  },
  'team.save': {
    payload: ({ strategyId }) => ({
      ...{ requestId: uuid(), strategyId, id: uuid(), version: 0, name: 'Team' },
      ...{ leadId: null, parentId: null, size: null, projectIds: [] },
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { name: long } },
  },
  'team.remove': {
    payload: ({ strategyId, teamId }) => ({ requestId: uuid(), strategyId, id: teamId, version: 1 }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { id: long } },
  },
  'node.create': {
    payload: ({ strategyId, rootId }) => ({
      requestId: uuid(),
      id: uuid(),
      strategyId,
      parentId: rootId,
      kind: 'theme',
      title: 'New',
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { title: long } },
  },
  'node.update': {
    payload: (fixture) => ({ ...node(fixture), patch: { title: 'Renamed' } }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { patch: { narrative: long } } },
  },
  'node.move': {
    payload: (fixture) => ({ ...node(fixture), parentId: fixture.rootId, afterId: null }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { parentId: long } },
  },
  'node.archive': { payload: node, stranger: 'notFound', reader: 'forbidden', oversized: { nodeId: long } },
  'node.restore': {
    payload: ({ archivedId }) => ({ requestId: uuid(), nodeId: archivedId, version: 2 }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { nodeId: long } },
  },
  'node.consequences': {
    payload: ({ objectiveId }) => ({ nodeId: objectiveId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { nodeId: long } },
  },
  'node.panel': {
    payload: ({ objectiveId }) => ({ nodeId: objectiveId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { nodeId: long } },
  },
  'node.archived': {
    payload: ({ strategyId }) => ({ strategyId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { strategyId: long } },
  },
  'node.work': {
    payload: ({ objectiveId }) => ({ nodeId: objectiveId, below: true }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { after: long } },
  },
  'edge.save': {
    payload: ({ rootId, objectiveId }) => ({
      requestId: uuid(),
      id: uuid(),
      version: 0,
      ...edge,
      fromId: objectiveId,
      toId: rootId,
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { toId: long } },
  },
  'edge.remove': {
    payload: ({ edgeId }) => ({ requestId: uuid(), id: edgeId, version: 1 }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { id: long } },
  },
  'checkIn.create': {
    payload: ({ keyResultId, cycle }) => ({
      ...{ requestId: uuid(), id: uuid(), nodeId: keyResultId, value: 12 },
      ...{ confidence: 5, comment: '', asOf: cycle.start },
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { comment: long } },
  },
  'checkIn.remove': {
    payload: ({ checkInId }) => ({ requestId: uuid(), id: checkInId }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { id: long } },
  },
  'paste.make': {
    payload: ({ strategyId, rootId }) => ({ requestId: uuid(), strategyId, parentId: rootId, rows: [pasted(uuid())] }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { rows: many.slice(0, 251).map(pasted) } },
  },
  'paste.undo': {
    payload: ({ strategyId, pastedId }) => ({ requestId: uuid(), strategyId, nodeIds: [pastedId] }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { nodeIds: many } },
  },
  'work.link': {
    payload: ({ itemId, keyResultId }) => ({
      ...{ requestId: uuid(), id: uuid(), version: 0, itemId, nodeId: keyResultId, shareBp: null, note: '' },
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { note: long } },
  },
  'work.unlink': {
    payload: ({ linkId }) => ({ requestId: uuid(), id: linkId, version: 1 }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { id: long } },
  },
  'work.linkMany': {
    payload: ({ itemId, keyResultId }) => ({ requestId: uuid(), nodeId: keyResultId, items: [{ id: uuid(), itemId }] }),
    ...{
      stranger: 'notFound',
      reader: 'forbidden',
      oversized: { items: many.slice(0, 101).map((id) => ({ id, itemId: 1 })) },
    },
  },
  'work.unlinkMany': {
    payload: ({ itemId, linkId, objectiveId }) => ({
      ...{ requestId: uuid(), nodeId: objectiveId, links: [{ id: linkId, itemId, version: 1 }] },
    }),
    ...{ stranger: 'notFound', reader: 'forbidden', oversized: { nodeId: long } },
  },
  'work.classify': {
    payload: ({ itemId }) => ({ requestId: uuid(), itemId, class: 'ktlo', reason: 'Always there', version: 0 }),
    ...{ stranger: 'forbidden', reader: 'forbidden', oversized: { reason: long } },
  },
  'document.open': {
    payload: ({ strategyId, objectiveId }) => ({ strategyId, nodeId: objectiveId }),
    ...{ stranger: 'notFound', reader: 'ok', oversized: { strategyId: long } },
  },
  'settings.save': {
    payload: () => ({ requestId: uuid(), version: 0, patch: { cadenceDays: 7 } }),
    ...{ stranger: 'forbidden', reader: 'forbidden', oversized: { patch: { cadenceDays: 1e9 } } },
  },
  'work.targets': {
    payload: () => ({ projectId: '10000' }),
    ...{ stranger: 'ok', reader: 'ok', oversized: { projectId: long } },
  },
  'work.context': {
    payload: () => ({ itemId: 10_001, parentIds: [], projectId: '10000' }),
    ...{ stranger: 'ok', reader: 'ok', oversized: { parentIds: Array.from({ length: 9 }, (_, at) => at + 1) } },
  },
  'admin.overview': { payload: () => ({}), stranger: 'forbidden', reader: 'forbidden', oversized: { who: long } },
  'upkeep.status': { payload: () => ({}), stranger: 'forbidden', reader: 'forbidden', oversized: { who: long } },
  'upkeep.retry': {
    payload: () => ({ requestId: uuid() }),
    ...{ stranger: 'forbidden', reader: 'forbidden', oversized: { requestId: long } },
  },
  'projects.closed': {
    payload: () => ({ projectIds: ['10000'] }),
    ...{ stranger: 'forbidden', reader: 'forbidden', oversized: { projectIds: many } },
  },
};

function pasted(id: string) {
  return {
    id,
    parentId: null,
    kind: 'theme' as const,
    title: 'Pasted',
    ownerId: null,
    weight: 1,
    unit: '',
    commitment: null,
  };
}

async function secretStrategy(stage: Stage): Promise<Fixture> {
  const { id: strategyId, rootId } = await stage.strategy('Secret');
  const objective = await stage.node(strategyId, rootId, 'objective', 'Hidden objective');
  const keyResult = await stage.node(strategyId, objective.id, 'keyResult', 'Hidden result', {
    commitment: rises(0, 100),
  });
  const archived = await stage.node(strategyId, rootId, 'theme', 'Hidden and archived');
  await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: archived.id, version: 1 });
  const [teamId, edgeId, checkInId, pastedId] = [uuid(), uuid(), uuid(), uuid()];
  const team = { name: 'Hidden team', leadId: null, parentId: null, size: 5, projectIds: [] };
  await stage.ask('mara', 'team.save', { requestId: uuid(), strategyId, id: teamId, version: 0, ...team });
  const ends = { fromId: keyResult.id, toId: rootId };
  await stage.ask('mara', 'edge.save', { requestId: uuid(), id: edgeId, version: 0, ...edge, ...ends });
  const { cycles } = await stage.tree(strategyId);
  const { id, version, start, end } = cycles[0]!;
  const said = { value: 10, confidence: null, comment: 'Hidden comment', asOf: start };
  await stage.ask('mara', 'checkIn.create', { requestId: uuid(), id: checkInId, nodeId: keyResult.id, ...said });
  await stage.ask('mara', 'paste.make', { requestId: uuid(), strategyId, parentId: rootId, rows: [pasted(pastedId)] });
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Hidden issue' };
  const { body } = await stage.site.rest(accountOf('mara'), 'POST', '/rest/api/3/issue', { fields });
  const itemId = Number((body as { readonly id: string }).id);
  const linkId = uuid();
  const tie = { itemId, nodeId: objective.id, shareBp: null, note: 'Hidden note' };
  await stage.ask('mara', 'work.link', { requestId: uuid(), id: linkId, version: 0, ...tie });
  await stage.editors(strategyId, ['nadia'], [groupIds.leadership]);
  const made = { objectiveId: objective.id, keyResultId: keyResult.id, archivedId: archived.id, pastedId };
  return { strategyId, rootId, ...made, teamId, edgeId, checkInId, itemId, linkId, cycle: { id, version, start, end } };
}

let stage: Stage;
let fixture: Fixture;
const keys = Object.keys(inputs) as InputKey[];

const send = async (who: string | null, key: string, payload: unknown): Promise<Result<unknown>> =>
  stage.send(who, key, payload);
const outcome = (result: Result<unknown>) => (result.ok ? 'ok' : result.failure.code);
const payloadOf = (key: InputKey): object => rows[key].payload(fixture);

describe('without changing anything', () => {
  beforeAll(async () => {
    stage = await Stage.open();
    fixture = await secretStrategy(stage);
  });
  afterAll(() => stage.close());

  test('every endpoint has a row here', () => {
    expect(Object.keys(rows).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s: nobody in particular is told to sign in', async (key) => {
    expect(outcome(await send(null, key, payloadOf(key)))).toBe('notSignedIn');
  });

  test.each(keys)('%s: somebody outside of the group', async (key) => {
    expect(outcome(await send(accountOf('wren'), key, payloadOf(key)))).toBe(rows[key].stranger);
  });

  test.each(keys)('%s: somebody without Jira', async (key) => {
    const open = key === 'session.open' || key === 'setup.progress';
    expect(outcome(await send(accountOf('silas'), key, payloadOf(key)))).toBe(open ? 'ok' : 'notFound');
  });

  test.each(keys)('%s: somebody who reads it', async (key) => {
    expect(outcome(await send(accountOf('jonah'), key, payloadOf(key)))).toBe(rows[key].reader);
  });

  test.each(keys)('%s: a field too many', async (key) => {
    const result = await send(accountOf('mara'), key, { ...payloadOf(key), moduleKey: 'settings' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'badInput' } });
    expect(JSON.stringify(result)).not.toContain('moduleKey');
  });

  test.each(keys)('%s: a field too large', async (key) => {
    const result = await send(accountOf('mara'), key, { ...payloadOf(key), ...rows[key].oversized });
    expect(outcome(result)).toBe('badInput');
    expect(JSON.stringify(result).length).toBeLessThan(2_000);
  });

  test.each(keys)('%s: something else than an object', async (key) => {
    for (const payload of [[payloadOf(key)], 'text', 7, true]) {
      expect(outcome(await send(accountOf('mara'), key, payload))).toBe('badInput');
    }
  });

  test.each(keys.filter((key) => Object.keys(rows[key].oversized)[0] !== 'who'))(
    '%s: a field left out',
    async (key) => {
      for (const field of Object.keys(payloadOf(key)).filter(
        (name) => !['visionTitle', 'afterId', 'reason'].includes(name),
      )) {
        const { [field]: _, ...rest } = payloadOf(key) as Record<string, unknown>;
        expect([field, outcome(await send(accountOf('mara'), key, rest))]).toEqual([field, 'badInput']);
      }
    },
  );

  test.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'getFunction',
    'node.delete',
    '',
  ])('there is no function %p, and it does not say what it was asked', async (key) => {
    const result = await send(accountOf('mara'), key, { secret: 'do not repeat this' });
    expect(result).toEqual({
      ok: false,
      failure: { code: 'notFound', message: expect.stringMatching(/Reload the page\.$/) },
    });
  });

  // What is looked up by an id in the payload, and by which field.
  const byId = [
    ['strategy.tree', 'strategyId'],
    ['strategy.revision', 'strategyId'],
    ['strategy.update', 'strategyId'],
    ['strategy.delete', 'strategyId'],
    ['cycle.save', 'strategyId'],
    ['team.save', 'strategyId'],
    ['team.remove', 'strategyId'],
    ['node.create', 'strategyId'],
    ['node.update', 'nodeId'],
    ['node.move', 'nodeId'],
    ['node.archive', 'nodeId'],
    ['node.restore', 'nodeId'],
    ['node.consequences', 'nodeId'],
    ['node.panel', 'nodeId'],
    ['node.archived', 'strategyId'],
    ['node.work', 'nodeId'],
    ['edge.save', 'fromId'],
    ['edge.remove', 'id'],
    ['checkIn.create', 'nodeId'],
    ['checkIn.remove', 'id'],
    ['work.link', 'nodeId'],
    ['work.unlink', 'id'],
    ['work.linkMany', 'nodeId'],
    ['work.unlinkMany', 'nodeId'],
    ['paste.make', 'strategyId'],
    ['paste.undo', 'strategyId'],
  ] as const satisfies readonly (readonly [InputKey, string])[];

  test.each(byId)('%s: an unknown %s and an invisible one look the same', async (key, field) => {
    const invisible = await send(accountOf('wren'), key, payloadOf(key));
    const unknown = await send(accountOf('wren'), key, { ...payloadOf(key), [field]: uuid() });
    expect(unknown).toMatchObject({ ok: false, failure: { code: 'notFound' } });
    expect(invisible).toEqual(unknown);
  });

  test('a restricted strategy is not even counted', async () => {
    const seen = await stage.ask('wren', 'session.open', {});
    expect(seen.strategies).toEqual([]);
    expect(seen.ask).toEqual([accountOf('mara')]);
    expect((await stage.ask('jonah', 'session.open', {})).strategies).toMatchObject([{ name: 'Secret' }]);
    expect(await stage.ask('silas', 'session.open', {})).toMatchObject({ strategies: [], admin: false });
  });

  test('nothing of it changed', async () => {
    const { nodes, strategy, teams } = await stage.tree(fixture.strategyId);
    expect(strategy).toMatchObject({ name: 'Secret', version: 2 });
    expect(nodes.map(({ title }) => title).sort()).toEqual(['Hidden objective', 'Hidden result', 'Pasted', 'Secret']);
    expect(teams).toHaveLength(1);
  });
});

describe('as the administrator', () => {
  test.each(keys)('%s is allowed', async (key) => {
    stage = await Stage.open();
    try {
      fixture = await secretStrategy(stage);
      expect(await send(accountOf('mara'), key, payloadOf(key))).toMatchObject({ ok: true });
    } finally {
      await stage.close();
    }
  });
});

test('an editor of the strategy edits it, and does not administer it', async () => {
  stage = await Stage.open();
  try {
    fixture = await secretStrategy(stage);
    const editable = keys.filter(
      (key) =>
        ![
          'strategy.create',
          'strategy.update',
          'strategy.delete',
          'settings.save',
          'admin.overview',
          'upkeep.status',
          'upkeep.retry',
          'projects.closed',
        ].includes(key),
    );
    for (const key of keys.filter((name) => !editable.includes(name))) {
      expect([key, outcome(await send(accountOf('nadia'), key, payloadOf(key)))]).toEqual([key, 'forbidden']);
    }
    expect(outcome(await send(accountOf('nadia'), 'node.update', payloadOf('node.update')))).toBe('ok');
    expect(outcome(await send(accountOf('nadia'), 'cycle.save', payloadOf('cycle.save')))).toBe('ok');
  } finally {
    await stage.close();
  }
});

test('somebody who left the group is refused on the next write, and on reads within ten minutes', async () => {
  stage = await Stage.open();
  try {
    const { id: strategyId } = await stage.strategy();
    await stage.editors(strategyId, ['jonah'], [groupIds.leadership]);
    const reads = stage.site.cost.rows().length;
    await stage.tree(strategyId, 'jonah');
    await stage.tree(strategyId, 'jonah');
    const points = stage.site.cost
      .rows()
      .slice(reads)
      .map((row) => row.points);
    expect(points[0]).toBeGreaterThan(0);
    expect(points[1]).toBe(0);
    stage.site.advance(11 * 60_000);
    await stage.tree(strategyId, 'jonah');
    expect(stage.site.cost.rows().at(-1)?.points).toBeGreaterThan(0);
  } finally {
    await stage.close();
  }
});
