import { Stage, accountOf, rises, rowIn, uuid } from './stage';

/** Days, cycles and what the hourly job does about them. The site's clock moves; the app's follows. */
let stage: Stage;
let strategyId: string;
let rootId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ({ id: strategyId, rootId } = await stage.strategy());
});
afterEach(() => stage.close());

const DAY = 24 * 3_600_000;
const at = (iso: string) => stage.site.setNow(Date.parse(iso));

async function keyResult(): Promise<{ id: string; objectiveId: string }> {
  const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
  const { id } = await stage.node(strategyId, objective.id, 'keyResult', 'Result', { commitment: rises(0, 100) });
  return { id, objectiveId: objective.id };
}

async function checkIn(nodeId: string, value: number, daysAgo = 0, comment = '') {
  const { today } = await stage.tree(strategyId);
  const said = { value, confidence: null, comment, asOf: today - daysAgo };
  return stage.call('mara', 'checkIn.create', { requestId: uuid(), id: uuid(), nodeId, ...said });
}

test('the first cycle is the calendar quarter of its zone, the next is made when it has ended', async () => {
  expect((await stage.tree(strategyId)).cycles).toMatchObject([{ name: 'Q4 2026' }]);
  at('2026-12-31T23:30:00Z');
  expect((await stage.tree(strategyId)).cycles).toHaveLength(1);
  at('2027-01-01T00:30:00Z');
  const tree = await stage.tree(strategyId);
  expect(tree.cycles.map(({ name }) => name).sort()).toEqual(['Q1 2027', 'Q4 2026']);
  expect(tree.cycles.find(({ id }) => id === tree.currentCycleId)).toMatchObject({
    name: 'Q1 2027',
    start: tree.today,
  });
  await stage.tree(strategyId);
  expect(stage.statements).toBe(2);
});

test('several readers of the first minute make one cycle; a gap before a later one is filled up to it', async () => {
  const { today } = await stage.tree(strategyId);
  const later = {
    requestId: uuid(),
    strategyId,
    id: uuid(),
    version: 0,
    name: 'Later',
    start: today + 60,
    end: today + 90,
  };
  await stage.ask('mara', 'cycle.save', later);
  at('2027-01-02T10:00:00Z');
  const trees = await Promise.all([1, 2, 3].map(() => stage.tree(strategyId)));
  expect(new Set(trees.map(({ currentCycleId }) => currentCycleId)).size).toBe(1);
  const cycles = (await stage.tree(strategyId)).cycles.map(({ name, start, end }) => ({ name, start, end }));
  expect(cycles.sort((a, b) => a.start - b.start)).toMatchObject([
    { name: 'Q4 2026' },
    { name: 'Q1 2027', end: today + 59 },
    { name: 'Later', start: today + 60 },
  ]);
});

test('the first write of a new quarter makes its cycle too', async () => {
  at('2027-01-04T10:00:00Z');
  const made = await stage.node(strategyId, rootId, 'objective', 'In the new year');
  const tree = await stage.tree(strategyId);
  expect(tree.cycles).toHaveLength(2);
  expect(rowIn(tree.nodes, made.id).cycleId).toBe(tree.currentCycleId);
});

test('on a new day the numbers hold for it; the first reader saves them, the others read', async () => {
  const { id } = await keyResult();
  await checkIn(id, 40);
  await stage.tree(strategyId);
  expect(stage.statements).toBe(2);
  stage.site.advance(DAY);
  const { nodes, today } = await stage.tree(strategyId);
  expect(new Set(nodes.map(({ rollup }) => rollup.day))).toEqual(new Set([today]));
  expect(stage.statements).toBeGreaterThan(2);
  await stage.tree(strategyId);
  expect(stage.statements).toBe(2);
});

test('the hourly job saves them before anybody reads', async () => {
  const { id } = await keyResult();
  await checkIn(id, 40);
  stage.site.advance(20 * DAY);
  await stage.site.runSchedule('hourly-run');
  const { nodes } = await stage.tree(strategyId);
  expect(stage.statements).toBe(2);
  expect(rowIn(nodes, id).rollup.health).toBe('outdated');
  const weeks = rowIn(nodes, id).keyResult?.trend?.points.length;
  expect(weeks).toBe(3);
});

test('[PR2] two weeks after its end a cycle is closed: only a correction that says so reaches it', async () => {
  const { id } = await keyResult();
  await checkIn(id, 40);
  at('2027-01-10T10:00:00Z');
  await stage.site.runSchedule('hourly-run');
  expect(await checkIn(id, 45, 12)).toMatchObject({ ok: true });
  at('2027-01-20T10:00:00Z');
  await stage.site.runSchedule('hourly-run');
  const tree = await stage.tree(strategyId);
  const old = tree.cycles.find(({ name }) => name === 'Q4 2026');
  expect(old?.closedAt).not.toBeNull();
  const refused = await checkIn(id, 50, 21);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'refused', rule: 'PR2' } });
  expect(await checkIn(id, 50, 21, 'Counted wrongly at the end of the year')).toMatchObject({ ok: true });
  expect(rowIn((await stage.tree(strategyId)).nodes, id).keyResult?.current?.value).toBe(50);
  const change = {
    requestId: uuid(),
    strategyId,
    id: old!.id,
    version: old!.version,
    name: 'x',
    start: old!.start,
    end: old!.end,
  };
  expect(await stage.refused('mara', 'cycle.save', change)).toMatchObject({ code: 'refused', rule: 'PR2' });
});

