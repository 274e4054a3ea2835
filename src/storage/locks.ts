import { kvs } from '@forge/kvs';
import { isRefusal, toKvsError } from './kvs-errors';

interface Held {
  readonly until: number;
  readonly token: string;
}

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' &&
  value !== null &&
  'until' in value &&
  typeof value.until === 'number' &&
  'token' in value;

/**
 * A lock in the key-value store. An expired key may still be there for two days, so the value says itself until when it holds.
 * @returns how to give it back, or `null` when somebody else holds it
 */
export async function takeLock(name: string, seconds: number): Promise<(() => Promise<void>) | null> {
  const key = `lock:${name}`;
  const token = crypto.randomUUID();
  try {
    if (
      !(await tryToSet(key, token, seconds)) &&
      !((await forgetExpired(key)) && (await tryToSet(key, token, seconds)))
    )
      return null;
  } catch (error) {
    throw toKvsError(error);
  }
  return () => giveBack(key, token);
}

export async function freeLock(name: string): Promise<void> {
  try {
    await remove(`lock:${name}`);
  } catch (error) {
    throw toKvsError(error);
  }
}

async function tryToSet(key: string, token: string, seconds: number): Promise<boolean> {
  const held: Held = { until: Date.now() + seconds * 1000, token };
  try {
    await kvs.set(key, held, { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: seconds, unit: 'SECONDS' } });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

async function forgetExpired(key: string): Promise<boolean> {
  const held: unknown = await kvs.get(key);
  if (held === undefined) return true;
  if (isHeld(held) && held.until > Date.now()) return false;
  await remove(key);
  return true;
}

/** Only one's own: after it ended by itself somebody else may hold it. */
async function giveBack(key: string, token: string): Promise<void> {
  try {
    const held: unknown = await kvs.get(key);
    if (isHeld(held) && held.token === token) await remove(key);
  } catch {
    // It ends by itself.
  }
}

async function remove(key: string): Promise<void> {
  try {
    await kvs.delete(key);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
