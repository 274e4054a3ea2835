import { createConnection } from 'mysql2/promise';
import { describeMariadb, startMariadb, whyNoMariadb, type MariadbServer } from './mariadb';

describeMariadb('the private MariaDB', () => {
  let server: MariadbServer;
  beforeAll(async () => {
    server = await startMariadb();
  });
  afterAll(() => server.stop());

  test('speaks under the rules of TiDB: case-sensitive text, full GROUP BY, no silent cut', async () => {
    const database = await server.createDatabase('rules');
    const { host, port, user, password } = server;
    const connection = await createConnection({ host, port, user, password, database });
    try {
      await connection.query('CREATE TABLE t (a VARCHAR(3) PRIMARY KEY, b INT NOT NULL)');
      await connection.query("INSERT INTO t VALUES ('a', 1), ('A', 1)");
      await expect(connection.query('SELECT a, b FROM t GROUP BY b')).rejects.toThrow(/GROUP BY/);
      await expect(connection.query("INSERT INTO t VALUES ('long', 1)")).rejects.toThrow(/too long/);
    } finally {
      await connection.end();
    }
  });
});

test('a missing database is skipped with its reason, and fails where CI=true', () => {
  const missing = { found: null, reason: 'MariaDB was not found.' };
  expect(whyNoMariadb(missing, false)).toBe('MariaDB was not found.');
  expect(() => whyNoMariadb(missing, true)).toThrow('MariaDB was not found.');
});
