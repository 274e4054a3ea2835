import type { WriteStamp } from '../services/ports/writes';

/** Columns of a row's first version. */
export function firstStamp({ requestId, by, at }: WriteStamp) {
  return { version: 1, created_at: at, created_by: by, updated_at: at, updated_by: by, last_write: requestId };
}
