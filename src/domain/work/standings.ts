import { WHOLE, type NodeId } from '../model';
import { readItems, type ItemColumns } from './items';
import { effectiveLinks, isStated } from './links';
import type { ClassFacts, LinkFacts, WorkItemFacts, WorkSettings } from './model';

export const BY_NOTHING = 0;
export const BY_LINKS = 1;
export const BY_CLASS = 2;

export interface WorkInput {
  readonly items: readonly WorkItemFacts[];
  readonly links: readonly LinkFacts[];
  readonly classes: readonly ClassFacts[];
  readonly settings: Pick<WorkSettings, 'notDelivered'>;
}

/** All work of a site, read once: what each item itself is linked to, and what was said of it. */
export interface WorkColumns {
  readonly items: ItemColumns;
  /** The links of item i: `linkStart[i]` … `linkStart[i + 1] − 1`; those by rule only where there are no others. */
  readonly linkStart: Int32Array;
  /** Index by `nodeIndexOf`; −1 for a node unknown there, which keeps its share. */
  readonly linkNode: Int32Array;
  readonly linkBp: Int32Array;
  /** Per item: what a person or an import said of it itself. */
  readonly stated: Uint8Array;
  /** Per item: 1 where rules alone link it. */
  readonly ruled: Uint8Array;
}

export function readWork(
  { items: facts, links, classes, settings }: WorkInput,
  nodeIndexOf: ReadonlyMap<NodeId, number>,
): WorkColumns {
  const items = readItems(facts, settings, idsOf(links, classes));
  const size = items.ids.length;
  const stated = new Uint8Array(size);
  const ruled = new Uint8Array(size);
  const itemOf = new Int32Array(links.length);
  for (const { itemId } of classes) stated[items.indexOf.get(itemId)!] = BY_CLASS;
  for (let at = 0; at < links.length; at += 1) {
    const link = links[at]!;
    const item = (itemOf[at] = items.indexOf.get(link.itemId)!);
    if (isStated(link)) stated[item] = BY_LINKS;
    else ruled[item] = 1;
  }
  const used = (at: number) => stated[itemOf[at]!] !== BY_LINKS || isStated(links[at]!);
  const linkStart = new Int32Array(size + 1);
  for (let at = 0; at < links.length; at += 1) if (used(at)) linkStart[itemOf[at]! + 1]! += 1;
  for (let item = 0; item < size; item += 1) linkStart[item + 1]! += linkStart[item]!;
  const row = new Int32Array(linkStart[size]!);
  const next = linkStart.slice(0, size);
  for (let at = 0; at < links.length; at += 1) if (used(at)) row[next[itemOf[at]!]!++] = at;

  const linkNode = new Int32Array(row.length);
  const linkBp = new Int32Array(row.length);
  for (let item = 0; item < size; item += 1) {
    const from = linkStart[item]!;
    const count = linkStart[item + 1]! - from;
    if (count === 0) continue;
    const only = links[row[from]!]!;
    if (count === 1 && only.shareBp === null) {
      linkNode[from] = nodeIndexOf.get(only.nodeId) ?? -1;
      linkBp[from] = WHOLE;
      continue;
    }
    const set = effectiveLinks(Array.from(row.subarray(from, from + count), (at) => links[at]!));
    for (const [nth, { nodeId, effectiveBp }] of set.entries()) {
      linkNode[from + nth] = nodeIndexOf.get(nodeId) ?? -1;
      linkBp[from + nth] = effectiveBp;
    }
  }
  return { items, linkStart, linkNode, linkBp, stated, ruled };
}

function* idsOf(links: readonly LinkFacts[], classes: readonly ClassFacts[]) {
  for (const { itemId } of links) yield itemId;
  for (const { itemId } of classes) yield itemId;
}

/** [RU6] [LS1] What decides about each item; the same as `standingOf` along its chain. */
export interface Standings {
  readonly by: Uint8Array;
  /** Index of the item on which it was said; −1 where nothing was. */
  readonly from: Int32Array;
}

export function standingsOf({ items, stated, ruled }: Pick<WorkColumns, 'items' | 'stated' | 'ruled'>): Standings {
  const size = items.ids.length;
  const from = nearest(items.parent, stated);
  const fromRule = nearest(items.parent, ruled);
  const by = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) {
    if (from[at]! >= 0) by[at] = stated[from[at]!]!;
    else if (fromRule[at]! >= 0) {
      from[at] = fromRule[at]!;
      by[at] = BY_LINKS;
    }
  }
  return { by, from };
}

/** Per item the nearest upward, itself included, that is marked; −1: nobody. Each is resolved once. */
function nearest(parent: Int32Array, marked: Uint8Array): Int32Array {
  const found = new Int32Array(parent.length);
  for (let at = 0; at < parent.length; at += 1) found[at] = marked[at] === 0 ? UNRESOLVED : at;
  for (let from = 0; from < parent.length; from += 1) {
    let at = from;
    for (; at >= 0 && found[at] === UNRESOLVED; at = parent[at]!) found[at] = ON_THE_WAY;
    // Parents that bite their tail lead to nobody.
    const answer = at < 0 || found[at] === ON_THE_WAY ? NOBODY : found[at]!;
    for (let back = from; back >= 0 && found[back] === ON_THE_WAY; back = parent[back]!) found[back] = answer;
  }
  return found;
}

const NOBODY = -1;
const UNRESOLVED = -2;
const ON_THE_WAY = -3;
