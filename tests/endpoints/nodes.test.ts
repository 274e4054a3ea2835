import { Stage, accountOf, rises, rowIn, uuid } from './stage';

let stage: Stage;
let strategyId: string;
let rootId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ({ id: strategyId, rootId } = await stage.strategy());
});
afterEach(() => stage.close());

const titles = async () => {
  const { nodes } = await stage.tree(strategyId);
  const under = (parentId: string | null): string[] =>
    nodes
      .filter((node) => node.parentId === parentId)
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1))
      .flatMap((node) => [node.title, ...under(node.id).map((title) => `  ${title}`)]);
  return under(null);
};

describe('creating', () => {
  test('a title is enough: last among its siblings, active, with a key that is never reused', async () => {
    const before = stage.site.now();
    const first = await stage.node(strategyId, rootId, 'objective', '  Checkout that people finish ');
    const second = await stage.node(strategyId, rootId, 'objective', 'Second');
    expect(first).toMatchObject({
      key: 'OBJ-1',
      title: 'Checkout that people finish',
      lifecycle: 'active',
      weight: 1,
      version: 1,
    });
    expect(second.key).toBe('OBJ-2');
    expect(first.activatedAt).toBeGreaterThanOrEqual(before);
    expect(first.activatedAt).toBeLessThanOrEqual(stage.site.now());
    await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: second.id, version: 1 });
    expect((await stage.node(strategyId, rootId, 'objective', 'Third')).key).toBe('OBJ-3');
    expect(await titles()).toEqual(['Larkfield', '  Checkout that people finish', '  Third']);
  });

  test('first, after a sibling, or last', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    await stage.node(strategyId, rootId, 'objective', 'd');
    await stage.node(strategyId, rootId, 'objective', 'b', { afterId: a.id });
    await stage.node(strategyId, rootId, 'objective', 'first', { afterId: null });
    await stage.node(strategyId, rootId, 'objective', 'c', { afterId: (await byTitle('b')).id });
    await stage.node(strategyId, rootId, 'objective', 'after somebody who left', { afterId: uuid() });
    expect(await titles()).toEqual(['Larkfield', '  first', '  a', '  b', '  c', '  d', '  after somebody who left']);
  });

  test('a key result without a commitment raises something that is not said yet', async () => {
    const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
    const keyResult = await stage.node(strategyId, objective.id, 'keyResult', 'Orders', { unit: ' a week ' });
    expect(keyResult).toMatchObject({
      key: 'KR-1',
      metricName: 'Orders',
      unit: 'a week',
      rollup: { health: 'pending', outcomeBp: null },
    });
    expect(keyResult.keyResult).toMatchObject({ direction: 'increase', baseline: null, target: null, current: null });
  });

  test('the same request again makes nothing new', async () => {
    const payload = {
      requestId: uuid(),
      id: uuid(),
      strategyId,
      parentId: rootId,
      kind: 'objective' as const,
      title: 'Once',
    };
    const first = await stage.ask('mara', 'node.create', payload);
    const again = await stage.ask('mara', 'node.create', payload);
    expect(rowIn(again.nodes, payload.id)).toEqual(rowIn(first.nodes, payload.id));
    expect(await titles()).toEqual(['Larkfield', '  Once']);
    expect((await stage.node(strategyId, rootId, 'objective', 'Next')).key).toBe('OBJ-2');
  });

  test('an id that somebody else used is a conflict', async () => {
    await stage.editors(strategyId, ['jonah']);
    const taken = await stage.node(strategyId, rootId, 'objective', 'Mine');
    const payload = {
      requestId: uuid(),
      id: taken.id,
      strategyId,
      parentId: rootId,
      kind: 'objective' as const,
      title: 'Theirs',
    };
    expect(await stage.refused('jonah', 'node.create', payload)).toMatchObject({ code: 'conflict' });
    expect(await titles()).toEqual(['Larkfield', '  Mine']);
  });

  test('undo archives it', async () => {
    const made = await stage.ask('mara', 'node.create', {
      requestId: uuid(),
      id: uuid(),
      strategyId,
      parentId: rootId,
      kind: 'theme',
      title: 'Theme',
    });
    expect(await stage.undo('mara', made.undo)).toMatchObject({ ok: true });
    expect(await titles()).toEqual(['Larkfield']);
  });

  test.each([
    ['keyResult', "Key result can't stand below Vision. Choose another place."],
    ['vision', "Vision can't stand below Vision. Choose another place."],
  ] as const)('[TR1] %s below the vision is refused', async (kind, message) => {
    const payload = { requestId: uuid(), id: uuid(), strategyId, parentId: rootId, kind, title: 'x' };
    expect(await stage.refused('mara', 'node.create', payload)).toEqual({ code: 'refused', message, rule: 'TR1' });
  });

  test('[TR1] a second vision is refused, and anything else at the top', async () => {
    const payload = { requestId: uuid(), id: uuid(), strategyId, parentId: null, title: 'x' };
    expect(await stage.refused('mara', 'node.create', { ...payload, kind: 'vision' })).toMatchObject({
      code: 'refused',
      rule: 'TR1',
    });
    expect(await stage.refused('mara', 'node.create', { ...payload, kind: 'objective' })).toMatchObject({
      code: 'refused',
      rule: 'TR1',
    });
  });

  test('whoever owns a node grows it, and owns what they add', async () => {
    const mine = await stage.node(strategyId, rootId, 'objective', 'Mine', { ownerId: accountOf('ife') });
    const other = await stage.node(strategyId, rootId, 'objective', 'Not mine');
    const payload = {
      requestId: uuid(),
      id: uuid(),
      strategyId,
      parentId: mine.id,
      kind: 'objective' as const,
      title: 'Below',
    };
    const made = await stage.ask('ife', 'node.create', payload);
    expect(rowIn(made.nodes, payload.id).ownerId).toBe(accountOf('ife'));
    const refused = await stage.refused('ife', 'node.create', {
      ...payload,
      id: uuid(),
      requestId: uuid(),
      parentId: other.id,
    });
    expect(refused).toMatchObject({
      code: 'forbidden',
      message: "You can't add anything below OBJ-2. Ask its owner or an editor of this strategy.",
    });
  });
});

