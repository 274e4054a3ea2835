import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { openDatabase } from '../database';
import { toCell } from './cells';
import type { Outcome, Row, SqlEngine, SqlParam, Statement } from './engine';
import { SqlFailure } from './failure';
import { targetTable } from './policy';
import { SqliteCatalogue } from './sqlite-catalogue';
import { fromSqlite } from './sqlite-errors';
import { toSqlite } from './sqlite-dml';
import { columnOf, type ColumnType } from './table-shape';

const maxPrepared = 300;

interface Prepared {
  readonly statement: StatementSyncInstance;
  readonly columns: readonly { name: string; type: ColumnType | null }[];
}

/** Forge SQL on a SQLite file (or `:memory:`), held to what TiDB would accept. */
export class SqliteEngine implements SqlEngine {
  private readonly db: DatabaseSyncInstance;
  private readonly catalogue: SqliteCatalogue;
  private readonly prepared = new Map<string, Prepared>();

  constructor(file: string) {
    this.db = openDatabase(file);
    this.db.exec('PRAGMA case_sensitive_like = ON');
    this.defineFunctions();
    this.catalogue = new SqliteCatalogue(this.db);
  }

  async run(statement: Statement): Promise<Outcome> {
    try {
      if (statement.kind === 'ddl') return this.define(statement);
      if (statement.tokens[0]?.value === 'SHOW') return { rows: this.catalogue.show(statement.tokens) };
      return statement.kind === 'read' ? { rows: this.read(statement) } : this.write(statement);
    } catch (error) {
      if (error instanceof SqlFailure) throw error;
      throw fromSqlite(error, this.catalogue.tables, statement.tokens);
    }
  }

  async tableCount(): Promise<number> {
    return this.catalogue.tables.size;
  }

  async close(): Promise<void> {
    this.prepared.clear();
    this.db.close();
  }

  private define(statement: Statement): Outcome {
    this.catalogue.define(statement);
    this.prepared.clear();
    return { written: { affectedRows: 0, insertId: 0 } };
  }

  private read(statement: Statement): Row[] {
    const { statement: prepared, columns } = this.prepare(statement);
    const rows = prepared.all(...statement.params.map(bind)) as unknown as unknown[][];
    return rows.map((values) => {
      const row: Row = {};
      columns.forEach((column, i) => {
        row[column.name] = toCell(values[i], column.type);
      });
      return row;
    });
  }

  private write(statement: Statement): Outcome {
    const result = this.prepare(statement).statement.run(...statement.params.map(bind));
    const table = this.catalogue.tables.get(targetTable(statement.tokens)?.toLowerCase() ?? '');
    const counts = table?.columns.some((column) => column.autoIncrement) ?? false;
    return { written: { affectedRows: Number(result.changes), insertId: counts ? Number(result.lastInsertRowid) : 0 } };
  }

  private prepare(statement: Statement): Prepared {
    const known = this.prepared.get(statement.sql);
    if (known) return known;
    const prepared = this.db.prepare(toSqlite(statement.tokens));
    prepared.setReadBigInts(true);
    prepared.setReturnArrays(true);
    const columns = prepared.columns().map((column) => {
      const table = column.table === null ? undefined : this.catalogue.tables.get(column.table.toLowerCase());
      const type = table && column.column !== null ? (columnOf(table, column.column)?.type ?? null) : null;
      return { name: column.name, type };
    });
    if (this.prepared.size >= maxPrepared) this.prepared.clear();
    const entry = { statement: prepared, columns };
    this.prepared.set(statement.sql, entry);
    return entry;
  }

  /** Where SQLite's own function differs from MySQL's. */
  private defineFunctions(): void {
    const pure = { deterministic: true };
    this.db.function('lower', pure, (value: string | number | null) => value?.toString().toLowerCase() ?? null);
    this.db.function('upper', pure, (value: string | number | null) => value?.toString().toUpperCase() ?? null);
    this.db.function('concat', { ...pure, varargs: true }, (...values: unknown[]) =>
      values.some((value) => value === null) ? null : values.join(''),
    );
  }
}

/** A JavaScript number would be bound as REAL and change the type of an expression. */
function bind(param: SqlParam): string | number | bigint | null {
  return typeof param === 'number' && Number.isSafeInteger(param) ? BigInt(param) : param;
}
