import { isCounted, countsForParent, notDeliveredSet, stateOf, type WorkState } from './counting';
import { idIndex, type IdIndex } from './id-index';
import type { ItemId, WorkItemFacts, WorkSettings } from './model';

/** Position = code in `ItemColumns.state`. */
export const WORK_STATES: readonly WorkState[] = ['open', 'done', 'left'];

export const UNKNOWN_LEVEL = -128;

/** Work items as columns: ids become indices once, everything after that is arithmetic. */
export interface ItemColumns {
  readonly ids: readonly ItemId[];
  /** −1: none, or not among these items. */
  readonly parent: Int32Array;
  /** `UNKNOWN_LEVEL` where nobody has told. */
  readonly level: Int8Array;
  readonly state: Uint8Array;
  /** [RU5] 1 where the item counts. */
  readonly counted: Uint8Array;
  /** With the estimates of sub-tasks; NaN is unknown. */
  readonly points: Float64Array;
  readonly hours: Float64Array;
}

/** Ids in order of appearance; one that comes twice keeps its first place. */
export function indexItems(items: readonly WorkItemFacts[]): IdIndex {
  const index = idIndex(items.length);
  for (let at = 0; at < items.length; at += 1) index.put(items[at]!.id);
  return index;
}

/** @param index of `indexItems`; items added after that are known by their id alone: they are open and count nowhere */
export function readItems(
  items: readonly WorkItemFacts[],
  settings: Pick<WorkSettings, 'notDelivered'>,
  { ids, find }: IdIndex = indexItems(items),
): ItemColumns {
  const size = ids.length;
  const parent = new Int32Array(size).fill(-1);
  const level = new Int8Array(size).fill(UNKNOWN_LEVEL);
  const state = new Uint8Array(size);
  const counted = new Uint8Array(size);
  const points = new Float64Array(size).fill(NaN);
  const hours = new Float64Array(size).fill(NaN);
  const hasChildren = new Uint8Array(size);
  const facts = distinct(items, ids);
  const stateOfResolution = rememberStates(settings);
  for (let at = 0; at < facts.length; at += 1) {
    const item = facts[at]!;
    const above = item.parentId === null ? -1 : find(item.parentId);
    if (above >= 0) {
      parent[at] = above;
      if (countsForParent(item.level)) hasChildren[above] = 1;
    }
    if (item.category === 'done') state[at] = stateOfResolution(item.resolution);
    points[at] = estimate(item.points);
    hours[at] = estimate(item.hours);
  }
  const ownPoints = points.slice();
  const ownHours = hours.slice();
  for (let at = 0; at < facts.length; at += 1) {
    const own = facts[at]!.level;
    if (own !== null) level[at] = own;
    if (isCounted(own, hasChildren[at] === 1)) counted[at] = 1;
    if (own !== -1 || parent[at]! < 0) continue;
    add(points, parent[at]!, ownPoints[at]!);
    add(hours, parent[at]!, ownHours[at]!);
  }
  return { ids, parent, level, state, counted, points, hours };
}

/** @param ids of the items, each once, in order of appearance */
function distinct(items: readonly WorkItemFacts[], ids: readonly ItemId[]): readonly WorkItemFacts[] {
  if (items.every(({ id }, at) => ids[at] === id)) return items;
  const seen = new Set<ItemId>();
  return items.filter(({ id }) => seen.size !== seen.add(id).size);
}

/** A site has few resolutions and many items. */
function rememberStates(settings: Pick<WorkSettings, 'notDelivered'>): (resolution: string | null) => number {
  const left = notDeliveredSet(settings);
  const known = new Map<string | null, number>();
  return (resolution) => {
    let code = known.get(resolution);
    if (code === undefined) {
      code = WORK_STATES.indexOf(stateOf({ category: 'done', resolution }, left));
      known.set(resolution, code);
    }
    return code;
  };
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
