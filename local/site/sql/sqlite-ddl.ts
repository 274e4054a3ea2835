import { integerBytes, type ColumnShape, type ColumnType, type KeyShape, type TableShape } from './table-shape';

/** Names of CHECK constraints start with the MySQL error that a breach means; `sqlite-errors` reads them back. */
export const breach = { outOfRange: 1264, wrongType: 1366, tooLong: 1406, notJson: 3140 } as const;

const quote = (name: string): string => `\`${name}\``;
const text = (value: string): string => `'${value.replace(/'/g, "''")}'`;

/** The statements that make this table in SQLite, holding values to what strict MySQL would accept. */
export function sqliteTable(shape: TableShape): string[] {
  const [primary] = shape.keys.filter((key) => key.name === 'PRIMARY');
  const rowId = shape.columns.find((column) => column.autoIncrement);
  const items = shape.columns.map((column) => sqliteColumn(column, column === rowId));
  if (primary && !rowId) items.push(`PRIMARY KEY (${columnsOf(primary)})`);
  const table = `CREATE TABLE ${quote(shape.name)} (${items.join(', ')})`;
  const others = shape.keys.filter((key) => key !== primary);
  return [table, ...others.map((key) => sqliteIndex(shape.name, key))];
}

/** SQLite's index names belong to the database, MySQL's to the table. */
export function sqliteIndex(table: string, key: KeyShape): string {
  return `CREATE ${key.unique ? 'UNIQUE ' : ''}INDEX ${quote(`${table}.${key.name}`)} ON ${quote(table)} (${columnsOf(key)})`;
}

function columnsOf(key: KeyShape): string {
  return key.parts.map((part) => quote(part.column)).join(', ');
}

export function sqliteColumn(column: ColumnShape, rowId = false): string {
  if (rowId) return `${quote(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT`;
  const parts = [quote(column.name), affinity(column.type)];
  if (!column.nullable) parts.push('NOT NULL');
  if (column.defaultSql !== null) parts.push(`DEFAULT ${column.defaultSql}`);
  for (const [errno, condition] of checks(quote(column.name), column.type)) {
    parts.push(`CONSTRAINT ${quote(`${errno} ${column.name}`)} CHECK (${condition})`);
  }
  return parts.join(' ');
}

/** utf8mb4_bin compares byte by byte and ignores trailing spaces: SQLite's RTRIM does the same. */
function affinity(type: ColumnType): string {
  switch (type.kind) {
    case 'integer':
      return 'INTEGER';
    case 'double':
      return 'REAL';
    case 'decimal':
      return 'NUMERIC';
    case 'json':
      return 'TEXT';
    case 'chars':
    case 'text':
    case 'time':
      return 'TEXT COLLATE RTRIM';
  }
}

function checks(name: string, type: ColumnType): [number, string][] {
  switch (type.kind) {
    case 'integer': {
      const [low, high] = range(type);
      return [
        [breach.wrongType, `typeof(${name}) IN ('integer', 'null')`],
        [breach.outOfRange, `${name} BETWEEN ${low} AND ${high}`],
      ];
    }
    case 'double':
    case 'decimal':
      return [[breach.wrongType, `typeof(${name}) IN ('integer', 'real', 'null')`]];
    case 'chars':
      return [[breach.tooLong, `length(${name}) <= ${type.max}`]];
    case 'text':
      return [[breach.tooLong, `octet_length(${name}) <= ${type.maxBytes}`]];
    case 'json':
      return [[breach.notJson, `json_valid(${name})`]];
    case 'time':
      return [[breach.wrongType, `${name} GLOB ${text('[0-9][0-9][0-9][0-9]-*')}`]];
  }
}

function range(type: Extract<ColumnType, { kind: 'integer' }>): [bigint, bigint] {
  const bits = BigInt(integerBytes[type.name] * 8);
  // SQLite's own integers end at 2^63 - 1, so an unsigned BIGINT is cut there.
  if (type.unsigned) return [0n, bits === 64n ? 2n ** 63n - 1n : 2n ** bits - 1n];
  return [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
}
