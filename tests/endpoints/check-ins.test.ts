import { randomUUID } from 'node:crypto';
import { openApp, start, today, type App } from './support/app';
import { fromTo, Place, type Name } from './support/place';

const dayMs = 86_400_000;

let app: App;
beforeAll(async () => {
  app = await openApp();
});
beforeEach(() => app.site.setNow(start));
afterAll(() => app.close());

const checkIn = (place: Place, asOf: number, value: number, more: object = {}, name: Name = 'kr') => ({
  ...{ requestId: randomUUID(), id: randomUUID(), nodeId: place.id(name), value, confidence: 5, comment: '', asOf },
  ...more,
});

/** Enters values one after the other and answers what the key result says then. */
async function afterAllOf(place: Place, values: readonly (readonly [asOf: number, value: number])[]) {
  for (const [asOf, value] of values) await place.ask('checkIn.create', checkIn(place, asOf, value));
  await place.read();
  const { keyResult, rollup } = place.row('kr');
  return {
    value: keyResult?.current?.value ?? null,
    asOf: keyResult?.current?.asOf ?? null,
    outcomeBp: rollup.outcomeBp,
    last: rollup.lastCheckInDay,
  };
}

describe('[PR2] the value that counts', () => {
  it('is the one of the latest day, whenever it was entered', async () => {
    const place = await Place.make(app, 'Value');
    expect(
      await afterAllOf(place, [
        [today - 5, 30],
        [today - 1, 50],
        [today - 20, 99],
        [today - 2, 10],
      ]),
    ).toEqual({
      value: 50,
      asOf: today - 1,
      outcomeBp: 5_000,
      last: today - 1,
    });
  });

  it('is the one entered last for a day, and the one before when that is taken away', async () => {
    const place = await Place.make(app, 'Value');
    const later = checkIn(place, today, 70);
    await place.ask('checkIn.create', checkIn(place, today, 40));
    await place.ask('checkIn.create', later);
    await place.read();
    expect(place.row('kr').keyResult?.current?.value).toBe(70);
    await place.ask('checkIn.remove', { requestId: randomUUID(), id: later.id });
    await place.read();
    expect(place.row('kr').keyResult?.current?.value).toBe(40);
  });

  it('is none from before the cycle, though that breaks the silence', async () => {
    const place = await Place.make(app, 'Value');
    const { start: first = 0 } = place.tree.cycles[0] ?? {};
    expect(await afterAllOf(place, [[first - 1, 80]])).toMatchObject({ value: null, outcomeBp: null });
    expect(await afterAllOf(place, [[first, 20]])).toMatchObject({ value: 20, asOf: first });
    const { checkIns } = await app.value('mara', 'node.panel', { nodeId: place.id('kr') });
    expect(checkIns.map(({ value }) => value)).toEqual([20, 80]);
  });

  it('counts for each key result of a moved subtree in the cycle it is in then', async () => {
    const place = await (await Place.make(app, 'Value')).withNextCycle();
    await afterAllOf(place, [[today, 60]]);
    await place.update('objective', { cycleId: place.id('nextCycle') });
    expect(place.row('kr').keyResult?.current).toBeNull();
    await place.update('objective', { cycleId: null });
    expect(place.row('kr').keyResult?.current?.value).toBe(60);
  });

  it('stands in the history with all that was said, newest day first', async () => {
    const place = await Place.make(app, 'Value');
    await place.ask('checkIn.create', checkIn(place, today - 3, 1.5, { comment: ' two\nlines ', confidence: null }));
    await place.ask('checkIn.create', checkIn(place, today, -2, { comment: 'second', confidence: 0 }));
    const { checkIns } = await app.value('wren', 'node.panel', { nodeId: place.id('objective') });
    expect(checkIns.map(({ value, comment, confidence, asOf }) => [value, comment, confidence, asOf])).toEqual([
      [-2, 'second', 0, today],
      [1.5, ' two\nlines ', null, today - 3],
    ]);
  });
});

