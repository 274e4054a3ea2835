import { sql } from 'kysely';
import type { LastChange } from '../services/ports/rows';
import type { WriteStamp } from '../services/ports/writes';

const stored = (change: LastChange | undefined): string | null => (change ? JSON.stringify(change) : null);

/** Columns of a row's first version. */
export function firstStamp({ requestId, by, at, change }: WriteStamp) {
  return {
    ...{ version: 1, created_at: at, created_by: by, updated_at: at, updated_by: by },
    ...{ last_write: requestId, last_change: stored(change) },
  };
}

/** Columns of every later one: something always changes, so the affected rows are the same on every database. */
export function nextStamp({ requestId, by, at, change }: WriteStamp) {
  return {
    ...{ version: sql<number>`version + 1`, updated_at: at, updated_by: by },
    ...{ last_write: requestId, last_change: stored(change) },
  };
}