const byTitle = async (title: string) => {
  const { nodes } = await stage.tree(strategyId);
  const found = nodes.find((node) => node.title === title);
  if (!found) throw new Error(title);
  return found;
};

describe('changing', () => {
  test('fields change together, under a new version, and undo brings every one of them back', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Before');
    const patch = {
      title: 'After',
      narrative: 'A story',
      rationale: 'Because',
      tradeOffs: 'Not that',
      ownerId: accountOf('ife'),
      contributorIds: [accountOf('leo')],
      weight: 3,
      lifecycle: 'paused' as const,
      reviewBy: 20_800,
      override: { health: 'atRisk' as const, reason: 'We know better', until: 20_800 },
    };
    const { nodes, undo } = await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch,
    });
    const { narrative, rationale, tradeOffs, override, ...row } = patch;
    expect(rowIn(nodes, node.id)).toMatchObject({
      ...row,
      version: 2,
      override: { ...override, by: accountOf('mara') },
    });
    expect(await stage.ask('mara', 'node.panel', { nodeId: node.id })).toMatchObject({
      narrative,
      rationale,
      tradeOffs,
      version: 2,
    });

    expect(await stage.undo('mara', undo)).toMatchObject({ ok: true });
    const { version: _, rollup: _rollup, ...back } = await byTitle('Before');
    const { version: _1, rollup: _2, ...was } = node;
    expect(back).toEqual(was);
    expect(await stage.ask('mara', 'node.panel', { nodeId: node.id })).toMatchObject({
      narrative: '',
      rationale: '',
      tradeOffs: '',
      version: 3,
    });
  });

  test('a pause and its undo leave the silence clock where it was', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Node');
    const paused = await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { lifecycle: 'paused' },
    });
    expect(rowIn(paused.nodes, node.id).lifecycleDay).toBe((await stage.tree(strategyId)).today);
    expect((await byTitle('Node')).lifecycleDay).toBe((await stage.tree(strategyId)).today);
    await stage.undo('mara', paused.undo);
    expect((await byTitle('Node')).lifecycleDay).toBeUndefined();
    expect(await byTitle('Node')).toMatchObject({
      lifecycle: 'active',
      resumedAt: null,
      activatedAt: node.activatedAt,
    });
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 3,
      patch: { lifecycle: 'paused' },
    });
    stage.site.advance(60_000);
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 4,
      patch: { lifecycle: 'active' },
    });
    expect((await byTitle('Node')).resumedAt).toBeGreaterThanOrEqual(node.activatedAt! + 60_000);
  });

  test('a second writer is told of the conflict, with what is saved now and by whom', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Node');
    await stage.editors(strategyId, ['jonah']);
    await stage.ask('jonah', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { title: 'Theirs', narrative: 'Their story' },
    });
    const failure = await stage.refused('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { title: 'Mine' },
    });
    expect(failure).toMatchObject({
      code: 'conflict',
      message: 'Somebody has changed OBJ-1 since. Nothing of yours was saved.',
      current: { id: node.id, title: 'Theirs', narrative: 'Their story', version: 2 },
      changedBy: accountOf('jonah'),
    });
    expect(failure.changedAt).toBeGreaterThanOrEqual(node.activatedAt!);
    expect(await titles()).toEqual(['Larkfield', '  Theirs']);
  });

  test("undo after somebody else's change says so and changes nothing", async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'One');
    await stage.editors(strategyId, ['jonah']);
    const mine = await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { title: 'Two' },
    });
    await stage.ask('jonah', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 2,
      patch: { title: 'Three' },
    });
    expect(await stage.undo('mara', mine.undo)).toMatchObject({
      ok: false,
      failure: { code: 'conflict', changedBy: accountOf('jonah') },
    });
    expect(await titles()).toEqual(['Larkfield', '  Three']);
  });

  test('a patch that changes nothing takes no version', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Same');
    const { nodes, undo } = await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { title: 'Same ' },
    });
    expect(rowIn(nodes, node.id).version).toBe(1);
    expect(undo).toBeNull();
  });

  test('contributors edit, others read and are told whom to ask', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Node', { ownerId: accountOf('jonah') });
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { contributorIds: [accountOf('ife')] },
    });
    await stage.ask('ife', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 2,
      patch: { title: 'By a contributor' },
    });
    const failure = await stage.refused('wren', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 3,
      patch: { title: 'x' },
    });
    expect(failure).toEqual({
      code: 'forbidden',
      message: 'You can read OBJ-1, not change it. Ask its owner or an editor of this strategy.',
      ask: [accountOf('jonah')],
    });
    expect(await stage.ask('wren', 'node.panel', { nodeId: node.id })).toMatchObject({
      canEdit: false,
      ask: [accountOf('jonah')],
    });
    expect(await stage.ask('ife', 'node.panel', { nodeId: node.id })).toMatchObject({ canEdit: true });
  });

  test('fields that a kind does not have are refused where they stand', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Node');
    const patch = { unit: '%', milestonesTotal: 3, teamId: uuid(), cycleId: uuid() };
    const failure = await stage.refused('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch,
    });
    expect(failure.code).toBe('badInput');
    expect(Object.keys(failure.fields ?? {}).sort()).toEqual(['cycleId', 'milestonesTotal', 'teamId', 'unit']);
  });

  test('nobody whom Jira does not know becomes owner', async () => {
    const node = await stage.node(strategyId, rootId, 'objective', 'Node');
    const failure = await stage.refused('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { ownerId: '712020:nobody' },
    });
    expect(failure).toMatchObject({
      code: 'badInput',
      fields: { ownerId: 'Jira does not know this person. Choose somebody else.' },
    });
  });
});

