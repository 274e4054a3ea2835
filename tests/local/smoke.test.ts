import { openSite, type Site } from '../../local/site/site';
import { people } from '../../local/site/people';

let site: Site;
beforeAll(async () => {
  site = await openSite({
    app: { load: () => import('./toy-app') },
    seed: 'jira',
    now: Date.parse('2026-11-19T10:42:00Z'),
  });
});
afterAll(() => site.close());

test('smoke', async () => {
  const call = (fn: string, payload: unknown, as: string | null = people.ife.accountId) => site.call(as, fn, payload);
  console.log(
    JSON.stringify(
      [
        await call('whoAmI', {}),
        await call('now', {}),
        await call('migrate', {
          migrations: {
            a: "CREATE TABLE IF NOT EXISTS t (id VARCHAR(36) NOT NULL, n BIGINT NOT NULL, small INT NULL, title VARCHAR(10) NOT NULL DEFAULT '', j JSON NULL, ok BOOLEAN NOT NULL DEFAULT 0, PRIMARY KEY (id), KEY by_title (title))",
          },
        }),
        await call('migrate', { migrations: {} }),
        await call('sql', {
          query:
            'insert into t (id, n, small, j) values (?, ?, ?, ?), (?, ?, ?, ?) on duplicate key update n = values(n)',
          params: ['a', 12, 3, '{"a":1}', 'b', 2, null, null],
        }),
        await call('sql', { query: 'select t.*, count(*) over () as c, 1 as one from t order by id limit 10' }),
        await call('sql', { query: 'select sum(n) s, count(*) c from t where title like ?', params: ['a\\_%'] }),
        await call('sql', { query: 'insert into t (id, n) values (?, ?)', params: ['a', 1] }),
        await call('sql', { query: 'insert into t (id, n, title) values (?, ?, ?)', params: ['c', 1, 'x'.repeat(11)] }),
        await call('sql', { query: 'insert into t (id) values (?)', params: ['d'] }),
        await call('sql', { query: 'insert into t (id, n) values (?, ?)', params: ['d', null] }),
        await call('sql', { query: 'select * from nope' }),
        await call('sql', { query: 'select * from t limit ?', params: [3] }),
        await call('kvs', { op: 'set', key: 'k', value: { a: 1 } }),
        await call('kvs', { op: 'get', key: 'k' }),
        await call('kvs', { op: 'get', key: 'zz' }),
        await call('push', { events: [{ body: { a: 1 } }] }),
        await site.runQueue(),
        await call('delivered', {}),
        await call('jira', { as: 'user', path: '/rest/api/3/myself?expand=groups,applicationRoles' }),
        await call('jira', { as: 'user', path: '/rest/api/3/mypermissions?permissions=ADMINISTER' }),
        await call('fetch', {}),
        await call('apiFetch', {}),
        await site.rest(people.mara.accountId, 'POST', '/rest/api/3/search/jql', {
          jql: 'project = SHOP order by key',
          fields: ['summary', 'parent'],
        }),
        site.cost.rows().slice(-3),
        site.notModelled.list(),
      ],
      null,
      1,
    ),
  );
});
