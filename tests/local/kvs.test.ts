import { openToySite, type ToySite } from './toy/toy-site';

let toy: ToySite;
beforeEach(async () => {
  toy = await openToySite();
});
afterEach(() => toy.site.close());

const set = (key: string, value: unknown = 1): Promise<unknown> => toy.kvs({ op: 'set', key, value });
const get = (key: string): Promise<unknown> => toy.kvs({ op: 'get', key });

it('sets, gets, overwrites and deletes', async () => {
  expect(await get('k')).toBeUndefined();
  await set('k', { deep: [1, 'zwei', null] });
  expect(await get('k')).toEqual({ deep: [1, 'zwei', null] });
  await set('k', 2);
  expect(await get('k')).toBe(2);
  await toy.kvs({ op: 'delete', key: 'k' });
  expect(await get('k')).toBeUndefined();
  await toy.kvs({ op: 'delete', key: 'k' });
});

describe('FAIL_IF_EXISTS', () => {
  const take = { op: 'set', key: 'lock', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } } as const;

  it('lets one of many have the key', async () => {
    const tries = Array.from({ length: 12 }, () => toy.ask('kvs', take));
    const won = (await Promise.all(tries)).filter((answer) => !('failure' in (answer as object)));
    expect(won).toHaveLength(1);
    expect(await toy.refusedKvs(take)).toMatchObject({ code: 'KEY_CONFLICT', status: 409 });
  });

  it('finds a value that expired less than 48 hours ago', async () => {
    await toy.kvs({ ...take, options: { ...take.options, ttl: { value: 60, unit: 'SECONDS' } } });
    toy.site.advance(3_600_000);
    expect(await get('lock')).toBe(1);
    expect(await toy.refusedKvs(take)).toMatchObject({ code: 'KEY_CONFLICT' });
    toy.site.advance(48 * 3_600_000);
    expect(await get('lock')).toBeUndefined();
    await toy.kvs(take);
  });
});

describe('limits', () => {
  it.each([
    ['a key of more than 500 characters', 'k'.repeat(501), 'KEY_TOO_LONG'],
    ['a key with other characters', 'käse/1', 'INVALID_KEY'],
    ['a key of blanks', '   ', 'INVALID_KEY'],
  ])('refuses %s', async (_name, key, code) => {
    expect(await toy.refusedKvs({ op: 'set', key, value: 1 })).toMatchObject({ code, status: 400 });
    await set('k'.repeat(500));
    await set('a:b.c_d-e#f 1');
  });

  it('refuses a value of more than 240 KiB', async () => {
    await set('k', 'x'.repeat(240 * 1024 - 2));
    expect(await toy.refusedKvs({ op: 'set', key: 'k', value: 'x'.repeat(240 * 1024) })).toMatchObject({
      code: 'MAX_SIZE',
    });
  });

  it('refuses a value that nests too deep', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    await set('k', nested(31));
    expect(await toy.refusedKvs({ op: 'set', key: 'k', value: nested(32) })).toMatchObject({ code: 'MAX_DEPTH' });
  });

  it('refuses a life of more than a year', async () => {
    const call = (value: number) =>
      ({ op: 'set', key: 'k', value: 1, options: { keyPolicy: 'OVERRIDE', ttl: { value, unit: 'DAYS' } } }) as const;
    await toy.kvs(call(365));
    expect(await toy.refusedKvs(call(367))).toMatchObject({ code: 'INVALID_TTL' });
  });

  it('refuses pages of more than 100', async () => {
    expect(await toy.refusedKvs({ op: 'query', key: '', limit: 101 })).toMatchObject({
      code: 'LIST_QUERY_LIMIT_EXCEEDED',
    });
  });

  it('refuses more than 25 operations and 4 MB in a transaction', async () => {
    const items = Array.from({ length: 26 }, (_, i) => ({ key: `k${i}`, value: { i } }));
    expect(await toy.refusedKvs({ op: 'transact', items })).toMatchObject({ code: 'TRANSACTION_TOO_LARGE' });
    await toy.kvs({ op: 'transact', items: items.slice(1) });
    expect(await get('k1')).toEqual({ i: 1, fill: '' });
    expect(await get('k0')).toBeUndefined();
    const large = Array.from({ length: 20 }, (_, i) => ({ key: `l${i}`, value: { text: 'x' } }));
    expect(await toy.refusedKvs({ op: 'transact', items: large, fill: 230_000 })).toMatchObject({ status: 413 });
  });

  it('refuses more than 25 items in a batch', async () => {
    const items = Array.from({ length: 26 }, (_, i) => ({ key: `k${i}`, value: i }));
    expect(await toy.refusedKvs({ op: 'batchSet', items })).toMatchObject({ code: 'BATCH_TOO_LARGE' });
  });

  it('allows 4,000 units of reading and 4,000 of writing in a minute', async () => {
    // A value of 240 KiB is 25 units.
    const value = 'x'.repeat(240 * 1024 - 2);
    for (let i = 0; i < 160; i += 1) await set('big', value);
    expect(await toy.refusedKvs({ op: 'set', key: 'k', value: 1 })).toMatchObject({
      code: 'RATE_LIMIT_EXCEEDED',
      status: 429,
    });
    for (let i = 0; i < 160; i += 1) await get('big');
    expect(await toy.refusedKvs({ op: 'get', key: 'big' })).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', status: 429 });
    toy.site.advance(60_000);
    await set('k');
  });
});

