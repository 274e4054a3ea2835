import type { ItemId } from '../domain/work/model';
import { PortError } from './failure';
import type { JiraPage, Ports } from './ports/ports';
import type { JiraItem } from './ports/work-rows';
import type { News, Told } from './work-merge';

/** A bulk fetch takes so many issues, and JQL so many parents. */
const AT_ONCE = 100;
/** Deeper than any hierarchy of Jira. */
const MOST_LEVELS = 10;

/** As the app sees them: one that Jira leaves out is gone for it. */
export async function fetchItems({ jira }: Pick<Ports, 'jira'>, ids: readonly ItemId[]): Promise<News> {
  const told = new Map<ItemId, Told>();
  for (const some of parts(ids)) {
    const found = new Map((await jira.itemsOfApp(some)).map((item) => [item.id, item]));
    for (const id of some) told.set(id, toldOf(found.get(id)));
  }
  return told;
}

export interface Unfetched {
  readonly itemId: ItemId;
  readonly problem: string;
}

/** One whose answer nobody understands does not hold up those it was asked for with. @throws PortError where Jira refuses them all for now */
export async function fetchEach(ports: Ports, ids: readonly ItemId[]): Promise<{ news: News; failed: Unfetched[] }> {
  const news = new Map<ItemId, Told>();
  const failed: Unfetched[] = [];
  for (const some of parts(ids)) {
    try {
      for (const [id, told] of await fetchItems(ports, some)) news.set(id, told);
    } catch (error) {
      if (!(error instanceof PortError) || error.kind !== 'unreadable') throw error;
      for (const id of some) {
        try {
          for (const [, told] of await fetchItems(ports, [id])) news.set(id, told);
        } catch (alone) {
          if (!(alone instanceof PortError) || alone.kind !== 'unreadable') throw alone;
          failed.push({ itemId: id, problem: alone.message });
        }
      }
    }
  }
  return { news, failed };
}

export interface Below {
  readonly found: ReadonlyMap<ItemId, JiraItem>;
  /** Told of in a way that nobody understands; what stands below them is not looked for. */
  readonly unreadable: readonly ItemId[];
}

/** All below these, level by level, without themselves. */
export async function fetchBelow(ports: Ports, ids: readonly ItemId[]): Promise<Below> {
  const found = new Map<ItemId, JiraItem>();
  const unreadable = new Set<ItemId>();
  let level: readonly ItemId[] = ids;
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    const next: ItemId[] = [];
    for (const parents of parts(level)) {
      const children = await childrenOf(ports, parents);
      for (const id of children.unreadable) unreadable.add(id);
      for (const item of children.items) {
        if (found.has(item.id) || ids.includes(item.id)) continue;
        found.set(item.id, item);
        // Nothing stands below a sub-task.
        if (item.level !== -1) next.push(item.id);
      }
    }
    level = next;
  }
  return { found, unreadable: [...unreadable] };
}

async function childrenOf(
  { jira }: Ports,
  parents: readonly ItemId[],
): Promise<Pick<JiraPage, 'items' | 'unreadable'>> {
  const items: JiraItem[] = [];
  const unreadable: ItemId[] = [];
  let page: string | null = null;
  do {
    const answer: JiraPage = await jira.childrenOfApp(parents, page);
    items.push(...answer.items);
    unreadable.push(...answer.unreadable);
    page = answer.next;
  } while (page !== null);
  return { items, unreadable };
}

export const toldOf = (item: JiraItem | undefined): Told => (item ? { kind: 'whole', item } : { kind: 'gone' });

export function parts<Value>(list: readonly Value[], size = AT_ONCE): Value[][] {
  const cut: Value[][] = [];
  for (let from = 0; from < list.length; from += size) cut.push(list.slice(from, from + size));
  return cut;
}
