import { expires } from '../kinds';
import type { CycleFacts, EpochDay } from '../model';
import { PATH_STATUSES, type NodeBreak, type PathStatus, type WayNode } from './model';

export interface PathTime {
  readonly today: EpochDay;
  readonly finishingDays: number;
}

/** [LS2] What the node says against the path; `null` when nothing. Themes and the vision never expire (TR4). */
export function breakOf(
  node: Pick<WayNode, 'kind' | 'lifecycle' | 'archivedAt' | 'cycleEnd'>,
  time: PathTime,
): NodeBreak | null {
  if (node.archivedAt !== null) return 'archived';
  if (node.lifecycle === 'dropped' || node.lifecycle === 'paused') return node.lifecycle;
  const late = expires(node.kind) && node.cycleEnd !== null ? time.today - node.cycleEnd : 0;
  if (late > time.finishingDays) return 'expired';
  if (node.lifecycle === 'achieved') return 'achieved';
  if (late > 0) return 'cycleEnded';
  return node.lifecycle === 'active' ? null : node.lifecycle;
}

const STATUS_OF: Readonly<Record<NodeBreak, PathStatus>> = {
  ...{ archived: 'broken', dropped: 'broken', paused: 'broken', unplaced: 'broken', expired: 'broken' },
  ...{ achieved: 'finishing', cycleEnded: 'finishing', draft: 'awaiting', proposed: 'awaiting' },
};

export const statusOfBreak = (reason: NodeBreak | null): PathStatus => (reason === null ? 'clear' : STATUS_OF[reason]);

/** [LS2] How bad: 0 is clear. */
export const badness = (status: PathStatus): number => PATH_STATUSES.indexOf(status);

/** [LS4] Since when the node says so: cycles tell it themselves, the rest where somebody wrote it down. */
export function breakDay({ cycleEnd, closedDay = null }: WayNode, reason: NodeBreak): EpochDay | null {
  if (reason === 'draft' || reason === 'proposed' || reason === 'unplaced') return null;
  if (reason !== 'expired' && reason !== 'cycleEnded') return closedDay;
  return cycleEnd === null ? null : cycleEnd + 1;
}

/**
 * Last day on which a cycle holds, for `WayNode.cycleEnd`. One that was closed early ended the day before, as HE1 has it.
 * @param closedDay day of `closedAt` in the zone of the strategy; `null` while open
 */
export function lastDayOf({ end }: Pick<CycleFacts, 'end'>, closedDay: EpochDay | null): EpochDay {
  return closedDay === null ? end : Math.min(end, closedDay - 1);
}
