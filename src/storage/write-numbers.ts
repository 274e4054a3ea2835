import type { Kind } from '../domain/model';
import { db } from './database';
import { whole } from './decode';
import { StorageError } from './errors';
import { isKind } from './guarded';

const ATTEMPTS = 8;

/**
 * Takes numbers by a conditional UPDATE, so that no two nodes of a kind ever share one. A crash afterwards leaves a gap; a number is
 * never given out twice.
 * @returns the first number taken
 */
export async function takeNumbers(kind: Kind, count: number, last: number | undefined): Promise<number> {
  let known = last;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (known === undefined ? await begin(kind, count) : await advance(kind, known, count)) return (known ?? 0) + 1;
    known = await lastNumber(kind);
  }
  throw new StorageError('busy', 'Many people are creating at the same time.');
}

async function advance(kind: Kind, last: number, count: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('key_counter')
    .set({ last_no: last + count })
    .where('kind', '=', kind)
    .where('last_no', '=', last)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function begin(kind: Kind, count: number): Promise<boolean> {
  try {
    await db.insertInto('key_counter').values({ kind, last_no: count }).execute();
    return true;
  } catch (error) {
    // Somebody else was first, or a statement that timed out made it: the row says how far it is.
    if (isKind(error, 'refused') || isKind(error, 'timedOut')) return false;
    throw error;
  }
}

async function lastNumber(kind: Kind): Promise<number | undefined> {
  const row = await db.selectFrom('key_counter').select('last_no').where('kind', '=', kind).executeTakeFirst();
  return row && whole(row, 'last_no');
}
