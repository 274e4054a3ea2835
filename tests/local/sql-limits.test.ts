import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productionLimits, type Limits } from '../../local/site/limits';
import { people } from '../../local/site/people';
import { openToySite, rowsOf, toyNow, type ToySite } from './toy/toy-site';

let toy: ToySite;
afterEach(() => toy.site.close());

const one = (i: number): { query: string; ddl: true } => ({
  query: `create table t${i} (id int not null, primary key (id))`,
  ddl: true,
});

async function withTable(limits: Partial<Limits> = {}): Promise<ToySite> {
  const opened = await openToySite({ limits });
  await opened.ddl(one(0).query);
  return opened;
}

describe('time that a statement may take', () => {
  it.each([
    ['a SELECT', { query: 'select id from t0' }],
    ['a write', { query: 'insert into t0 (id) values (1)' }],
    ['DDL', one(1)],
  ])('ends %s that is too slow', async (_name, statement) => {
    toy = await withTable({ sqlSelectMs: 30, sqlWriteMs: 30, sqlDdlMs: 30 });
    toy.site.faults.sql({ kind: 'slow', ms: 60, times: 1 });
    expect(await toy.refusedSql(statement)).toMatchObject({ code: 'QUERY_TIMED_OUT' });
  });

  it('lets a slow one within the limit pass', async () => {
    toy = await withTable();
    toy.site.faults.sql({ kind: 'slow', ms: 40, times: 1 });
    const from = performance.now();
    await toy.sql('select id from t0');
    expect(performance.now() - from).toBeGreaterThanOrEqual(39);
  });

  it('adds up to 62.5 s in a minute', async () => {
    toy = await withTable({ sqlQueryMsPerMinute: 50 });
    toy.site.faults.sql({ kind: 'slow', ms: 60, times: 1 });
    await toy.sql('select id from t0');
    expect(await toy.refusedSql({ query: 'select id from t0' })).toMatchObject({
      code: 'RATE_LIMIT_EXCEEDED',
      status: 429,
    });
    toy.site.advance(60_000);
    await toy.sql('select id from t0');
  });
});

it('has room for 200 tables', async () => {
  toy = await openToySite();
  for (let i = 0; i < 200; i += 1) {
    if (i % 20 === 0) toy.site.advance(60_000);
    await toy.ddl(one(i).query);
  }
  toy.site.advance(60_000);
  expect(await toy.refusedSql(one(200))).toMatchObject({ code: 'INVALID_SQL_QUERY' });
});

describe('switches', () => {
  beforeEach(async () => {
    toy = await withTable();
  });

  const insert = { query: 'insert into t0 (id) values (1)' };
  const rows = async (): Promise<unknown> => rowsOf(await toy.sql('select id from t0'));

  it('a timed-out write that was carried out all the same', async () => {
    toy.site.faults.sql({ kind: 'timedOutButDone', match: '^insert', times: 1 });
    expect(await toy.refusedSql(insert)).toMatchObject({ code: 'QUERY_TIMED_OUT' });
    expect(await rows()).toEqual([{ id: 1 }]);
  });

  it('a timed-out write that was not', async () => {
    toy.site.faults.sql({ kind: 'timedOut', match: '^insert', times: 1 });
    expect(await toy.refusedSql(insert)).toMatchObject({ code: 'QUERY_TIMED_OUT' });
    expect(await rows()).toEqual([]);
  });

  it('a row that another writer holds', async () => {
    toy.site.faults.sql({ kind: 'locked', skip: 1, times: 1 });
    await toy.sql('select id from t0');
    expect((await toy.refusedSql(insert)).context.debug).toMatchObject({ errno: 1205 });
    await toy.sql(insert.query);
  });

  it('a used-up quota, without Retry-After', async () => {
    toy.site.faults.sql({ kind: 'quota' });
    expect(await toy.refusedSql(insert)).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', status: 429 });
    toy.site.faults.clear();
    await toy.sql(insert.query);
  });

  it('a function that dies between two statements and says nothing more', async () => {
    toy.site.faults.sql({ kind: 'crash', match: 'values \\(2\\)', times: 1 });
    const statements = [1, 2, 3].map((id) => ({ query: `insert into t0 (id) values (${id})` }));
    await expect(toy.statements(statements)).rejects.toThrow('died');
    expect(await rows()).toEqual([{ id: 1 }]);
  });
});

it('are production’s unless a test lowers them', async () => {
  toy = await openToySite();
  expect(toy.site.limits).toEqual(productionLimits);
  expect(productionLimits).toMatchObject({
    sqlSelectMs: 5000,
    sqlWriteMs: 10_000,
    sqlDdlMs: 20_000,
    sqlQueryMsPerMinute: 62_500,
  });
});

it('counts statements where they belong', async () => {
  toy = await withTable();
  await toy.statements([{ query: 'select 1 as one' }, { query: 'select 2 as two' }, { query: 'begin' }]);
  expect(toy.site.cost.rows().at(-1)).toMatchObject({
    function: 'statements',
    surface: 'Strategy page',
    accountId: people.ife.accountId,
    statements: 3,
    points: 0,
    error: null,
  });
});

it('keeps what it holds in a file', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'sightline-site-'));
  try {
    const first = await openToySite({ dir });
    await first.ddl('create table kept (id bigint not null, title varchar(3) not null, primary key (id))');
    await first.sql('insert into kept (id, title) values (1, ?)', ['one']);
    await first.kvs({ op: 'set', key: 'kept', value: 1 });
    await first.site.close();
    toy = await openToySite({ dir, now: toyNow });
    expect(rowsOf(await toy.sql('select id, title from kept'))).toEqual([{ id: '1', title: 'one' }]);
    expect((await toy.refusedSql({ query: "update kept set title = 'four'" })).context.debug?.errno).toBe(1406);
    expect(await toy.kvs({ op: 'get', key: 'kept' })).toBe(1);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