describe('[CH1] a changed commitment', () => {
  test('of an active key result needs a reason, which stays with what was and what is', async () => {
    const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
    const node = await stage.node(strategyId, objective.id, 'keyResult', 'Orders', { commitment: rises(0, 80) });
    const lower = { requestId: uuid(), nodeId: node.id, version: 1, patch: { commitment: rises(0, 60) } };
    expect(await stage.refused('mara', 'node.update', lower)).toEqual({
      code: 'badInput',
      message: 'Say why. Everyone sees it until the cycle ends.',
      fields: { reason: 'Say why. Everyone sees it until the cycle ends.' },
      rule: 'CH1',
    });
    const changed = await stage.ask('mara', 'node.update', { ...lower, reason: ' The provider is late ' });
    expect(rowIn(changed.nodes, node.id).keyResult?.target).toBe(60);
    const panel = await stage.ask('wren', 'node.panel', { nodeId: node.id });
    expect(panel.commitmentChanges).toEqual([
      expect.objectContaining({
        nodeId: node.id,
        field: 'target',
        before: 80,
        after: 60,
        reason: 'The provider is late',
        byId: accountOf('mara'),
      }),
    ]);
    expect((await stage.ask('wren', 'node.panel', { nodeId: objective.id })).commitmentChanges).toHaveLength(1);
    expect(await stage.undo('mara', changed.undo)).toMatchObject({ ok: true });
    expect((await byTitle('Orders')).keyResult?.target).toBe(80);
    expect(
      (await stage.ask('mara', 'node.panel', { nodeId: node.id })).commitmentChanges.map(({ after }) => after).sort(),
    ).toEqual([60, 80]);
  });

  test('needs none while nothing had been said, or before it is active', async () => {
    const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
    const node = await stage.node(strategyId, objective.id, 'keyResult', 'Orders');
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 1,
      patch: { commitment: rises(0, 80), unit: '%' },
    });
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 2,
      patch: { lifecycle: 'draft' },
    });
    await stage.ask('mara', 'node.update', {
      requestId: uuid(),
      nodeId: node.id,
      version: 3,
      patch: { commitment: rises(0, 70) },
    });
    expect((await stage.ask('mara', 'node.panel', { nodeId: node.id })).commitmentChanges).toEqual([]);
  });

  test.each([
    ['PR1', rises(50, 50)],
    ['PR1', rises(50, 20)],
    ['PR3', { ...rises(0, 1), direction: 'maintain' as const, bandLow: 5, bandHigh: 4 }],
    ['PR3', { ...rises(0, 1), direction: 'maintain' as const, bandLow: 5 }],
  ])('[%s] %o is refused with a sentence', async (rule, commitment) => {
    const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
    const create = {
      requestId: uuid(),
      id: uuid(),
      strategyId,
      parentId: objective.id,
      kind: 'keyResult' as const,
      title: 'x',
      commitment,
    };
    const failure = await stage.refused('mara', 'node.create', create);
    expect(failure).toMatchObject({ code: 'refused', rule });
    expect(failure.message).toMatch(/\.$/);
  });
});

