import { countsForParent, isCounted, notDeliveredSet, stateOf, withSubTasks } from '../domain/work/counting';
import { chainOf, groupClasses, groupLinks, standingOf } from '../domain/work/links';
import { DEFAULT_WORK, type ItemId } from '../domain/work/model';
import type { ItemRow, JiraItem, Spoken } from './ports/work-rows';

/** Parents and children among the items that are known and there. */
export interface Kin {
  readonly facts: ReadonlyMap<ItemId, JiraItem>;
  readonly children: ReadonlyMap<ItemId, readonly JiraItem[]>;
}

export function kinOf(facts: ReadonlyMap<ItemId, JiraItem>): Kin {
  const children = new Map<ItemId, JiraItem[]>();
  for (const item of facts.values()) {
    if (item.parentId === null) continue;
    const beside = children.get(item.parentId);
    if (beside) beside.push(item);
    else children.set(item.parentId, [item]);
  }
  return { facts, children };
}

export const chainIn = ({ facts }: Kin, id: ItemId): ItemId[] => chainOf(id, (at) => facts.get(at)?.parentId ?? null);

const left = notDeliveredSet(DEFAULT_WORK);

/** [RU5] Whether it counts, as what, and how much. All its children must be among the kin. */
export function countingOf(
  item: JiraItem,
  { children }: Kin,
): Pick<ItemRow, 'counts' | 'state' | 'sumPoints' | 'sumHours'> {
  const below = children.get(item.id) ?? [];
  const subTasks = below.filter(({ level }) => level === -1);
  return {
    counts: isCounted(
      item.level,
      below.some(({ level }) => countsForParent(level)),
    ),
    state: stateOf(item, left),
    sumPoints: withSubTasks(
      item.points,
      subTasks.map(({ points }) => points),
    ),
    sumHours: withSubTasks(
      item.hours,
      subTasks.map(({ hours }) => hours),
    ),
  };
}

/** [RU6] Whose links each item of the kin uses. */
export function linkItems(kin: Kin, ids: Iterable<ItemId>, { links, classes }: Spoken): Map<ItemId, ItemId | null> {
  const [byItem, classOf] = [groupLinks(links), groupClasses(classes)];
  const found = new Map<ItemId, ItemId | null>();
  for (const id of ids) {
    const standing = standingOf(
      chainIn(kin, id),
      (at) => byItem.get(at) ?? [],
      (at) => classOf.get(at) ?? null,
    );
    found.set(id, standing.by === 'links' ? standing.fromId : null);
  }
  return found;
}
