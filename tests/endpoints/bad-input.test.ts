import { randomUUID } from 'node:crypto';
import type { Commitment } from '../../src/domain/model';
import type { Failure } from '../../src/shared/result';
import { accountOf, openApp, today, type App } from './support/app';
import { differences } from './support/differences';
import { fromTo, Place, type Name } from './support/place';
import { stateOf } from './support/state';

let app: App;
let place: Place;
beforeAll(async () => {
  app = await openApp();
  place = await (await Place.make(app, 'North')).withEverything();
});
afterAll(() => app.close());

const request = () => ({ requestId: randomUUID() });

/** The answer to something that may not be; everything is then as it was. */
async function refusal(key: string, payload: object): Promise<Failure> {
  const before = await stateOf(place);
  const failure = await app.failure('mara', key, { ...request(), ...payload });
  expect(differences(before, await stateOf(place))).toEqual([]);
  expect(failure.message).toMatch(/^[A-Z“].*(\.|: North strategy)$/);
  return failure;
}

const update = (name: Name, patch: object, more: object = {}) => ({
  ...{ nodeId: place.id(name), version: place.version(name), patch },
  ...more,
});

describe('titles', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\u00A0\n '],
    ['what nobody sees', '\u200B\u2060\u00AD\uFEFF\u200D \u3164\u2800'],
    ['501 letters', 'x'.repeat(501)],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 letters of the widest kind', '🧭'.repeat(10_000)],
    ['half a letter', 'Ship \uD83D it'],
    ['U+0000', 'Ship\0it'],
  ])('of %s are refused by name', async (_, title) => {
    const create = {
      id: randomUUID(),
      strategyId: place.id('strategy'),
      parentId: place.id('theme'),
      kind: 'objective',
      title,
    };
    for (const [key, payload, field] of [
      ['node.create', create, 'title'],
      ['node.update', update('objective', { title }), 'patch.title'],
    ] as const) {
      const failure = await refusal(key, payload);
      expect(failure).toMatchObject({ code: 'badInput', fields: { [field]: expect.stringMatching(/\.$/) } });
      expect(JSON.stringify(failure).length).toBeLessThan(600);
    }
  });

  it('of 500 letters are kept, blanks around them are not', async () => {
    const title = '🧭'.repeat(250);
    await place.update('other', { title: `  ${title}\n` });
    expect(place.row('other').title).toBe(title);
  });
});

describe('[PR1] [PR3] commitments', () => {
  const band = (bandLow: number | null, bandHigh: number | null, tolerance: number | null): Commitment => ({
    ...{ ...fromTo(0, 1), direction: 'maintain', baseline: null, target: null },
    ...{ bandLow, bandHigh, tolerance },
  });
  it.each<[string, Commitment, string]>([
    ['the target equals the baseline', fromTo(7, 7), 'PR1'],
    ['the target lies below, and it should rise', { ...fromTo(7, 8), target: 3 }, 'PR1'],
    ['the target lies above, and it should fall', { ...fromTo(8, 7), target: 30 }, 'PR1'],
    ['the band is upside down', band(9, 3, null), 'PR3'],
    ['a band of one end has no tolerance', band(9, null, null), 'PR3'],
    ['a band without width has no tolerance', band(9, 9, null), 'PR3'],
    ['the tolerance is 0', band(9, 9, 0), 'PR3'],
  ])('where %s are refused everywhere', async (_, commitment, rule) => {
    const create = {
      id: randomUUID(),
      strategyId: place.id('strategy'),
      parentId: place.id('objective'),
      kind: 'keyResult',
      title: 'x',
    };
    expect(await refusal('node.create', { ...create, commitment })).toMatchObject({ code: 'refused', rule });
    expect(await refusal('node.update', update('kr', { commitment }, { reason: 'why' }))).toMatchObject({
      code: 'refused',
      rule,
    });
    const row = {
      id: randomUUID(),
      parentId: null,
      kind: 'keyResult',
      title: 'x',
      ownerId: null,
      weight: 1,
      unit: '',
      commitment,
    };
    const paste = { strategyId: place.id('strategy'), parentId: place.id('objective'), rows: [row] };
    const pasted = await refusal('paste.make', paste);
    expect(['refused', 'badInput']).toContain(pasted.code);
    expect(JSON.stringify(pasted)).toMatch(/rows\.0/);
  });

  it.each([
    ['NaN', Number.NaN],
    ['an infinite value', Number.POSITIVE_INFINITY],
    ['1e308', 1e308],
    ['−1e308', -1e308],
    ['more than 1e15', 1.000001e15],
    ['text', '12'],
    ['a value in words', 'NaN'],
  ])('with %s are refused, as are such check-ins', async (_, value) => {
    const checkIn = { id: randomUUID(), nodeId: place.id('kr'), value, confidence: 5, comment: '', asOf: today };
    expect(await refusal('checkIn.create', checkIn)).toMatchObject({
      code: 'badInput',
      fields: { value: expect.any(String) },
    });
    const isNull = typeof value === 'number' && !Number.isFinite(value);
    const commitment = { ...fromTo(0, 1), target: value };
    // JSON has no NaN: it comes as null, which says that nothing has been said.
    if (isNull) return;
    expect(await refusal('node.update', update('kr', { commitment }, { reason: 'why' }))).toMatchObject({
      code: 'badInput',
      fields: { 'patch.commitment.target': expect.any(String) },
    });
  });

  it.each([1e15, -1e15, 1e-15, 0.1 + 0.2, -0])('with %p are kept to the last digit', async (value) => {
    const made = {
      ...request(),
      id: randomUUID(),
      nodeId: place.id('kr'),
      value,
      confidence: null,
      comment: '',
      asOf: today,
    };
    await place.ask('checkIn.create', made);
    const { checkIns } = await app.value('mara', 'node.panel', { nodeId: place.id('kr') });
    expect(checkIns.find(({ id }) => id === made.id)?.value).toBe(value === 0 ? 0 : value);
  });
});

