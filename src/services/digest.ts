import { createHash } from 'node:crypto';
import type { CycleId, Rollup } from '../domain/model';
import type { NodeWork } from '../shared/views';

const LENGTH = 16;

/** Sixteen characters: what is stored agrees with what was computed, or it does not. */
export function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, LENGTH);
}

/** Of everything but the day: on most days nothing else changes. */
export function rollupDigest(
  { day: _, nodeId: _id, ...numbers }: Rollup,
  cycleId: CycleId | null,
  work?: NodeWork,
): string {
  return digestOf(JSON.stringify(work ? [numbers, cycleId, work] : [numbers, cycleId]));
}
