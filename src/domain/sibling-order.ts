import type { NodeFacts } from './model';

/** Order of bytes for the texts that ids and ranks are made of. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** [TR1] Siblings by rank, then id. */
export function byRank(a: Pick<NodeFacts, 'rank' | 'id'>, b: Pick<NodeFacts, 'rank' | 'id'>): number {
  return compareText(a.rank, b.rank) || compareText(a.id, b.id);
}
