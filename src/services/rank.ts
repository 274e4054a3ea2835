import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const JITTER = 3;

interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Siblings in the order people see: by rank in byte order, then by id. */
export function inOrder<Row extends Ranked>(siblings: readonly Row[]): Row[] {
  return [...siblings].sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The rank of a place right after `afterId` (`null`: first). A few random digits keep two people who insert at the same place from
 * making the same rank. Siblings that share one all the same stay together, and the new row follows the last of them.
 * @returns `null` when `afterId` is none of the siblings
 */
export function rankAfter(siblings: readonly Ranked[], afterId: string | null): string | null {
  const sorted = inOrder(siblings);
  const at = afterId === null ? -1 : sorted.findIndex(({ id }) => id === afterId);
  if (afterId !== null && at < 0) return null;
  const before = sorted[at]?.rank ?? null;
  const next = sorted.slice(at + 1).find(({ rank }) => before === null || rank > before)?.rank ?? null;
  return between(before, next);
}

export function rankLast(siblings: readonly Ranked[]): string {
  return between(inOrder(siblings).at(-1)?.rank ?? null, null);
}

/** Ranks for so many new rows after the last one that is there. */
export function ranksAfter(last: string | null, count: number): string[] {
  const start = between(last, null);
  return [start, ...generateNKeysBetween(start, null, count - 1)];
}

function between(before: string | null, next: string | null): string {
  const rank = generateKeyBetween(before, next);
  const jittered = rank + randomDigits();
  return next === null || jittered < next ? jittered : rank;
}

/** None ends with 0: a rank never does. */
function randomDigits(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(JITTER));
  return [...bytes].map((byte, at) => DIGITS[at === JITTER - 1 ? 1 + (byte % 61) : byte % 62]).join('');
}
