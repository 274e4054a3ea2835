import { describeMariadb, startMariadb, type MariadbServer } from '../support/mariadb';
import { describeSql } from './sql-suite';

describeMariadb('Forge SQL on MariaDB', () => {
  let server: MariadbServer;
  let databases = 0;
  beforeAll(async () => {
    server = await startMariadb();
  });
  afterAll(() => server.stop());

  describe.each([true, false])('with found rows %s', (foundRows) => {
    describeSql(async (options) => {
      const { host, port, user, password } = server;
      databases += 1;
      const database = await server.createDatabase(`wire_${databases}`);
      return { ...options, dialect: { mariadb: { host, port, user, password, database, foundRows } } };
    });
  });
});
