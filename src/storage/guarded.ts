import type { WriteOutcome } from '../services/ports/writes';
import { StorageError } from './errors';

export type Owner = 'mine' | 'other' | 'absent';

/**
 * Runs a conditional UPDATE. A write that timed out goes on running below, and a repeated one finds its own version in the way:
 * before anybody is told of a conflict, the row says whose write it carries.
 */
export async function guardedUpdate(run: () => Promise<number>, owner: () => Promise<Owner>): Promise<WriteOutcome> {
  try {
    if ((await run()) > 0) return 'done';
  } catch (error) {
    if (!isKind(error, 'timedOut') || (await owner()) !== 'mine') throw error;
    return 'done';
  }
  return (await owner()) === 'mine' ? 'done' : 'stale';
}

/** Runs an INSERT. A refused one is a duplicate when the row is there; whose it is decides. */
export async function guardedInsert(run: () => Promise<unknown>, owner: () => Promise<Owner>): Promise<WriteOutcome> {
  try {
    await run();
    return 'done';
  } catch (error) {
    if (!isKind(error, 'timedOut') && !isKind(error, 'refused')) throw error;
    const found = await owner();
    if (found === 'absent') throw error;
    return found === 'mine' ? 'done' : 'stale';
  }
}

export function isKind(error: unknown, kind: StorageError['kind']): boolean {
  return error instanceof StorageError && error.kind === kind;
}