describe('moving', () => {
  test('takes everything below along; undo puts it back where it was', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const b = await stage.node(strategyId, rootId, 'objective', 'b');
    const c = await stage.node(strategyId, rootId, 'objective', 'c');
    await stage.node(strategyId, b.id, 'keyResult', 'kr');
    const moved = await stage.ask('mara', 'node.move', {
      requestId: uuid(),
      nodeId: b.id,
      version: 1,
      parentId: c.id,
      afterId: null,
    });
    expect(await titles()).toEqual(['Larkfield', '  a', '  c', '    b', '      kr']);
    expect(await stage.undo('mara', moved.undo)).toMatchObject({ ok: true });
    expect(await titles()).toEqual(['Larkfield', '  a', '  b', '    kr', '  c']);
    await stage.ask('mara', 'node.move', {
      requestId: uuid(),
      nodeId: a.id,
      version: 1,
      parentId: rootId,
      afterId: c.id,
    });
    expect(await titles()).toEqual(['Larkfield', '  b', '    kr', '  c', '  a']);
  });

  test('[TR1] below itself is refused, as is a wrong kind and the top', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const b = await stage.node(strategyId, a.id, 'objective', 'b');
    const kr = await stage.node(strategyId, b.id, 'keyResult', 'kr');
    const move = (nodeId: string, parentId: string) =>
      stage.refused('mara', 'node.move', { requestId: uuid(), nodeId, version: 1, parentId, afterId: null });
    expect(await move(a.id, b.id)).toEqual({
      code: 'refused',
      rule: 'TR1',
      message: "OBJ-1 can't stand below itself. Choose a place outside of it.",
    });
    expect(await move(a.id, a.id)).toMatchObject({ code: 'refused', rule: 'TR1' });
    expect(await move(kr.id, rootId)).toMatchObject({ code: 'refused', rule: 'TR1' });
    expect(await move(rootId, a.id)).toMatchObject({ code: 'refused', rule: 'TR1' });
    expect(await titles()).toEqual(['Larkfield', '  a', '    b', '      kr']);
  });

  test('to a sibling that is not there any more is a conflict', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const failure = await stage.refused('mara', 'node.move', {
      requestId: uuid(),
      nodeId: a.id,
      version: 1,
      parentId: rootId,
      afterId: uuid(),
    });
    expect(failure.code).toBe('conflict');
  });
});

