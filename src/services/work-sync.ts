import type { StrategyId } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import type { Ports } from './ports/ports';
import { alone, recount } from './work-count';
import { setApart } from './work-drain';
import { fetchBelow, fetchItems, parts, toldOf } from './work-fetch';
import type { Told } from './work-merge';
import { settleItems } from './work-settle';
import type { Work } from './work';

/**
 * Fetches items and all below them as the app, and counts the strategies anew that they lead or led to. Everything is absolute: it may run
 * twice, at any time, and after a run that died.
 * @param touched strategies that count differently in any case, as after the last link to them was removed
 */
export async function syncItems(work: Work, itemIds: readonly ItemId[], touched: readonly StrategyId[]): Promise<void> {
  const { ports } = work;
  const news = new Map<ItemId, Told>(await fetchItems(ports, itemIds));
  const there = [...news].flatMap(([id, told]) => (told.kind === 'gone' ? [] : [id]));
  const { found, unreadable } = await fetchBelow(ports, there);
  for (const [id, item] of found) news.set(id, toldOf(item));
  await setApart(ports, unreadable);
  const strays = (await knownBelow(ports, itemIds)).filter((id) => !news.has(id) && !unreadable.includes(id));
  for (const [id, told] of await fetchItems(ports, strays)) news.set(id, told);
  await alone(ports, async () => {
    const { roots, abandoned } = await settleItems(work, news);
    await recount(work, roots, touched);
    await ports.writes.clearInbox([], abandoned);
    // Also where nothing differs: a link that was changed afterwards waits no longer.
    await ports.writes.touchItems(itemIds, work.now);
  });
}

/** Known below these and not found there any more: moved away, deleted, or not for the app. */
async function knownBelow({ reads }: Ports, itemIds: readonly ItemId[]): Promise<ItemId[]> {
  const known = new Set(itemIds);
  for (let level: readonly ItemId[] = itemIds; level.length > 0;) {
    const next: ItemId[] = [];
    for (const some of parts(level, 1_000)) next.push(...(await reads.itemsBelow(some)));
    level = next.filter((id) => !known.has(id));
    for (const id of level) known.add(id);
  }
  return [...known];
}