it('does all of a transaction or nothing', async () => {
  await set('a', 1);
  const items = [
    { key: 'a', value: { now: 2 } },
    { key: 'bad/key', value: { now: 2 } },
  ];
  expect(await toy.refusedKvs({ op: 'transact', items })).toMatchObject({ code: 'INVALID_KEY' });
  expect(await get('a')).toBe(1);
});

it('lists keys page by page', async () => {
  for (const key of ['a1', 'b1', 'b2', 'b3', 'c1']) await set(key, key);
  const first = (await toy.kvs({ op: 'query', key: 'b', limit: 2 })) as { results: unknown[]; nextCursor: string };
  expect(first.results).toMatchObject([{ key: 'b1' }, { key: 'b2', value: 'b2' }]);
  const second = await toy.kvs({ op: 'query', key: 'b', limit: 2, cursor: first.nextCursor });
  expect(second).toMatchObject({ results: [{ key: 'b3' }] });
  expect(second).not.toHaveProperty('nextCursor');
});

it('says of each item of a batch how it went', async () => {
  const answer = await toy.kvs({
    op: 'batchSet',
    items: [
      { key: 'good', value: 1 },
      { key: 'bad/key', value: 1 },
    ],
  });
  expect(answer).toMatchObject({
    successfulKeys: [{ key: 'good' }],
    failedKeys: [{ key: 'bad/key', error: { code: 'INVALID_KEY' } }],
  });
  const read = await toy.kvs({
    op: 'batchGet',
    items: [
      { key: 'good', value: 0 },
      { key: 'gone', value: 0 },
    ],
  });
  expect(read).toMatchObject({ successfulKeys: [{ key: 'good', value: 1 }], failedKeys: [{ key: 'gone' }] });
});

it('answers 501 to custom entities and secrets, and lists them', async () => {
  expect(await toy.refusedKvs({ op: 'entity', key: 'k' })).toMatchObject({ status: 501 });
  expect(await toy.refusedKvs({ op: 'secret', key: 'k' })).toMatchObject({ status: 501 });
  expect(toy.site.notModelled.list().map(({ detail }) => detail)).toEqual(['/api/v1/entity/get', '/api/v1/secret/get']);
});

it('fails by switches', async () => {
  toy.site.faults.kvs({ kind: 'quota', times: 1 });
  expect(await toy.refusedKvs({ op: 'get', key: 'k' })).toMatchObject({ status: 429 });
  toy.site.faults.kvs({ kind: 'down', times: 1 });
  expect(await toy.refusedKvs({ op: 'get', key: 'k' })).toMatchObject({ status: 500 });
  toy.site.faults.kvs({ kind: 'crash', times: 1 });
  await expect(toy.kvs({ op: 'get', key: 'k' })).rejects.toThrow('died');
});
