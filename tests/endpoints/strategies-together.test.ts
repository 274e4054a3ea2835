import { groupIds } from '../../local/site/people';
import { Stage, rises, rowIn, uuid } from './stage';

/** A department's strategy that contributes to the company's. */
let stage: Stage;
let company: { id: string; rootId: string };
let department: { id: string; rootId: string };
let goalId: string;
let sourceId: string;
let resultId: string;

beforeEach(async () => {
  stage = await Stage.open();
  company = await stage.strategy('Company');
  department = await stage.strategy('Department');
  goalId = (await stage.node(company.id, company.rootId, 'objective', 'Goal')).id;
  sourceId = (await stage.node(department.id, department.rootId, 'objective', 'Source')).id;
  resultId = (await stage.node(department.id, sourceId, 'keyResult', 'Result', { commitment: rises(0, 100) })).id;
});
afterEach(() => stage.close());

const connect = (fromId: string, toId: string, shareBp: number | null = 5_000) => ({
  ...{
    requestId: uuid(),
    id: uuid(),
    version: 0,
    kind: 'contributesTo' as const,
    fromId,
    toId,
    shareBp,
    neededBy: null,
  },
});

async function checkIn(value: number): Promise<void> {
  const { today } = await stage.tree(department.id);
  const said = { nodeId: resultId, value, confidence: 8, comment: '', asOf: today };
  await stage.ask('mara', 'checkIn.create', { requestId: uuid(), id: uuid(), ...said });
}

const outcomeOf = async (strategyId: string, nodeId: string) => {
  const { nodes } = await stage.tree(strategyId);
  return rowIn(nodes, nodeId).rollup.outcomeBp;
};

test('a result flows from one strategy into the other, which learns of it', async () => {
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId));
  const { revision } = await stage.ask('mara', 'strategy.revision', { strategyId: company.id });
  await checkIn(40);
  expect((await stage.ask('mara', 'strategy.revision', { strategyId: company.id })).revision).toBeGreaterThan(revision);
  expect(await outcomeOf(company.id, goalId)).toBe(4_000);
  expect(stage.statements).toBe(2);
  expect(await outcomeOf(company.id, company.rootId)).toBe(4_000);
});

test('its weight counts there, and an archived source counts nowhere until it is restored', async () => {
  const local = await stage.node(company.id, goalId, 'keyResult', 'Local', { commitment: rises(0, 100) });
  const { today } = await stage.tree(company.id);
  const said = { nodeId: local.id, value: 0, confidence: null, comment: '', asOf: today };
  await stage.ask('mara', 'checkIn.create', { requestId: uuid(), id: uuid(), ...said });
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId, 10_000));
  await checkIn(40);
  expect(await outcomeOf(company.id, goalId)).toBe(2_000);
  await stage.ask('mara', 'node.update', { requestId: uuid(), nodeId: sourceId, version: 1, patch: { weight: 3 } });
  expect(await outcomeOf(company.id, goalId)).toBe(3_000);
  expect(stage.statements).toBe(2);
  const archived = await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: sourceId, version: 2 });
  expect(await outcomeOf(company.id, goalId)).toBe(0);
  expect(stage.statements).toBe(2);
  expect((await stage.tree(company.id)).edges).toEqual([]);
  await stage.undo('mara', archived.undo);
  expect(await outcomeOf(company.id, goalId)).toBe(3_000);
  expect((await stage.tree(company.id)).edges).toHaveLength(1);
});

test('[TR2] a circle through another strategy is refused, by an edge and by a move', async () => {
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId));
  const back = await stage.refused('mara', 'edge.save', connect(goalId, sourceId));
  expect(back).toMatchObject({ code: 'refused', rule: 'TR2' });
  expect(back.message).toBe('That would close a circle: OBJ-1 would contribute to itself.');
  // The goal's other child contributes to the department's root; the source moved below would close the circle.
  const child = await stage.node(company.id, goalId, 'objective', 'Child');
  const deep = await stage.node(department.id, sourceId, 'objective', 'Deep');
  const other = await stage.node(department.id, department.rootId, 'objective', 'Other');
  await stage.ask('mara', 'edge.save', connect(company.rootId, other.id, 1));
  expect(await stage.refused('mara', 'edge.save', connect(other.id, child.id, 1))).toMatchObject({ rule: 'TR2' });
  const move = { requestId: uuid(), nodeId: other.id, version: 1, parentId: deep.id, afterId: null };
  expect(await stage.refused('mara', 'node.move', move)).toMatchObject({ code: 'refused', rule: 'TR2' });
  expect((await stage.tree(department.id)).problems).toEqual([]);
});

test('[RU3] shares over the whole are refused, together with those to other strategies', async () => {
  const near = await stage.node(department.id, department.rootId, 'objective', 'Near');
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId, 7_000));
  const failure = await stage.refused('mara', 'edge.save', connect(sourceId, near.id, 4_000));
  expect(failure).toMatchObject({ code: 'refused', rule: 'RU3' });
  await stage.ask('mara', 'edge.save', connect(sourceId, near.id, 3_000));
});

test('whoever may not see the other strategy sees neither the edge nor its end', async () => {
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId));
  await stage.editors(department.id, [], [groupIds.leadership]);
  expect((await stage.tree(company.id, 'wren')).edges).toEqual([]);
  expect((await stage.tree(company.id, 'jonah')).edges).toHaveLength(1);
  expect(await stage.refused('wren', 'edge.save', connect(goalId, sourceId))).toMatchObject({ code: 'notFound' });
});

test('deleting one strategy takes its edges away and leaves the other whole', async () => {
  await stage.ask('mara', 'edge.save', connect(sourceId, goalId));
  await checkIn(40);
  expect(await outcomeOf(company.id, goalId)).toBe(4_000);
  await stage.ask('mara', 'strategy.delete', {
    requestId: uuid(),
    strategyId: department.id,
    version: 1,
    name: 'Department',
  });
  expect(await outcomeOf(company.id, goalId)).toBeNull();
  expect((await stage.tree(company.id)).edges).toEqual([]);
  await stage.site.runQueue();
  expect((await stage.tree(company.id)).nodes.map(({ title }) => title).sort()).toEqual(['Company', 'Goal']);
  expect(await stage.refused('mara', 'node.panel', { nodeId: sourceId })).toMatchObject({ code: 'notFound' });
});

test('an edge keeps its ends; its share and its removal can be taken back', async () => {
  const edge = connect(sourceId, goalId);
  const made = await stage.ask('mara', 'edge.save', edge);
  const changed = await stage.ask('mara', 'edge.save', { ...edge, requestId: uuid(), version: 1, shareBp: 2_500 });
  expect(changed.edges).toMatchObject([{ id: edge.id, shareBp: 2_500, version: 2 }]);
  await stage.undo('mara', changed.undo);
  expect((await stage.tree(company.id)).edges).toMatchObject([{ shareBp: 5_000, version: 3 }]);
  expect(await stage.undo('mara', made.undo)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  const removed = await stage.ask('mara', 'edge.remove', { requestId: uuid(), id: edge.id, version: 3 });
  expect(removed.removedEdgeIds).toEqual([edge.id]);
  await stage.undo('mara', removed.undo);
  expect((await stage.tree(company.id)).edges).toMatchObject([{ id: edge.id, shareBp: 5_000, version: 1 }]);
  const other = { ...edge, requestId: uuid(), version: 1, toId: company.rootId };
  expect(await stage.refused('mara', 'edge.save', other)).toMatchObject({ code: 'badInput' });
});
