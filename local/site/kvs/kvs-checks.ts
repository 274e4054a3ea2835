import type { Limits } from '../limits';
import { KvsFailure } from './kvs-failure';

const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

export function checkKey(key: string, limits: Limits): void {
  if (key.length > limits.kvsKeyChars)
    throw new KvsFailure('KEY_TOO_LONG', `A key has at most ${limits.kvsKeyChars} characters.`);
  if (!keyPattern.test(key))
    throw new KvsFailure('INVALID_KEY', 'A key has letters, digits, spaces and : . _ - # only.');
}

/** @returns the value as JSON */
export function checkValue(value: unknown, limits: Limits): string {
  if (value === undefined || value === null) throw new KvsFailure('INVALID_VALUE', 'A value is needed.');
  const encoded = JSON.stringify(value);
  if (Buffer.byteLength(encoded) > limits.kvsValueBytes)
    throw new KvsFailure('MAX_SIZE', 'A value has at most 240 KiB.', 413);
  if (depthOf(value) > limits.kvsDepth)
    throw new KvsFailure('MAX_DEPTH', `A value nests at most ${limits.kvsDepth} levels.`);
  return encoded;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const unitMs = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

export interface Ttl {
  readonly value: number;
  readonly unit: keyof typeof unitMs;
}

export function ttlMs(ttl: Ttl | undefined, limits: Limits): number | null {
  if (!ttl) return null;
  const ms = ttl.value * unitMs[ttl.unit];
  if (!(ms > 0 && ms <= limits.kvsTtlMs))
    throw new KvsFailure('INVALID_TTL', 'A value lives from one second to one year.');
  return ms;
}
