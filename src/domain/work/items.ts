import { isCounted, countsForParent, notDeliveredSet, stateOf, type WorkState } from './counting';
import type { ItemId, WorkItemFacts, WorkSettings } from './model';

/** Position = code in `ItemColumns.state`. */
export const WORK_STATES: readonly WorkState[] = ['open', 'done', 'left'];

/** Work items as columns: ids become indices once, everything after that is arithmetic. */
export interface ItemColumns {
  readonly ids: readonly ItemId[];
  readonly indexOf: ReadonlyMap<ItemId, number>;
  /** −1: none, or not among these items. */
  readonly parent: Int32Array;
  readonly state: Uint8Array;
  /** [RU5] 1 where the item counts. */
  readonly counted: Uint8Array;
  /** With the estimates of sub-tasks; NaN is unknown. */
  readonly points: Float64Array;
  readonly hours: Float64Array;
}

/** @param moreIds items of which only the id is known: they are open and count nowhere */
export function readItems(
  items: readonly WorkItemFacts[],
  settings: Pick<WorkSettings, 'notDelivered'>,
  moreIds: Iterable<ItemId> = [],
): ItemColumns {
  const indexOf = new Map<ItemId, number>();
  for (const { id } of items) if (!indexOf.has(id)) indexOf.set(id, indexOf.size);
  const known = indexOf.size;
  for (const id of moreIds) if (!indexOf.has(id)) indexOf.set(id, indexOf.size);

  const size = indexOf.size;
  const parent = new Int32Array(size).fill(-1);
  const state = new Uint8Array(size);
  const counted = new Uint8Array(size);
  const points = new Float64Array(size).fill(NaN);
  const hours = new Float64Array(size).fill(NaN);
  const hasChildren = new Uint8Array(size);
  const facts = items.length === known ? items : items.filter(isFirst(indexOf));
  const left = notDeliveredSet(settings);
  for (let at = 0; at < known; at += 1) {
    const item = facts[at]!;
    const above = item.parentId === null ? undefined : indexOf.get(item.parentId);
    if (above !== undefined) {
      parent[at] = above;
      if (countsForParent(item.level)) hasChildren[above] = 1;
    }
    if (item.category === 'done') state[at] = WORK_STATES.indexOf(stateOf(item, left));
    points[at] = estimate(item.points);
    hours[at] = estimate(item.hours);
  }
  const ownPoints = points.slice();
  const ownHours = hours.slice();
  for (let at = 0; at < known; at += 1) {
    const { level } = facts[at]!;
    if (isCounted(level, hasChildren[at] === 1)) counted[at] = 1;
    if (level !== -1 || parent[at]! < 0) continue;
    add(points, parent[at]!, ownPoints[at]!);
    add(hours, parent[at]!, ownHours[at]!);
  }
  return { ids: [...indexOf.keys()], indexOf, parent, state, counted, points, hours };
}

function isFirst(indexOf: ReadonlyMap<ItemId, number>): (item: WorkItemFacts) => boolean {
  const seen = new Set<ItemId>();
  return ({ id }) => indexOf.has(id) && seen.size !== seen.add(id).size;
}

/** A negative estimate says nothing. */
const estimate = (amount: number | null): number => (amount === null || amount < 0 ? NaN : amount);

function add(column: Float64Array, at: number, amount: number): void {
  if (!Number.isNaN(amount)) column[at] = Number.isNaN(column[at]!) ? amount : column[at]! + amount;
}

export interface Counted {
  readonly id: ItemId;
  readonly state: WorkState;
  readonly points: number | null;
  readonly hours: number | null;
}

/** [RU5] The items that count, each with its own estimate and its sub-tasks'. */
export function countedItems(items: readonly WorkItemFacts[], settings: Pick<WorkSettings, 'notDelivered'>): Counted[] {
  const { ids, state, counted, points, hours } = readItems(items, settings);
  const known = (amount: number) => (Number.isNaN(amount) ? null : amount);
  return ids.flatMap((id, at) => {
    if (counted[at] === 0) return [];
    return [{ id, state: WORK_STATES[state[at]!]!, points: known(points[at]!), hours: known(hours[at]!) }];
  });
}
