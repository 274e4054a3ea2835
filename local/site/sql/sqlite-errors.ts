import { databaseRefuses, isKnownErrno, type SqlFailure } from './failure';
import type { TableShape } from './table-shape';
import type { Token } from './tokens';

/** Says in MySQL's numbers what SQLite said in words. */
export function fromSqlite(
  error: unknown,
  tables: ReadonlyMap<string, TableShape>,
  tokens: readonly Token[],
): SqlFailure {
  const message = messageOf(error);
  const after = (prefix: string): string | null => (message.startsWith(prefix) ? message.slice(prefix.length) : null);

  const unique = after('UNIQUE constraint failed: ');
  if (unique !== null) return databaseRefuses(1062, `Duplicate entry for key '${keyName(unique, tables)}'`);
  const missing = after('NOT NULL constraint failed: ');
  if (missing !== null) return nullRefused(missing.slice(missing.indexOf('.') + 1), tokens);
  const check = /^CHECK constraint failed: (\d+) (.+)$/.exec(message);
  if (check) return checkRefused(Number(check[1]), check[2] ?? '');
  for (const [pattern, errno, say] of phrases) {
    const found = pattern.exec(message);
    if (found) return databaseRefuses(errno, say(found[1] ?? ''));
  }
  return databaseRefuses(1105, message);
}

/** Errors of a native module come from another realm in Jest, so `instanceof Error` is not asked. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

const phrases: readonly [RegExp, Parameters<typeof databaseRefuses>[0], (subject: string) => string][] = [
  [/^no such table: (?:main\.)?(.+)$/, 1146, (name) => `Table 'sightline.${name}' doesn't exist`],
  [/^no such column: (.+)$/, 1054, (name) => `Unknown column '${name}' in 'field list'`],
  [/has no column named (.+)$/, 1054, (name) => `Unknown column '${name}' in 'field list'`],
  [/^ambiguous column name: (.+)$/, 1052, (name) => `Column '${name}' in field list is ambiguous`],
  [
    /values for \d+ columns|has \d+ columns but \d+ values/,
    1136,
    () => `Column count doesn't match value count at row 1`,
  ],
  [/^no such function: (.+)$/, 1305, (name) => `FUNCTION sightline.${name} does not exist`],
  [/^datatype mismatch$/, 1366, () => 'Incorrect integer value'],
  [/database is locked|database table is locked/, 1205, () => 'Lock wait timeout exceeded; try restarting transaction'],
  [
    /near "(.+)": syntax error|incomplete input|unrecognized token/,
    1064,
    (near) => `You have an error in your SQL syntax near '${near}'`,
  ],
];

function keyName(columns: string, tables: ReadonlyMap<string, TableShape>): string {
  const names = columns.split(', ').map((column) => column.slice(column.indexOf('.') + 1));
  const tableName = columns.slice(0, columns.indexOf('.'));
  const key = tables
    .get(tableName.toLowerCase())
    ?.keys.find((k) => k.unique && k.parts.map((part) => part.column).join() === names.join());
  return `${tableName}.${key?.name ?? 'PRIMARY'}`;
}

/** MySQL tells a column set to NULL from a column left out that has no default. */
function nullRefused(column: string, tokens: readonly Token[]): SqlFailure {
  const insert = tokens[0]?.value === 'INSERT';
  const listed = tokens.slice(
    0,
    tokens.findIndex((t) => t.value === 'VALUES' || t.value === 'SELECT'),
  );
  const named = listed.some((t) => t.value.toLowerCase() === column.toLowerCase());
  if (insert && !named) return databaseRefuses(1364, `Field '${column}' doesn't have a default value`);
  return databaseRefuses(1048, `Column '${column}' cannot be null`);
}

const checkMessages: Readonly<Record<number, (column: string) => string>> = {
  1264: (column) => `Out of range value for column '${column}' at row 1`,
  1366: (column) => `Incorrect value for column '${column}' at row 1`,
  1406: (column) => `Data too long for column '${column}' at row 1`,
  3140: (column) => `Invalid JSON text for column '${column}'`,
};

function checkRefused(errno: number, column: string): SqlFailure {
  const say = checkMessages[errno];
  return isKnownErrno(errno) && say ? databaseRefuses(errno, say(column)) : databaseRefuses(1105, column);
}
