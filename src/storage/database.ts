import { sql as forgeSql } from '@forge/sql';
import {
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import { toStorageError } from './errors';
import type { Tables } from './tables';

interface Written {
  readonly affectedRows: number;
}

const isWritten = (rows: unknown): rows is Written =>
  typeof rows === 'object' && rows !== null && 'affectedRows' in rows && typeof rows.affectedRows === 'number';

class ForgeConnection implements DatabaseConnection {
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = forgeSql.prepare<Row>(sql);
      const { rows } = await (parameters.length > 0 ? statement.bindParams(...parameters) : statement).execute();
      if (isWritten(rows)) return { rows: [], numAffectedRows: BigInt(rows.affectedRows) };
      return { rows };
    } catch (error) {
      throw toStorageError(error);
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Forge SQL answers whole results only.');
  }
}

class ForgeDriver extends DummyDriver implements Driver {
  private readonly connection = new ForgeConnection();

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection;
  }
}

/** Kysely over Forge SQL. There are no transactions: a statement is atomic, a sequence is not. */
export const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new ForgeDriver(),
    createIntrospector: (kysely) => new MysqlIntrospector(kysely),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});