test('cycles do not overlap and do not end before they begin', async () => {
  const { cycles } = await stage.tree(strategyId);
  const { start, end } = cycles[0]!;
  const save = (from: number, to: number) =>
    stage.refused('mara', 'cycle.save', {
      requestId: uuid(),
      strategyId,
      id: uuid(),
      version: 0,
      name: 'x',
      start: from,
      end: to,
    });
  expect(await save(end, end + 10)).toMatchObject({
    code: 'badInput',
    fields: { start: expect.stringContaining('Q4 2026') },
  });
  expect(await save(start - 10, start)).toMatchObject({
    code: 'badInput',
    fields: { end: expect.stringContaining('Q4 2026') },
  });
  expect(await save(end + 10, end + 9)).toMatchObject({ code: 'badInput' });
});

test('a move into another cycle reads the check-ins of that one', async () => {
  const { id, objectiveId } = await keyResult();
  await checkIn(id, 40);
  const { today } = await stage.tree(strategyId);
  const next = {
    requestId: uuid(),
    strategyId,
    id: uuid(),
    version: 0,
    name: 'Next',
    start: today + 50,
    end: today + 80,
  };
  await stage.ask('mara', 'cycle.save', next);
  const other = await stage.node(strategyId, rootId, 'objective', 'Next year');
  await stage.ask('mara', 'node.update', {
    requestId: uuid(),
    nodeId: other.id,
    version: 1,
    patch: { cycleId: next.id },
  });
  await stage.ask('mara', 'node.move', {
    requestId: uuid(),
    nodeId: id,
    version: 1,
    parentId: other.id,
    afterId: null,
  });
  expect(rowIn((await stage.tree(strategyId)).nodes, id).keyResult?.current).toBeNull();
  await stage.ask('mara', 'node.move', {
    requestId: uuid(),
    nodeId: id,
    version: 2,
    parentId: objectiveId,
    afterId: null,
  });
  expect(rowIn((await stage.tree(strategyId)).nodes, id)).toMatchObject({
    keyResult: { current: { value: 40 } },
    rollup: { outcomeBp: 4_000 },
  });
});

test('another time zone has other days', async () => {
  at('2026-11-19T20:00:00Z');
  const { today, strategy } = await stage.tree(strategyId);
  const update = { requestId: uuid(), strategyId, version: strategy.version, patch: { timeZone: 'Asia/Tokyo' } };
  await stage.ask('mara', 'strategy.update', update);
  const tree = await stage.tree(strategyId);
  expect(tree.today).toBe(today + 1);
  expect(new Set(tree.nodes.map(({ rollup }) => rollup.day))).toEqual(new Set([today + 1]));
  const unknown = { ...update, requestId: uuid(), version: 2, patch: { timeZone: 'Mars/Olympus' } };
  expect(await stage.refused('mara', 'strategy.update', unknown)).toMatchObject({
    code: 'badInput',
    fields: { timeZone: expect.any(String) },
  });
});

test('thresholds move every strategy, and move back', async () => {
  const { id } = await keyResult();
  stage.site.advance(20 * DAY);
  await checkIn(id, 50);
  await stage.tree(strategyId);
  const health = async () => rowIn((await stage.tree(strategyId)).nodes, id).rollup.health;
  expect(await health()).toBe('onTrack');
  const patch = { onTrackBp: 20_000, atRiskBp: 19_000 };
  const saved = await stage.ask('mara', 'settings.save', { requestId: uuid(), version: 0, patch });
  expect(await health()).toBe('offTrack');
  expect(stage.statements).toBe(2);
  const wrong = await stage.refused('mara', 'settings.save', {
    requestId: uuid(),
    version: 1,
    patch: { atRiskBp: 20_000 },
  });
  expect(wrong).toMatchObject({ code: 'badInput', fields: { atRiskBp: 'At risk must stay below on track.' } });
  await stage.undo('mara', saved.undo);
  expect(await health()).toBe('onTrack');
});

test('a team that is removed is nobody’s team any more', async () => {
  const id = uuid();
  const team = { leadId: accountOf('ife'), parentId: null, size: 5, projectIds: [] };
  await stage.ask('mara', 'team.save', { requestId: uuid(), strategyId, id, version: 0, name: 'Team', ...team });
  const below = uuid();
  const unit = { ...team, parentId: id };
  await stage.ask('mara', 'team.save', {
    requestId: uuid(),
    strategyId,
    id: below,
    version: 0,
    name: 'Inner',
    ...unit,
  });
  const inside = { requestId: uuid(), strategyId, id, version: 1, name: 'Team', ...team, parentId: below };
  expect(await stage.refused('mara', 'team.save', inside)).toMatchObject({
    code: 'badInput',
    message: "A unit can't stand inside itself.",
  });
  const node = await stage.node(strategyId, rootId, 'objective', 'Objective');
  await stage.ask('mara', 'node.update', { requestId: uuid(), nodeId: node.id, version: 1, patch: { teamId: id } });
  await stage.ask('mara', 'team.remove', { requestId: uuid(), strategyId, id, version: 1 });
  const tree = await stage.tree(strategyId);
  expect(rowIn(tree.nodes, node.id).teamId).toBeNull();
  expect(tree.teams).toMatchObject([{ id: below, parentId: null }]);
});
