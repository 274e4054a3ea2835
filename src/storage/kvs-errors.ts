import { ForgeKvsAPIError } from '@forge/kvs';
import { StorageError } from './errors';

export function toKvsError(cause: unknown): StorageError {
  const status = cause instanceof ForgeKvsAPIError ? cause.responseDetails.status : 503;
  if (status === 429) return new StorageError('busy', 'The key-value store is busy.', { cause });
  return new StorageError(status >= 500 ? 'unavailable' : 'refused', 'The key-value store does not answer.', { cause });
}

/** Refused, not failed: for a key that must not exist yet, the only reason is that it does. */
export function isRefusal(error: unknown): boolean {
  return toKvsError(error).kind === 'refused';
}
