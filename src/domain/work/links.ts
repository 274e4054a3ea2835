import { WHOLE, type Bp } from '../model';
import { compareText } from '../sibling-order';
import type { ClassFacts, ItemId, LinkFacts, WorkClass } from './model';

/** A link with the part of the item's amount that flows over it. */
export interface EffectiveLink extends LinkFacts {
  readonly effectiveBp: Bp;
}

/** [RU6] [LS1] What decides about an item, and on which item of its parent chain it was said. */
export type Standing =
  | { readonly by: 'links'; readonly fromId: ItemId; readonly links: readonly EffectiveLink[] }
  | { readonly by: 'class'; readonly fromId: ItemId; readonly workClass: WorkClass }
  | { readonly by: 'nothing' };

export const NOTHING: Standing = { by: 'nothing' };

/** By a person or an import; rules come after them. */
export const isStated = ({ source }: Pick<LinkFacts, 'source'>): boolean => source !== 'rule';

/**
 * [RU6] Effective shares of one set of links: given shares as they are, the others an even part of what is left, rounded down.
 * Several rules split evenly whatever shares they carry. Shares over the whole are refused when written; where two writes met all the
 * same, each link takes what those with lower ids leave, for nothing counts twice.
 */
export function effectiveLinks(links: readonly LinkFacts[]): EffectiveLink[] {
  const sorted = [...links].sort((a, b) => compareText(a.id, b.id));
  const byRule = sorted.length > 0 && sorted.every((link) => !isStated(link));
  let left = WHOLE;
  const given = sorted.map(({ shareBp }) => {
    if (byRule || shareBp === null) return null;
    const part = Math.min(Math.max(0, Math.floor(shareBp)), left);
    left -= part;
    return part;
  });
  const open = given.filter((part) => part === null).length;
  const part = open > 0 ? Math.floor(left / open) : 0;
  return sorted.map((link, at) => ({ ...link, effectiveBp: given[at] ?? part }));
}

/** [RU6] Why these shares of one item can't stand together; `null` when they can. */
export function shareProblem(links: readonly Pick<LinkFacts, 'shareBp'>[]): 'sharesOverWhole' | null {
  const sum = links.reduce((total, { shareBp }) => total + (shareBp ?? 0), 0);
  return sum > WHOLE ? 'sharesOverWhole' : null;
}

/**
 * [RU6] [LS1] One set of links, never a merge. The nearest item of the chain that a person spoke of decides, a link before a class; where
 * nobody spoke, the nearest item that a rule links.
 * @param chain the item, its parent, and so on upward
 */
export function standingOf(
  chain: readonly ItemId[],
  linksOf: (id: ItemId) => readonly LinkFacts[],
  classOf: (id: ItemId) => WorkClass | null,
): Standing {
  for (const fromId of chain) {
    const links = linksOf(fromId).filter(isStated);
    if (links.length > 0) return { by: 'links', fromId, links: effectiveLinks(links) };
    const workClass = classOf(fromId);
    if (workClass !== null) return { by: 'class', fromId, workClass };
  }
  for (const fromId of chain) {
    const links = linksOf(fromId);
    if (links.length > 0) return { by: 'links', fromId, links: effectiveLinks(links) };
  }
  return NOTHING;
}

/** The item and those above it, nearest first. A chain that bites its tail ends there; so does one whose next item is not known. */
export function chainOf(id: ItemId, parentOf: (id: ItemId) => ItemId | null): ItemId[] {
  const chain = new Set<ItemId>();
  for (let at: ItemId | null = id; at !== null && !chain.has(at); at = parentOf(at)) chain.add(at);
  return [...chain];
}

export function groupLinks(links: readonly LinkFacts[]): Map<ItemId, LinkFacts[]> {
  const byItem = new Map<ItemId, LinkFacts[]>();
  for (const link of links) {
    const known = byItem.get(link.itemId);
    if (known === undefined) byItem.set(link.itemId, [link]);
    else known.push(link);
  }
  return byItem;
}

export function groupClasses(classes: readonly ClassFacts[]): Map<ItemId, WorkClass> {
  return new Map(classes.map(({ itemId, workClass }) => [itemId, workClass]));
}
