import type { SiteOptions } from '../../local/site/site-options';
import { affected, openToySite, rowsOf, type ToySite } from './toy/toy-site';

const table = `CREATE TABLE IF NOT EXISTS thing (
  id VARCHAR(36) NOT NULL,
  title VARCHAR(10) NOT NULL,
  note TEXT NULL,
  big BIGINT NOT NULL DEFAULT 0,
  small INT NULL,
  tiny TINYINT NOT NULL DEFAULT 0,
  flag BOOLEAN NOT NULL DEFAULT 0,
  share DECIMAL(6, 2) NULL,
  ratio DOUBLE NULL,
  body JSON NULL,
  version INT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY by_title (title),
  KEY by_big (big, small)
)`;

/** One file of expectations for both databases: what differs between them would differ on Forge too. */
export function describeSql(open: (options?: Partial<SiteOptions>) => Promise<Partial<SiteOptions>>): void {
  let toy: ToySite;

  beforeEach(async () => {
    toy = await openToySite(await open());
    await toy.ddl(table);
  });
  afterEach(() => toy.site.close());

  const add = (id: string, title: string, more: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
    const row = { id, title, ...more };
    const names = Object.keys(row);
    return toy.sql(
      `insert into thing (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
  };
  const errno = async (query: string, params: readonly unknown[] = []): Promise<number | undefined> =>
    (await toy.refusedSql({ query, params })).context.debug?.errno;

  describe('what arrives', () => {
    it('sends BIGINT, DECIMAL and integers of expressions as text, smaller columns as numbers', async () => {
      await add('a', 'one', { big: 9_007_199_254_740_991, small: 7, tiny: -3, flag: true, share: 1.5, ratio: 0.25 });
      const [row] = rowsOf(await toy.sql('select big, small, tiny, flag, share, ratio, 1 as one from thing'));
      expect(row).toEqual({
        big: '9007199254740991',
        small: 7,
        tiny: -3,
        flag: 1,
        share: '1.50',
        ratio: 0.25,
        one: '1',
      });
    });

    it('sends COUNT and SUM as text, and NULL as null', async () => {
      const empty = rowsOf(await toy.sql('select count(*) as n, sum(small) as total from thing'));
      expect(empty).toEqual([{ n: '0', total: null }]);
      await add('a', 'one', { small: 2 });
      await add('b', 'two', { small: 3 });
      expect(rowsOf(await toy.sql('select count(*) as n, sum(small) as total from thing'))).toEqual([
        { n: '2', total: '5' },
      ]);
    });

    it('sends JSON as the text that was written', async () => {
      await add('a', 'one', { body: '{"b":[1,2]}' });
      expect(rowsOf(await toy.sql('select body from thing'))).toEqual([{ body: '{"b":[1,2]}' }]);
    });

    it('answers a write with the affected rows', async () => {
      expect(affected(await add('a', 'one'))).toBe(1);
      expect(affected(await toy.sql('delete from thing where id = ?', ['nobody']))).toBe(0);
    });

    it('keeps quotes, backslashes, emoji and right-to-left text', async () => {
      const note = `it's "so" \\ 100 % \n 🧺 שלום`;
      await add('a', 'one', { note });
      expect(rowsOf(await toy.sql('select note from thing where note = ?', [note]))).toEqual([{ note }]);
      expect(rowsOf(await toy.sql("select 'it''s \\\\ \\'x\\'' as text"))).toEqual([{ text: "it's \\ 'x'" }]);
    });
  });

  describe('what strict MySQL refuses', () => {
    beforeEach(() => add('a', 'one'));

    it.each([
      ['1062 the same primary key', "insert into thing (id, title) values ('a', 'two')", 1062],
      ['1062 the same unique key', "insert into thing (id, title) values ('b', 'one')", 1062],
      ['1406 text longer than its column', "insert into thing (id, title) values ('b', '12345678901')", 1406],
      ['1406 an update that makes it longer', "update thing set title = '12345678901' where id = 'a'", 1406],
      ['1048 null where it is not allowed', "insert into thing (id, title) values ('b', null)", 1048],
      ['1048 an update to null', "update thing set title = null where id = 'a'", 1048],
      ['1364 a column without default left out', "insert into thing (id) values ('b')", 1364],
      ['1264 a number that is too large', "insert into thing (id, title, small) values ('b', 'two', 2147483648)", 1264],
      ['1264 a tiny one too', "insert into thing (id, title, tiny) values ('b', 'two', 128)", 1264],
      ['1366 text in a number', "insert into thing (id, title, small) values ('b', 'two', 'many')", 1366],
      ['3140 text that is no JSON', "insert into thing (id, title, body) values ('b', 'two', '{')", 3140],
      ['1146 an unknown table', 'select 1 from no_such_table', 1146],
      ['1054 an unknown column', 'select colour from thing', 1054],
      ['1064 a mistake in the grammar', 'select from where', 1064],
      ['1136 too few values', "insert into thing (id, title) values ('b')", 1136],
      ['1210 a bound limit', 'select id from thing limit ?', 1210],
    ])('%s', async (_name, query, expected) => {
      const params = query.endsWith('?') ? [1] : [];
      expect(await errno(query, params)).toBe(expected);
      expect(rowsOf(await toy.sql('select id, title from thing'))).toEqual([{ id: 'a', title: 'one' }]);
    });

    it('counts characters, not bytes or surrogates', async () => {
      await add('b', '🧺'.repeat(10));
      expect(await errno('insert into thing (id, title) values (?, ?)', ['c', '🧺'.repeat(11)])).toBe(1406);
    });

    it('holds TEXT to its 65,535 bytes', async () => {
      await add('b', 'two', { note: 'é'.repeat(32_767) });
      expect(
        await errno('insert into thing (id, title, note) values (?, ?, ?)', ['c', 'three', 'x'.repeat(65_536)]),
      ).toBe(1406);
    });

    it('refuses the same table twice, unless told not to mind', async () => {
      await toy.ddl(table);
      const again = await toy.refusedSql({
        query: 'create table thing (id int not null, primary key (id))',
        ddl: true,
      });
      expect(again.context.debug?.errno).toBe(1050);
    });

    it.each([
      ['1071 a key of more than 3,072 bytes', 'create table long_key (a varchar(769) not null, key k (a))', 1071],
      ['1170 text in a key', 'create table text_key (a text not null, key k (a))', 1170],
      ['1072 a key on nothing', 'create table no_column (a int not null, key k (b))', 1072],
      ['1060 a column twice', 'create table twice (a int not null, a int not null)', 1060],
    ])('%s', async (_name, query, expected) => {
      expect((await toy.refusedSql({ query, ddl: true })).context.debug?.errno).toBe(expected);
    });
  });

  describe('how text compares', () => {
    beforeEach(async () => {
      await add('a', 'Apple');
      await add('b', 'apple');
      await add('c', 'a_b%c');
    });

    it('tells upper case from lower case', async () => {
      expect(rowsOf(await toy.sql("select id from thing where title = 'apple'"))).toEqual([{ id: 'b' }]);
      expect(rowsOf(await toy.sql("select id from thing where title like 'App%'"))).toEqual([{ id: 'a' }]);
      expect(rowsOf(await toy.sql('select title from thing order by title'))).toEqual([
        { title: 'Apple' },
        { title: 'a_b%c' },
        { title: 'apple' },
      ]);
    });

    it('ignores spaces at the end', async () => {
      expect(rowsOf(await toy.sql('select id from thing where title = ?', ['apple  ']))).toEqual([{ id: 'b' }]);
      expect(await errno("insert into thing (id, title) values ('d', 'apple ')")).toBe(1062);
    });

    it('escapes in LIKE with the backslash', async () => {
      expect(rowsOf(await toy.sql('select id from thing where title like ?', ['a\\_b\\%%']))).toEqual([{ id: 'c' }]);
      expect(rowsOf(await toy.sql("select id from thing where title like 'a!_b%' escape '!'"))).toEqual([{ id: 'c' }]);
    });

    it('folds letters beyond English', async () => {
      expect(rowsOf(await toy.sql('select lower(?) as low, upper(?) as high', ['ÄÉ', 'äé']))).toEqual([
        { low: 'äé', high: 'ÄÉ' },
      ]);
    });
  });

  describe('the dialect', () => {
    it('upserts with values()', async () => {
      const upsert =
        'insert into thing (id, title, small) values (?, ?, ?), (?, ?, ?) on duplicate key update small = values(small), version = version + 1';
      await toy.sql(upsert, ['a', 'one', 1, 'b', 'two', 2]);
      await toy.sql(upsert, ['a', 'one', 10, 'c', 'three', 3]);
      expect(rowsOf(await toy.sql('select id, small, version from thing order by id'))).toEqual([
        { id: 'a', small: 10, version: 2 },
        { id: 'b', small: 2, version: 1 },
        { id: 'c', small: 3, version: 1 },
      ]);
    });

    it('locks by version', async () => {
      await add('a', 'one');
      const update = 'update thing set small = ?, version = version + 1 where id = ? and version = ?';
      expect(affected(await toy.sql(update, [1, 'a', 1]))).toBe(1);
      expect(affected(await toy.sql(update, [2, 'a', 1]))).toBe(0);
      expect(rowsOf(await toy.sql('select small, version from thing'))).toEqual([{ small: 1, version: 2 }]);
    });

    it('knows functions, joins, common tables and windows of the shared subset', async () => {
      await add('a', 'one', { small: 1 });
      await add('b', 'two', { small: 5 });
      const query = `with s as (select id, small from thing)
        select t.id, greatest(t.small, 3) as g, least(t.small, 3) as l, concat(t.id, '-', t.title) as c, char_length(t.title) as n,
          coalesce(t.note, 'none') as note, if(t.small > 2, 'many', 'few') as amount, t.small div 2 as half, t.note <=> null as empty,
          row_number() over (order by t.small desc) as place
        from thing t join s on s.id = t.id order by t.id limit 1 offset 1`;
      expect(rowsOf(await toy.sql(query))).toEqual([
        {
          id: 'b',
          g: '5',
          l: '3',
          c: 'b-two',
          n: '3',
          note: 'none',
          amount: 'many',
          half: '2',
          empty: '1',
          place: '1',
        },
      ]);
    });

    it('ignores what is there already', async () => {
      await add('a', 'one');
      await toy.sql("insert ignore into thing (id, title) values ('a', 'two'), ('b', 'two')");
      expect(rowsOf(await toy.sql('select id, title from thing order by id'))).toEqual([
        { id: 'a', title: 'one' },
        { id: 'b', title: 'two' },
      ]);
    });

    it('adds columns and indexes later', async () => {
      await toy.ddl('alter table thing add column colour varchar(5) null');
      await toy.ddl('create index by_colour on thing (colour)');
      await toy.ddl('alter table thing add index by_note (note(20))');
      await add('a', 'one', { colour: 'red' });
      expect(await errno("insert into thing (id, title, colour) values ('b', 'two', 'yellow')")).toBe(1406);
      const again = await toy.refusedSql({ query: 'create index by_colour on thing (colour)', ddl: true });
      expect(again.context.debug?.errno).toBe(1061);
    });

    it('shows tables, columns and indexes', async () => {
      expect(rowsOf(await toy.sql('show tables')).map((row) => Object.values(row)[0])).toEqual(['thing']);
      expect(rowsOf(await toy.sql('show columns from thing')).map(({ Field }) => Field)).toContain('version');
      const names = rowsOf(await toy.sql('show indexes from thing')).map(({ Key_name }) => Key_name);
      expect([...new Set(names)].sort()).toEqual(['PRIMARY', 'by_big', 'by_title']);
    });

    it('drops a table', async () => {
      await toy.ddl('drop table thing');
      expect(await errno('select 1 from thing')).toBe(1146);
      expect((await toy.refusedSql({ query: 'drop table thing', ddl: true })).context.debug?.errno).toBe(1051);
      await toy.ddl('drop table if exists thing');
    });
  });

  describe("the SDK's migration runner", () => {
    const migrations = { v1: 'CREATE TABLE IF NOT EXISTS one (id INT NOT NULL, PRIMARY KEY (id))' };

    it('runs each migration once', async () => {
      expect(await toy.ask('migrate', { migrations })).toEqual({ value: ['v1'] });
      expect(await toy.ask('migrate', { migrations })).toEqual({ value: [] });
    });

    it('repeats a migration whose checkpoint was lost', async () => {
      toy.site.faults.sql({ kind: 'crash', match: '^insert into __migrations', times: 1 });
      await expect(toy.ask('migrate', { migrations })).rejects.toThrow('died');
      expect(await toy.ask('migrate', { migrations })).toEqual({ value: ['v1'] });
    });
  });

  describe("Forge's policy", () => {
    it.each([
      ['two statements', 'select 1; select 2'],
      ['a transaction', 'begin'],
      ['a transaction with its longer name', 'start transaction'],
      ['commit', 'commit'],
      ['set', "set sql_mode = ''"],
      ['use', 'use mysql'],
      ['show more than tables', 'show variables'],
      ['a double-quoted text', 'select "one"'],
      ['two bars', "select 'a' || 'b'"],
      [
        'a recursive query',
        'with recursive n as (select 1 as i union all select i + 1 from n where i < 3) select i from n',
      ],
      ['a row lock', 'select id from thing for update'],
      ['DDL as a statement', 'create table x (id int not null, primary key (id))'],
      ['nothing', ''],
    ])('refuses %s', async (_name, query) => {
      expect(await toy.refusedSql({ query })).toMatchObject({
        name: 'ForgeSQLError',
        code: 'INVALID_SQL_QUERY',
        status: 400,
      });
    });

    it.each([
      ['foreign keys', 'create table x (id int not null, foreign key (id) references thing (id))'],
      ['CHECK', 'create table x (id int not null check (id > 0))'],
    ])('refuses %s', async (_name, query) => {
      expect(await toy.refusedSql({ query, ddl: true })).toMatchObject({ code: 'INVALID_SQL_QUERY' });
    });

    it('refuses the older form of a bound limit, and takes a literal', async () => {
      expect(await errno('select id from thing limit 1, ?', [1])).toBe(1210);
      expect(await errno('select id from thing limit 1 offset ?', [1])).toBe(1210);
      expect(rowsOf(await toy.sql('select id from thing where title <> ? limit 1', ['x;"||']))).toEqual([]);
    });

    it('wants as many parameters as there are question marks', async () => {
      expect(await errno('select ? as a', [])).toBe(1210);
      expect(rowsOf(await toy.sql("select '?' as a, ? as b", ['x']))).toEqual([{ a: '?', b: 'x' }]);
    });

    it('allows 25 DDL statements a minute, on the site’s clock', async () => {
      const again = { query: table, ddl: true };
      const answers = await toy.statements(Array.from({ length: 24 }, () => again));
      expect(answers.filter((answer) => 'failure' in answer)).toEqual([]);
      expect(await toy.refusedSql(again)).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', status: 429 });
      toy.site.advance(60_000);
      await toy.ddl(table);
    });

    it('allows 150 statements a second', async () => {
      toy.site.advance(1000);
      const answers = await toy.statements(Array.from({ length: 151 }, () => ({ query: 'select 1 as one' })));
      expect(answers.slice(0, 150).filter((answer) => 'failure' in answer)).toEqual([]);
      expect(answers[150]).toMatchObject({ failure: { code: 'RATE_LIMIT_EXCEEDED', status: 429 } });
      toy.site.advance(1000);
      await toy.sql('select 1 as one');
    });

    it('takes requests of 1 MiB and answers of 4 MiB', async () => {
      const query = 'select char_length(?) as n';
      const mebibyte = 1024 * 1024;
      const [answer] = await toy.statements([{ query, fill: mebibyte - 100 }]);
      expect(answer).toEqual({ value: { rows: [{ n: String(mebibyte - 100) }] } });
      expect(await toy.refusedSql({ query, fill: mebibyte })).toMatchObject({ code: 'INVALID_SQL_QUERY' });
      for (const id of ['a', 'b', 'c', 'd', 'e']) await add(id, id, { note: 'x'.repeat(60_000) });
      const wide = 'select t.note from thing t, thing u, thing v limit';
      expect(rowsOf(await toy.sql(`${wide} 60`))).toHaveLength(60);
      expect(await toy.refusedSql({ query: `${wide} 75` })).toMatchObject({ code: 'INVALID_SQL_QUERY' });
    });
  });
}