describe('the tree', () => {
  it.each<[string, Name, Name]>([
    ['itself', 'objective', 'objective'],
    ['its child', 'objective', 'inner'],
    ['what stands deep below', 'theme', 'inner'],
  ])('refuses to move a node below %s', async (_, name, parent) => {
    const payload = { nodeId: place.id(name), version: place.version(name), parentId: place.id(parent), afterId: null };
    expect(await refusal('node.move', payload)).toMatchObject({ code: 'refused', rule: 'TR1' });
  });

  it('refuses the wrong kind, another top, and what stands below something archived', async () => {
    const move = (name: Name, parent: Name) => ({
      nodeId: place.id(name),
      version: place.version(name),
      parentId: place.id(parent),
      afterId: null,
    });
    expect(await refusal('node.move', move('kr', 'theme'))).toMatchObject({ code: 'refused', rule: 'TR1' });
    expect(await refusal('node.move', move('vision', 'theme'))).toMatchObject({ code: 'refused', rule: 'TR1' });
    expect(['conflict', 'notFound', 'refused']).toContain((await refusal('node.move', move('kr', 'gone'))).code);
    const create = { id: randomUUID(), strategyId: place.id('strategy'), title: 'x' };
    expect(await refusal('node.create', { ...create, parentId: null, kind: 'vision' })).toMatchObject({ rule: 'TR1' });
    expect(await refusal('node.create', { ...create, parentId: null, kind: 'objective' })).toMatchObject({
      rule: 'TR1',
    });
    expect((await refusal('node.create', { ...create, parentId: place.id('gone'), kind: 'objective' })).code).toBe(
      'conflict',
    );
  });

  it('refuses a stale version and says what stands there now', async () => {
    const before = place.version('inner');
    await place.update('inner', { title: 'fresh', narrative: 'fresh story' });
    for (const [key, payload] of [
      ['node.update', { nodeId: place.id('inner'), version: before, patch: { title: 'stale' } }],
      ['node.move', { nodeId: place.id('inner'), version: before, parentId: place.id('other'), afterId: null }],
      ['node.archive', { nodeId: place.id('inner'), version: before }],
    ] as const) {
      expect(await refusal(key, payload)).toMatchObject({
        code: 'conflict',
        changedBy: accountOf('mara'),
        changedAt: expect.any(Number),
        current: { title: 'fresh', narrative: 'fresh story', version: before + 1 },
      });
    }
    expect(
      (await refusal('node.update', { nodeId: place.id('inner'), version: before + 99, patch: { title: 'future' } }))
        .code,
    ).toBe('conflict');
  });
});

