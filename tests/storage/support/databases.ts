import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { createConnection, type Connection } from 'mysql2/promise';
import type { SiteOptions } from '../../../local/site/site-options';
import { openBare, type App } from '../../endpoints/support/app';
import { describeMariadb, startMariadb, type MariadbServer } from '../../support/mariadb';

type Row = Readonly<Record<string, unknown>>;

/** One installation's database and key-value store, which several processes of the app may have open. */
export interface Database {
  /** Another process of the app on it. */
  open(options?: Partial<SiteOptions>): Promise<App>;
  /** Tables, columns and indexes, in an order of their own. */
  schema(): Promise<readonly Row[]>;
  rows(table: string): Promise<readonly Row[]>;
}

export interface Store {
  /** An empty database. Everything is closed and removed after the tests of the file. */
  fresh(): Promise<Database>;
}

/** The same tests on SQLite and on MariaDB under TiDB's rules, where an UPDATE counts the rows it found, or only those it changed. */
export function onEveryDatabase(body: (store: Store, dialect: 'SQLite' | 'MariaDB') => void): void {
  describe('SQLite', () => body(sqliteStore(), 'SQLite'));
  describeMariadb('MariaDB', () => {
    let server: MariadbServer;
    beforeAll(async () => {
      server = await startMariadb();
    }, 60_000);
    afterAll(() => server.stop());
    describe('counting found rows', () =>
      body(
        mariadbStore(() => server, true),
        'MariaDB',
      ));
    describe('counting changed rows', () =>
      body(
        mariadbStore(() => server, false),
        'MariaDB',
      ));
  });
}

/** For what no database decides. */
export const onSqlite = (body: (store: Store) => void): void => describe('SQLite', () => body(sqliteStore()));

/** SQLite counts the rows that an UPDATE found; so that both are met, MariaDB counts those that it changed. */
export function onBothDatabases(body: (store: Store, dialect: 'SQLite' | 'MariaDB') => void): void {
  describe('SQLite', () => body(sqliteStore(), 'SQLite'));
  describeMariadb('MariaDB', () => {
    let server: MariadbServer;
    beforeAll(async () => {
      server = await startMariadb();
    }, 60_000);
    afterAll(() => server.stop());
    body(
      mariadbStore(() => server, false),
      'MariaDB',
    );
  });
}

/** Folders and sites of one store, which go away after its tests. */
function keeper() {
  const open: App[] = [];
  const folders: string[] = [];
  afterAll(async () => {
    for (const app of open) await app.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'sightline-storage-'));
      folders.push(folder);
      return folder;
    },
    keep: (app: App) => {
      open.push(app);
      return app;
    },
  };
}

function sqliteStore(): Store {
  const { folder, keep } = keeper();
  return {
    fresh: async () => {
      const dir = folder();
      const read = async (query: string): Promise<Row[]> => {
        const file = new DatabaseSync(join(dir, 'app.sqlite'));
        try {
          return file.prepare(query).all() as Row[];
        } finally {
          file.close();
        }
      };
      return {
        open: async (options) => keep(await openBare({ ...options, dir })),
        schema: () => read('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name'),
        rows: (table) => read(`SELECT * FROM ${table}`),
      };
    },
  };
}

let databases = 0;

function mariadbStore(server: () => MariadbServer, foundRows: boolean): Store {
  const { folder, keep } = keeper();
  return {
    fresh: async () => {
      const dir = folder();
      const { host, port, user, password, createDatabase } = server();
      databases += 1;
      const database = await createDatabase(`app_${process.pid}_${databases}`);
      const where = { host, port, user, password, database };
      const read = async (query: string): Promise<Row[]> => {
        const connection: Connection = await createConnection(where);
        try {
          const [rows] = await connection.query(query);
          return rows as Row[];
        } finally {
          await connection.end();
        }
      };
      const here = `table_schema = '${database}'`;
      return {
        open: async (options) =>
          keep(await openBare({ ...options, dir, dialect: { mariadb: { ...where, foundRows } } })),
        schema: async () => [
          ...(await read(
            `SELECT table_name, column_name, column_type, is_nullable FROM information_schema.columns WHERE ${here} ORDER BY 1, 2`,
          )),
          ...(await read(
            `SELECT table_name, index_name, seq_in_index, column_name, non_unique FROM information_schema.statistics WHERE ${here} ORDER BY 1, 2, 3`,
          )),
        ],
        rows: (table) => read(`SELECT * FROM ${table}`),
      };
    },
  };
}
