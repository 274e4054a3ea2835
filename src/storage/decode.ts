import { StorageError } from './errors';

/** A row as it arrives. */
export type Raw = Readonly<Record<string, unknown>>;

const broken = (column: string): StorageError =>
  new StorageError('unavailable', `The column ${column} holds something that the app never writes.`);

export function text(row: Raw, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw broken(column);
  return value;
}

export function textOrNull(row: Raw, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** Whole numbers arrive as numbers or, from BIGINT, COUNT and SUM, as text. */
export function whole(row: Raw, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw broken(column);
  return number;
}

export function wholeOrNull(row: Raw, column: string): number | null {
  return row[column] === null ? null : whole(row, column);
}

export function realOrNull(row: Raw, column: string): number | null {
  const value = row[column];
  if (value === null) return null;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw broken(column);
  return number;
}

export function real(row: Raw, column: string): number {
  const number = realOrNull(row, column);
  if (number === null) throw broken(column);
  return number;
}

/** One of the words that the app writes into this column. */
export function word<const Word extends string>(row: Raw, column: string, words: readonly Word[]): Word {
  const value = text(row, column);
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) throw broken(column);
  return found;
}

export function wordOrNull<const Word extends string>(row: Raw, column: string, words: readonly Word[]): Word | null {
  return row[column] === null ? null : word(row, column, words);
}

export function json(row: Raw, column: string): unknown {
  try {
    return JSON.parse(text(row, column));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw broken(column);
    throw cause;
  }
}

/** A JSON list of texts; NULL and '' are the empty list. */
export function texts(row: Raw, column: string): string[] {
  if (row[column] === null || row[column] === '') return [];
  const list = json(row, column);
  if (!Array.isArray(list)) throw broken(column);
  return list.map((item: unknown) => {
    if (typeof item !== 'string') throw broken(column);
    return item;
  });
}
