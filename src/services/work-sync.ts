import type { StrategyId } from '../domain/model';
import { countedItems, notDeliveredSet, stateOf } from '../domain/work/counting';
import { chainOf, groupClasses, groupLinks, standingOf } from '../domain/work/links';
import { DEFAULT_WORK, type ItemId } from '../domain/work/model';
import type { Ports } from './ports/ports';
import type { ItemRow, JiraItem, Spoken } from './ports/work-rows';
import { refreshStrategy } from './refresh';
import type { Work } from './work';

/** Jira's JQL takes so many parents at once, and a bulk fetch so many issues. */
const AT_ONCE = 100;
/** Deeper than any hierarchy of Jira. */
const MOST_LEVELS = 10;

/**
 * Fetches an item and all below it as the app, derives whose links each uses (RU5, RU6), and counts the strategies anew that it leads or
 * led to. Everything is absolute: it may run twice, at any time, and after a run that died.
 * @param touched strategies that count differently in any case, as after the last link to them was removed
 */
export async function syncItem(work: Work, itemId: ItemId, touched: readonly StrategyId[]): Promise<void> {
  const { ports, now } = work;
  const before = await knownBelow(ports, itemId);
  const items = await fetchBelow(ports, itemId);
  const fetched = new Set(items.map(({ id }) => id));
  const above = items[0] ? await chainAbove(ports, items[0]) : [];
  const spoken = await ports.reads.spoken([...new Set([...fetched, ...before, ...above.map(([id]) => id)])]);
  await ports.writes.saveItems(derive(items, above, spoken), now);
  await ports.writes.dropItems([...before].filter((id) => !fetched.has(id)), now);
  await recount(work, new Set([...touched, ...spoken.links.map(({ strategyId }) => strategyId)]));
}

/** [RU4] [RU9] Counts what is linked to the nodes of these strategies, and adds it up. */
export async function recount(work: Work, strategyIds: Iterable<StrategyId>): Promise<void> {
  const { reads, writes } = work.ports;
  for (const id of strategyIds) {
    const header = await reads.header({ strategyId: id });
    if (!header) continue;
    const own = await reads.ownDelivery(id);
    const { changed } = await refreshStrategy(work, header, { own });
    if (changed.length > 0) await writes.bumpRevision(id);
  }
}

/** The item itself first; nothing when the app may not see it, or when it is gone. */
async function fetchBelow({ jira }: Ports, itemId: ItemId): Promise<JiraItem[]> {
  const [root] = await jira.itemsOfApp([itemId]);
  if (!root) return [];
  const found = new Map([[root.id, root]]);
  let level = [root.id];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    const next: ItemId[] = [];
    for (let from = 0; from < level.length; from += AT_ONCE) {
      const parents = level.slice(from, from + AT_ONCE);
      for (let page: string | null = '', token: string | null = null; page !== null; page = token) {
        const answer = await jira.childrenOfApp(parents, token);
        for (const item of answer.items) {
          if (found.has(item.id)) continue;
          found.set(item.id, item);
          next.push(item.id);
        }
        token = answer.next;
      }
    }
    level = next;
  }
  return [...found.values()];
}

async function knownBelow({ reads }: Ports, itemId: ItemId): Promise<Set<ItemId>> {
  const known = new Set([itemId]);
  let level: readonly ItemId[] = [itemId];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    level = (await reads.itemsBelow(level)).filter((id) => !known.has(id));
    for (const id of level) known.add(id);
  }
  return known;
}

/** What is known above the item: it may use their links once it has none. */
async function chainAbove({ reads }: Ports, { parentId }: JiraItem): Promise<(readonly [ItemId, ItemId | null])[]> {
  const chain: (readonly [ItemId, ItemId | null])[] = [];
  for (let at = parentId; at !== null && chain.length < MOST_LEVELS;) {
    const next: ItemId | null = (await reads.parentsOf([at])).get(at) ?? null;
    chain.push([at, next]);
    at = next;
  }
  return chain;
}

function derive(
  items: readonly JiraItem[],
  above: readonly (readonly [ItemId, ItemId | null])[],
  { links, classes }: Spoken,
): ItemRow[] {
  const left = notDeliveredSet(DEFAULT_WORK);
  const counted = new Map(countedItems(items, DEFAULT_WORK).map((item) => [item.id, item]));
  const [byItem, classOf] = [groupLinks(links), groupClasses(classes)];
  const parents = new Map([...above, ...items.map(({ id, parentId }) => [id, parentId] as const)]);
  return items.map((item) => {
    const chain = chainOf(item.id, (id) => parents.get(id) ?? null);
    const standing = standingOf(
      chain,
      (id) => byItem.get(id) ?? [],
      (id) => classOf.get(id) ?? null,
    );
    const { points, hours } = counted.get(item.id) ?? item;
    return {
      ...item,
      ...{ counts: counted.has(item.id), state: stateOf(item, left), sumPoints: points, sumHours: hours },
      linkItemId: standing.by === 'links' ? standing.fromId : null,
    };
  });
}
