import type { EpochMs, Lifecycle, NodeFacts } from '../domain/model';

type Times = Pick<NodeFacts, 'activatedAt' | 'resumedAt'>;

/** A node that has not begun yet is activated; one that had stopped is resumed, and the silence clock of HE2 starts anew. */
export function lifecycleTimes({ lifecycle, activatedAt }: NodeFacts, next: Lifecycle, now: EpochMs): Partial<Times> {
  if (next !== 'active' || lifecycle === 'active') return {};
  const begins = activatedAt === null || lifecycle === 'draft' || lifecycle === 'proposed';
  return begins ? { activatedAt: now, resumedAt: null } : { resumedAt: now };
}