describe('archiving', () => {
  test('takes all below along, lists it once, and restores exactly that', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const b = await stage.node(strategyId, a.id, 'objective', 'b');
    const kr = await stage.node(strategyId, b.id, 'keyResult', 'kr');
    const earlier = await stage.node(strategyId, a.id, 'objective', 'earlier');
    await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: earlier.id, version: 1 });
    stage.site.advance(1000);
    const archived = await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: a.id, version: 1 });
    expect([...archived.removedIds].sort()).toEqual([a.id, b.id, kr.id].sort());
    expect(await titles()).toEqual(['Larkfield']);
    const { nodes } = await stage.ask('wren', 'node.archived', { strategyId });
    expect(nodes.map(({ title, belowCount }) => [title, belowCount])).toEqual([
      ['a', 2],
      ['earlier', 0],
    ]);
    const back = await stage.undo('mara', archived.undo);
    expect(back).toMatchObject({ ok: true });
    expect(await titles()).toEqual(['Larkfield', '  a', '    b', '      kr']);
    expect((await stage.ask('wren', 'node.archived', { strategyId })).nodes.map(({ title }) => title)).toEqual([
      'earlier',
    ]);
  });

  test('restoring under something archived is refused with what to do first', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const b = await stage.node(strategyId, a.id, 'objective', 'b');
    const c = await stage.node(strategyId, a.id, 'objective', 'c');
    await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: b.id, version: 1 });
    await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: a.id, version: 1 });
    expect(await stage.refused('mara', 'node.restore', { requestId: uuid(), nodeId: b.id, version: 2 })).toEqual({
      code: 'refused',
      rule: 'TR1',
      message: 'OBJ-2 stood below OBJ-1, which is archived. Restore OBJ-1 first.',
    });
    expect(await stage.refused('mara', 'node.restore', { requestId: uuid(), nodeId: c.id, version: 2 })).toMatchObject({
      message: 'OBJ-3 was archived together with OBJ-1. Restore that one.',
    });
    expect(
      await stage.refused('mara', 'node.update', {
        requestId: uuid(),
        nodeId: a.id,
        version: 2,
        patch: { title: 'x' },
      }),
    ).toMatchObject({
      code: 'conflict',
      message: 'OBJ-1 was archived. Restore it first.',
    });
  });

  test('the top stays, and an owner does not archive what others own', async () => {
    expect(
      await stage.refused('mara', 'node.archive', { requestId: uuid(), nodeId: rootId, version: 1 }),
    ).toMatchObject({ code: 'refused' });
    const mine = await stage.node(strategyId, rootId, 'objective', 'Mine', { ownerId: accountOf('ife') });
    await stage.node(strategyId, mine.id, 'objective', 'Not mine', { ownerId: accountOf('leo') });
    const failure = await stage.refused('ife', 'node.archive', { requestId: uuid(), nodeId: mine.id, version: 1 });
    expect(failure).toMatchObject({ code: 'forbidden', ask: [accountOf('leo')] });
  });

  test('[CH2] consequences name what is below and what leans on it', async () => {
    const a = await stage.node(strategyId, rootId, 'objective', 'a');
    const b = await stage.node(strategyId, a.id, 'objective', 'b');
    const other = await stage.node(strategyId, rootId, 'objective', 'leans on b');
    const edge = {
      requestId: uuid(),
      id: uuid(),
      version: 0,
      kind: 'dependsOn' as const,
      fromId: other.id,
      toId: b.id,
      shareBp: null,
      neededBy: 20_800,
    };
    await stage.ask('mara', 'edge.save', edge);
    expect(await stage.ask('wren', 'node.consequences', { nodeId: a.id })).toEqual({
      below: [{ id: b.id, key: 'OBJ-2', title: 'b', kind: 'objective' }],
      dependants: [{ id: other.id, key: 'OBJ-3', title: 'leans on b', kind: 'objective' }],
      openWork: 0,
    });
  });
});

test('activity tells who did what', async () => {
  const node = await stage.node(strategyId, rootId, 'objective', 'One');
  stage.site.advance(1000);
  await stage.ask('mara', 'node.update', {
    requestId: uuid(),
    nodeId: node.id,
    version: 1,
    patch: { title: 'Two', narrative: 'n'.repeat(2_000) },
  });
  const { activity } = await stage.ask('wren', 'node.panel', { nodeId: node.id });
  expect(activity.map(({ action, byId }) => [action, byId])).toEqual([
    ['node.update', accountOf('mara')],
    ['node.create', accountOf('mara')],
  ]);
  expect(activity[0]?.changes['title']).toEqual({ before: 'One', after: 'Two' });
  expect(String(activity[0]?.changes['narrative']?.after)).toHaveLength(500);
});

test('activity keeps when and why something was paused, and taking that back takes both back', async () => {
  const node = await stage.node(strategyId, rootId, 'objective', 'One');
  const pause = { requestId: uuid(), nodeId: node.id, version: 1, patch: { lifecycle: 'paused' as const } };
  const { undo } = await stage.ask('mara', 'node.update', { ...pause, reason: ' Waiting for the law ' });
  const last = async () => (await stage.ask('wren', 'node.panel', { nodeId: node.id })).activity[0]?.changes ?? {};
  const at = stage.site.now();
  expect(await last()).toMatchObject({ lifecycleReason: { before: null, after: 'Waiting for the law' } });
  expect(Number((await last())['lifecycleAt']?.after)).toBeLessThanOrEqual(at);
  await stage.undo('mara', undo);
  expect(await last()).toMatchObject({
    ...{ lifecycleReason: { before: 'Waiting for the law', after: null }, lifecycleAt: { after: null } },
  });
});