describe('[RU3] [TR2] edges', () => {
  const edge = (more: object) => ({ id: randomUUID(), version: 0, kind: 'contributesTo', neededBy: null, ...more });
  it('refuses shares that add up to more than the whole', async () => {
    // It contributes 30 % already.
    const ends = { fromId: place.id('inner'), toId: place.id('theme') };
    expect(await refusal('edge.save', edge({ ...ends, shareBp: 7_001 }))).toMatchObject({
      code: 'refused',
      rule: 'RU3',
    });
    const other = {
      id: place.id('contributesTo'),
      version: place.version('contributesTo'),
      kind: 'contributesTo',
      neededBy: null,
    };
    const same = { fromId: place.id('inner'), toId: place.id('other') };
    expect((await refusal('edge.save', { ...other, ...same, shareBp: 10_001 })).code).toBe('badInput');
    await place.ask('edge.save', { ...request(), ...edge({ ...ends, shareBp: 7_000 }) } as never);
    expect(
      await refusal('edge.save', edge({ fromId: place.id('inner'), toId: place.id('vision'), shareBp: 1 })),
    ).toMatchObject({ rule: 'RU3' });
  });

  it.each<[string, Name, Name]>([
    ['itself', 'other', 'other'],
    ['its parent', 'kr', 'objective'],
    ['what contributes to it', 'other', 'inner'],
    ['what stands below it', 'theme', 'inner'],
  ])('refuses a contribution to %s', async (_, from, to) => {
    const payload = edge({ fromId: place.id(from), toId: place.id(to), shareBp: 1_000 });
    expect(await refusal('edge.save', payload)).toMatchObject({ code: 'refused', rule: 'TR2' });
  });

  it('refuses a share of what has none, and a date of what has none', async () => {
    const ends = { fromId: place.id('kr2'), toId: place.id('other') };
    expect((await refusal('edge.save', edge({ ...ends, kind: 'dependsOn', shareBp: 1 }))).code).toBe('badInput');
    expect((await refusal('edge.save', edge({ ...ends, shareBp: 1, neededBy: today }))).code).toBe('badInput');
  });
});

describe('[PR2] check-ins', () => {
  const checkIn = (more: object) => ({
    id: randomUUID(),
    nodeId: place.id('kr2'),
    value: 1,
    confidence: 5,
    comment: '',
    asOf: today,
    ...more,
  });

  it('are refused for tomorrow, in the time zone of the strategy', async () => {
    expect(await refusal('checkIn.create', checkIn({ asOf: today + 1 }))).toMatchObject({
      code: 'badInput',
      fields: { asOf: expect.any(String) },
    });
    expect((await refusal('checkIn.create', checkIn({ asOf: 200_000 }))).code).toBe('badInput');
  });

  it('are refused of what has no measure', async () => {
    for (const name of ['objective', 'theme', 'vision', 'initiative'] as const) {
      expect((await refusal('checkIn.create', checkIn({ nodeId: place.id(name) }))).code).toBe('badInput');
    }
  });

  it('are refused with a confidence that there is not', async () => {
    for (const confidence of [-1, 11, 5.5, '5'])
      expect((await refusal('checkIn.create', checkIn({ confidence }))).code).toBe('badInput');
  });
});

it('names of time zones, days and projects that are none', async () => {
  const patch = (fields: object) => ({
    strategyId: place.id('strategy'),
    version: place.version('strategy'),
    patch: fields,
  });
  for (const timeZone of ['Mars/Olympus', '+25:00', 'constructor', '']) {
    expect((await refusal('strategy.update', patch({ timeZone }))).code).toBe('badInput');
  }
  const cycle = { strategyId: place.id('strategy'), id: randomUUID(), version: 0, name: 'x' };
  expect((await refusal('cycle.save', { ...cycle, start: today + 200, end: today + 100 })).code).toMatch(
    /badInput|refused/,
  );
  expect((await refusal('cycle.save', { ...cycle, start: today, end: today + 10 })).code).toMatch(/badInput|refused/);
  const settings = { version: place.tree.settings.version };
  expect((await refusal('settings.save', { ...settings, patch: { onTrackBp: 6_000, atRiskBp: 8_000 } })).code).toMatch(
    /badInput|refused/,
  );
  expect((await refusal('strategy.delete', { ...patch({}), patch: undefined, name: 'not its name' })).code).toMatch(
    /badInput|refused|conflict/,
  );
});
