import type { StrategyId } from '../domain/model';
import { effectiveLinks, isStated, type EffectiveLink } from '../domain/work/links';
import type { ItemId, LinkFacts } from '../domain/work/model';
import type { UndoCommand } from '../shared/views';
import type { WorkChanged, WorkClassView, WorkLinkView } from '../shared/work-views';
import { mayViewStrategy } from './access';
import { PortError } from './failure';
import type { Reads } from './ports/reads';
import type { ItemWords, StoredClass, StoredLink } from './ports/work-rows';
import type { Work } from './work';

export function linkView(link: StoredLink): WorkLinkView {
  const { id, version, itemId, nodeId, strategyId, shareBp, effBp, source, note } = link;
  return { id, version, itemId, nodeId, strategyId, shareBp, effBp, source, note };
}

export function classView(stored: StoredClass | null): WorkClassView {
  if (!stored) return { version: 0, workClass: null, reason: '' };
  const { version, workClass, reason } = stored;
  return { version, workClass, reason };
}

/** [RU6] What flows over each link of one item. Where people have spoken, nothing flows over rules. */
export function flowOver(links: readonly LinkFacts[]): Map<string, number> {
  const stated = links.filter(isStated);
  const used: readonly EffectiveLink[] = effectiveLinks(stated.length > 0 ? stated : links);
  const flow = new Map(used.map(({ id, effectiveBp }) => [id, effectiveBp]));
  return new Map(links.map(({ id }) => [id, flow.get(id) ?? 0]));
}

/**
 * After any write to the links of some items: reads them again, so that two people at once or a run that died leave no wrong split behind,
 * and writes what differs.
 * @param touched strategies that changed in any case
 */
export async function settleAll(
  { ports }: Work,
  itemIds: readonly ItemId[],
  touched: readonly StrategyId[],
): Promise<{ readonly words: ReadonlyMap<ItemId, ItemWords>; readonly changed: ReadonlySet<StrategyId> }> {
  const stored = [...(await ports.reads.itemWords(itemIds))];
  const flow = new Map(stored.flatMap(([, { links }]) => [...flowOver(links)]));
  const other = stored.flatMap(([, { links }]) => links.filter(({ id, effBp }) => flow.get(id) !== effBp));
  await ports.writes.saveEffective(new Map(other.map(({ id }) => [id, flow.get(id) ?? 0])));
  const changed = new Set([...touched, ...other.map(({ strategyId }) => strategyId)]);
  for (const id of changed) await ports.writes.bumpRevision(id);
  const settled = ({ links, workClass }: ItemWords): ItemWords => ({
    links: links.map((link) => ({ ...link, effBp: flow.get(link.id) ?? 0 })),
    workClass,
  });
  return { words: new Map(stored.map(([id, words]) => [id, settled(words)])), changed };
}

/** The same for one item. */
export async function settleLinks(
  work: Work,
  itemId: ItemId,
  touched: readonly StrategyId[],
): Promise<{ readonly words: ItemWords; readonly changed: ReadonlySet<StrategyId> }> {
  const { words, changed } = await settleAll(work, [itemId], touched);
  return { words: words.get(itemId) ?? NO_WORDS, changed };
}

const NO_WORDS: ItemWords = { links: [], workClass: null };

/** What people said of one item. */
export const wordsOf = async (reads: Reads, itemId: ItemId): Promise<ItemWords> =>
  (await reads.itemWords([itemId])).get(itemId) ?? NO_WORDS;

/** @param revisions of strategies that changed, as they are now */
export function workChanged(
  { actor }: Work,
  itemId: ItemId,
  { links, workClass }: ItemWords,
  revisions: WorkChanged['revisions'],
  undo: UndoCommand | null,
): WorkChanged {
  const visible = links.filter(({ access }) => mayViewStrategy(actor, access));
  return {
    itemId,
    links: visible.map(linkView),
    restrictedLinks: links.length - visible.length,
    workClass: classView(workClass),
    revisions,
    undo,
  };
}

/** Of those that the person may see. A strategy that has lost its last link is known from before. */
export function revisionsOf(
  { actor }: Work,
  changed: ReadonlySet<StrategyId>,
  links: readonly StoredLink[],
): WorkChanged['revisions'] {
  const seen = new Map(
    links
      .filter(({ strategyId, access }) => changed.has(strategyId) && mayViewStrategy(actor, access))
      .map(({ strategyId, revision }) => [strategyId, revision + 1]),
  );
  return [...seen].map(([strategyId, revision]) => ({ strategyId, revision }));
}

/** The amounts follow through the queue. One that takes nothing now stops nobody: the hourly job fetches what was left. */
export async function fetchLater(
  { ports }: Work,
  itemIds: readonly ItemId[],
  strategyId: StrategyId | null,
): Promise<void> {
  if (itemIds.length === 0) return;
  const strategy = strategyId === null ? {} : { strategy: strategyId };
  try {
    await ports.queue.push({ job: 'sync', items: itemIds.join(' '), ...strategy });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
  }
}
