import { createPool, type FieldPacket, type Pool, type PoolOptions } from 'mysql2/promise';
import { parseCreateTable } from './create-table';
import type { Outcome, Row, SqlEngine, Statement } from './engine';
import { databaseRefuses, isKnownErrno, SqlFailure } from './failure';
import { isWord } from './tokens';

export interface MariadbOptions {
  readonly socketPath?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  /** Whether UPDATE counts the rows it found or only those it changed; production's setting is not known. */
  readonly foundRows: boolean;
}

const bigint = 8;
const decimal = 246;
const integers = new Set([1, 2, 3, 9, bigint]);

/** Forge SQL on a MariaDB server that was started with TiDB's rules. */
export class MariadbEngine implements SqlEngine {
  private readonly pool: Pool;

  constructor(options: MariadbOptions) {
    const { foundRows, ...where } = options;
    const settings: PoolOptions = {
      ...where,
      flags: [foundRows ? 'FOUND_ROWS' : '-FOUND_ROWS'],
      supportBigNumbers: true,
      bigNumberStrings: true,
      dateStrings: true,
      jsonStrings: true,
      charset: 'utf8mb4_bin',
      connectionLimit: 4,
      maxPreparedStatements: 200,
    };
    this.pool = createPool(settings);
  }

  async run(statement: Statement): Promise<Outcome> {
    // MariaDB shortens keys that are too long, and says so only in a warning; MySQL and TiDB refuse.
    if (isWord(statement.tokens[0], 'CREATE') && isWord(statement.tokens[1], 'TABLE'))
      parseCreateTable(statement.tokens);
    try {
      const [result, fields] = await this.pool.execute(statement.sql, [...statement.params]);
      if (Array.isArray(result)) return { rows: (result as Row[]).map((row) => asText(row, fields)) };
      return { written: { affectedRows: result.affectedRows, insertId: result.insertId } };
    } catch (error) {
      throw fromDriver(error);
    }
  }

  async tableCount(): Promise<number> {
    const [rows] = await this.pool.query('SHOW TABLES');
    return Array.isArray(rows) ? rows.length : 0;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Integers from expressions leave as text, as in `cells.ts`. */
function asText(row: Row, fields: readonly FieldPacket[]): Row {
  for (const field of fields) {
    const value = row[field.name];
    const type = field.columnType ?? field.type;
    const fromExpression = !field.orgTable && type !== undefined && integers.has(type);
    if (typeof value === 'number' && (fromExpression || type === decimal)) row[field.name] = String(value);
  }
  return row;
}

/** MariaDB's own number for a JSON column that holds no JSON. */
const constraintFailed = 4025;

function fromDriver(error: unknown): SqlFailure {
  const { errno, message } =
    error instanceof Error && 'errno' in error
      ? { errno: Number(error.errno), message: error.message }
      : unknownError(error);
  if (errno === constraintFailed) return databaseRefuses(3140, message);
  return isKnownErrno(errno)
    ? databaseRefuses(errno, message)
    : new SqlFailure('SQL_EXECUTION_ERROR', message, 400, { errno, sqlMessage: message });
}

function unknownError(error: unknown): { errno: number; message: string } {
  return { errno: 1105, message: String(error) };
}
