import { expires } from '../kinds';
import type { EpochDay } from '../model';
import { PATH_STATUSES, type PathStatus, type WayNode } from './model';

export interface PathTime {
  readonly today: EpochDay;
  readonly finishingDays: number;
}

/** Why a node makes a path worse than clear. */
export type NodeBreak =
  'archived' | 'dropped' | 'paused' | 'expired' | 'achieved' | 'cycleEnded' | 'draft' | 'proposed';

/** [LS2] What the node says against the path; `null` when nothing. Themes and the vision never expire (TR4). */
export function breakOf(node: Omit<WayNode, 'id' | 'parentId' | 'health'>, time: PathTime): NodeBreak | null {
  if (node.archivedAt !== null) return 'archived';
  if (node.lifecycle === 'dropped' || node.lifecycle === 'paused') return node.lifecycle;
  const late = expires(node.kind) && node.cycleEnd !== null ? time.today - node.cycleEnd : 0;
  if (late > time.finishingDays) return 'expired';
  if (node.lifecycle === 'achieved') return 'achieved';
  if (late > 0) return 'cycleEnded';
  return node.lifecycle === 'active' ? null : node.lifecycle;
}

const STATUS_OF: Readonly<Record<NodeBreak, PathStatus>> = {
  ...{ archived: 'broken', dropped: 'broken', paused: 'broken', expired: 'broken' },
  ...{ achieved: 'finishing', cycleEnded: 'finishing', draft: 'awaiting', proposed: 'awaiting' },
};

export const statusOfBreak = (reason: NodeBreak | null): PathStatus => (reason === null ? 'clear' : STATUS_OF[reason]);

/** [LS2] How bad: 0 is clear. */
export const badness = (status: PathStatus): number => PATH_STATUSES.indexOf(status);
