import { WHOLE } from '../model';
import type { Delivery, ItemId, WorkItemFacts, WorkSettings } from './model';

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

export interface Counted {
  readonly id: ItemId;
  readonly state: WorkState;
  readonly points: number | null;
  readonly hours: number | null;
}

/** [RU5] The items that count, each with its own estimate and its sub-tasks'. */
export function countedItems(items: readonly WorkItemFacts[], settings: Pick<WorkSettings, 'notDelivered'>): Counted[] {
  const left = notDeliveredSet(settings);
  const withChildren = new Set<ItemId>();
  const subTasks = new Map<ItemId, WorkItemFacts[]>();
  for (const item of items) {
    if (item.parentId === null) continue;
    if (countsForParent(item.level)) withChildren.add(item.parentId);
    else if (item.level === -1) subTasks.set(item.parentId, [...(subTasks.get(item.parentId) ?? []), item]);
  }
  return items
    .filter(({ id, level }) => isCounted(level, withChildren.has(id)))
    .map((item) => {
      const below = subTasks.get(item.id) ?? [];
      const points = withSubTasks(
        item.points,
        below.map((one) => one.points),
      );
      const hours = withSubTasks(
        item.hours,
        below.map((one) => one.hours),
      );
      return { id: item.id, state: stateOf(item, left), points, hours };
    });
}
