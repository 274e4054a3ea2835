import { databaseRefuses } from './failure';
import {
  integerBytes,
  type ColumnShape,
  type ColumnType,
  type IntegerName,
  type KeyPart,
  type KeyShape,
  type TableShape,
} from './table-shape';
import { TokenReader } from './token-reader';
import { isWord, type Token } from './tokens';

export interface CreateTable {
  readonly shape: TableShape;
  readonly ifNotExists: boolean;
}

interface Draft {
  readonly columns: ColumnShape[];
  readonly keys: KeyShape[];
}

/** Reads `CREATE TABLE` the way MySQL would. @throws SqlFailure */
export function parseCreateTable(tokens: readonly Token[]): CreateTable {
  const reader = new TokenReader(tokens);
  reader.expect('CREATE', 'TABLE');
  const ifNotExists = reader.accept('IF', 'NOT', 'EXISTS');
  const name = reader.name();
  const draft: Draft = { columns: [], keys: [] };
  reader.expectSymbol('(');
  do readItem(reader, draft);
  while (reader.acceptSymbol(','));
  reader.expectSymbol(')');
  const shape = { name, columns: draft.columns, keys: draft.keys };
  checkKeys(shape);
  return { shape, ifNotExists };
}

function readItem(reader: TokenReader, draft: Draft): void {
  if (reader.accept('PRIMARY', 'KEY'))
    draft.keys.unshift({ name: 'PRIMARY', unique: true, parts: readKeyParts(reader) });
  else if (reader.accept('UNIQUE')) {
    if (!reader.accept('KEY')) reader.accept('INDEX');
    draft.keys.push({ name: reader.name(), unique: true, parts: readKeyParts(reader) });
  } else if (reader.accept('KEY') || reader.accept('INDEX')) {
    draft.keys.push({ name: reader.name(), unique: false, parts: readKeyParts(reader) });
  } else readColumn(reader, draft);
}

export function readKeyParts(reader: TokenReader): KeyPart[] {
  const parts: KeyPart[] = [];
  reader.expectSymbol('(');
  do {
    const column = reader.name();
    parts.push({ column, prefix: reader.numbers()[0] ?? null });
    if (!reader.accept('ASC')) reader.accept('DESC');
  } while (reader.acceptSymbol(','));
  reader.expectSymbol(')');
  return parts;
}

export function readColumn(reader: TokenReader, draft: Draft): void {
  const name = reader.name();
  const type = readType(reader);
  const rest = reader.restOfItem();
  const has = (...words: readonly string[]): boolean =>
    rest.some((_, i) => words.every((word, offset) => isWord(rest[i + offset], word)));
  const primary = has('PRIMARY', 'KEY');
  if (primary) draft.keys.unshift({ name: 'PRIMARY', unique: true, parts: [{ column: name, prefix: null }] });
  else if (has('UNIQUE')) draft.keys.push({ name, unique: true, parts: [{ column: name, prefix: null }] });
  const defaultSql = readDefault(rest);
  if (defaultSql !== null && (type.kind === 'text' || type.kind === 'json')) {
    throw databaseRefuses(1101, `BLOB, TEXT, GEOMETRY or JSON column '${name}' can't have a default value`);
  }
  if (draft.columns.some((column) => column.name.toLowerCase() === name.toLowerCase())) {
    throw databaseRefuses(1060, `Duplicate column name '${name}'`);
  }
  draft.columns.push({
    name,
    type,
    nullable: !has('NOT', 'NULL') && !primary,
    defaultSql,
    autoIncrement: has('AUTO_INCREMENT'),
  });
}

function readDefault(rest: readonly Token[]): string | null {
  const at = rest.findIndex((token) => isWord(token, 'DEFAULT'));
  if (at < 0) return null;
  const value = rest[at + 1];
  if (!value || isWord(value, 'NULL')) return null;
  return value.text === '-' ? `-${rest[at + 2]?.text ?? ''}` : value.text;
}

function readType(reader: TokenReader): ColumnType {
  const word = reader.next().value;
  const numbers = reader.numbers();
  if (word === 'BOOLEAN' || word === 'BOOL') return { kind: 'integer', name: 'TINYINT', unsigned: false };
  const integer = word === 'INTEGER' ? 'INT' : word;
  if (isInteger(integer)) return { kind: 'integer', name: integer, unsigned: reader.accept('UNSIGNED') };
  if (word === 'VARCHAR' || word === 'CHAR') return { kind: 'chars', max: numbers[0] ?? 1 };
  if (word === 'TEXT') return { kind: 'text', maxBytes: 2 ** 16 - 1 };
  if (word === 'MEDIUMTEXT') return { kind: 'text', maxBytes: 2 ** 24 - 1 };
  if (word === 'LONGTEXT') return { kind: 'text', maxBytes: 2 ** 32 - 1 };
  if (word === 'DECIMAL' || word === 'NUMERIC') return { kind: 'decimal', scale: numbers[1] ?? 0 };
  if (word === 'DOUBLE') return { kind: 'double' };
  if (word === 'JSON') return { kind: 'json' };
  if (word === 'TIMESTAMP' || word === 'DATETIME' || word === 'DATE') return { kind: 'time', name: word };
  throw databaseRefuses(1235, `This local site does not model the column type ${word}`);
}

function isInteger(word: string): word is IntegerName {
  return word in integerBytes;
}

const maxKeyBytes = 3072;

/** MySQL's rules on keys: existing columns, at most 3,072 bytes, no text without a prefix. */
export function checkKeys(shape: TableShape): void {
  for (const key of shape.keys) {
    const bytes = key.parts.reduce((sum, part) => sum + partBytes(shape, key, part), 0);
    if (bytes > maxKeyBytes)
      throw databaseRefuses(1071, `Specified key was too long; max key length is ${maxKeyBytes} bytes`);
  }
}

function partBytes(shape: TableShape, key: KeyShape, part: KeyPart): number {
  const column = shape.columns.find((c) => c.name.toLowerCase() === part.column.toLowerCase());
  if (!column) throw databaseRefuses(1072, `Key column '${part.column}' doesn't exist in table`);
  const { type } = column;
  if (part.prefix !== null && key.unique)
    throw databaseRefuses(1235, 'This local site does not model unique keys on a prefix');
  if (type.kind === 'chars') return 4 * Math.min(part.prefix ?? type.max, type.max);
  if (type.kind !== 'text' && type.kind !== 'json') return 8;
  if (part.prefix === null)
    throw databaseRefuses(1170, `BLOB/TEXT column '${part.column}' used in key specification without a key length`);
  return 4 * part.prefix;
}
