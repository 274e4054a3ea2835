import { WHOLE } from '../model';
import type { Delivery, WorkItemFacts, WorkSettings } from './model';

/** [RU5] What becomes of an item: `left` is done and delivers nothing. */
export type WorkState = 'open' | 'done' | 'left';

export function stateOf(
  { category, resolution }: Pick<WorkItemFacts, 'category' | 'resolution'>,
  notDelivered: ReadonlySet<string>,
): WorkState {
  if (category !== 'done') return 'open';
  return resolution !== null && notDelivered.has(foldResolution(resolution)) ? 'left' : 'done';
}

export const foldResolution = (name: string): string => name.trim().toLowerCase();

export function notDeliveredSet({ notDelivered }: Pick<WorkSettings, 'notDelivered'>): ReadonlySet<string> {
  return new Set(notDelivered.map(foldResolution));
}

/**
 * [RU5] Standard items count; higher ones only while nothing stands below them. Sub-tasks, and items of unknown level, do not.
 * @param hasChildren it has a child of the standard level or above, whatever became of that
 */
export function isCounted(level: number | null, hasChildren: boolean): boolean {
  return level !== null && level >= 0 && (level === 0 || !hasChildren);
}

/** [RU5] Whether a child of this level makes its parent count as its children. */
export const countsForParent = (level: number | null): boolean => level !== null && level >= 0;

/** [RU5] Estimates of sub-tasks add to their parent's; unknown stays unknown, and a negative estimate says nothing. */
export function withSubTasks(own: number | null, subTasks: readonly (number | null)[]): number | null {
  const known = [own, ...subTasks].filter((amount): amount is number => amount !== null && amount >= 0);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

/** One counted item at full share. An item that left counts nowhere. */
export function amountsOf(state: WorkState, points: number | null, hours: number | null): Delivery | null {
  if (state === 'left') return null;
  const done = state === 'done' ? 1 : 0;
  return {
    ...{ issuesDone: done * WHOLE, issuesTotal: WHOLE },
    ...{ pointsDone: done * (points ?? 0), pointsTotal: points ?? 0, pointsIssues: points === null ? 0 : WHOLE },
    ...{ hoursDone: done * (hours ?? 0), hoursTotal: hours ?? 0, hoursIssues: hours === null ? 0 : WHOLE },
  };
}