describe('[PR2] a closed cycle', () => {
  async function afterItsEnd(): Promise<{ place: Place; lastDay: number }> {
    const place = await Place.make(app, 'Closed');
    const { end: lastDay = 0 } = place.tree.cycles[0] ?? {};
    await place.ask('checkIn.create', checkIn(place, today, 40));
    await place.read();
    await place.update('objective', { cycleId: place.id('cycle') });
    app.site.setNow((lastDay + 20) * dayMs + dayMs / 2);
    expect(await app.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });
    const tree = await place.read();
    expect(tree.cycles.find(({ id }) => id === place.id('cycle'))?.closedAt).not.toBeNull();
    expect(tree.currentCycleId).not.toBe(place.id('cycle'));
    return { place, lastDay };
  }

  it('changes only by a correction that says why', async () => {
    const { place, lastDay } = await afterItsEnd();
    const failure = await app.failure('mara', 'checkIn.create', checkIn(place, lastDay, 90, { comment: ' ' }));
    expect(failure).toMatchObject({ code: 'refused', rule: 'PR2' });
    await place.read();
    expect(place.row('kr')).toMatchObject({ keyResult: { current: { value: 40 } }, rollup: { outcomeBp: 4_000 } });
    await place.ask('checkIn.create', checkIn(place, lastDay, 90, { comment: 'The meter was wrong.' }));
    await place.read();
    expect(place.row('kr')).toMatchObject({ keyResult: { current: { value: 90 } }, rollup: { outcomeBp: 9_000 } });
    const { checkIns } = await app.value('wren', 'node.panel', { nodeId: place.id('kr') });
    expect(checkIns.map(({ value, correction = false }) => [value, correction])).toEqual([
      [90, true],
      [40, false],
    ]);
  });

  it('does not change by a check-in of today', async () => {
    const { place, lastDay } = await afterItsEnd();
    await place.ask('checkIn.create', checkIn(place, lastDay + 10, 90));
    await place.read();
    expect(place.row('kr')).toMatchObject({ keyResult: { current: { value: 40 } }, rollup: { outcomeBp: 4_000 } });
  });

  it('keeps its check-ins', async () => {
    const { place } = await afterItsEnd();
    const { checkIns } = await app.value('mara', 'node.panel', { nodeId: place.id('kr') });
    const failure = await app.failure('mara', 'checkIn.remove', { requestId: randomUUID(), id: checkIns[0]?.id });
    expect(failure).toMatchObject({ code: 'refused', rule: 'PR2' });
    await place.read();
    expect(place.row('kr').keyResult?.current?.value).toBe(40);
  });
});

it('takes tomorrow for today where it is tomorrow already', async () => {
  const place = await Place.make(app, 'Zone');
  app.site.setNow(Date.parse('2026-11-19T12:30:00Z'));
  expect((await app.failure('mara', 'checkIn.create', checkIn(place, today + 1, 1))).code).toBe('badInput');
  await place.patched({ timeZone: 'Pacific/Auckland' });
  await place.ask('checkIn.create', checkIn(place, today + 1, 1));
  app.site.setNow(Date.parse('2026-11-19T05:00:00Z'));
  await place.patched({ timeZone: 'Pacific/Pago_Pago' });
  expect((await app.failure('mara', 'checkIn.create', checkIn(place, today, 1))).code).toBe('badInput');
  await place.ask('checkIn.create', checkIn(place, today - 1, 1));
});

describe('[CH1] a changed commitment', () => {
  const change = (place: Place, patch: object, reason?: string) => ({
    ...{ requestId: randomUUID(), nodeId: place.id('kr'), version: place.version('kr'), patch },
    ...(reason === undefined ? {} : { reason }),
  });

  it.each<[string, object]>([
    ['target', { commitment: fromTo(0, 60) }],
    ['baseline', { commitment: fromTo(10, 100) }],
    ['direction', { commitment: { ...fromTo(100, 0) } }],
    ['date', { commitment: { ...fromTo(0, 100), dueDay: today + 30 } }],
    [
      'kind of measure',
      {
        commitment: { ...fromTo(0, 100), direction: 'maintain', baseline: null, target: null, bandLow: 1, bandHigh: 2 },
      },
    ],
    ['metric', { metricName: 'Another measure' }],
    ['unit', { unit: 'days' }],
  ])('of its %s needs a reason, which everybody who reads it can read', async (_, patch) => {
    const place = await Place.make(app, 'Change');
    for (const reason of [undefined, '', '  \n ']) {
      const failure = await app.failure('mara', 'node.update', change(place, patch, reason));
      expect(failure).toMatchObject({ rule: 'CH1' });
    }
    await place.read();
    expect(place.version('kr')).toBe(1);
    await app.value('mara', 'node.update', change(place, patch, 'Prices rose.'));
    const { commitmentChanges } = await app.value('wren', 'node.panel', { nodeId: place.id('kr') });
    expect(commitmentChanges.length).toBeGreaterThan(0);
    for (const said of commitmentChanges) {
      expect(said).toMatchObject({ reason: 'Prices rose.', nodeId: place.id('kr') });
      expect(said.before).not.toEqual(said.after);
    }
  });

  it('needs none for what is no commitment, and none before it is active', async () => {
    const place = await Place.make(app, 'Change');
    await place.update('kr', { title: 'Another title', weight: 3, narrative: 'x' });
    await place.update('kr', { lifecycle: 'draft' });
    await place.update('kr', { commitment: fromTo(0, 60) });
    expect((await app.value('mara', 'node.panel', { nodeId: place.id('kr') })).commitmentChanges).toEqual([]);
  });

  it('is told also when it is taken back', async () => {
    const place = await Place.make(app, 'Change');
    const { undo } = await app.value(
      'mara',
      'node.update',
      change(place, { commitment: fromTo(0, 60) }, 'Prices rose.'),
    );
    if (!undo) throw new Error('There is no way back.');
    expect(await app.answer('mara', undo.key, { ...undo.payload, requestId: randomUUID() })).toMatchObject({
      ok: true,
    });
    const { commitmentChanges } = await app.value('mara', 'node.panel', { nodeId: place.id('kr') });
    expect(commitmentChanges.map(({ before, after }) => [before, after]).sort()).toEqual([
      [100, 60],
      [60, 100],
    ]);
  });
});
