import { WHOLE, type NodeId } from '../model';
import { indexItems, readItems, type ItemColumns } from './items';
import { effectiveLinks, isStated } from './links';
import { WORK_CLASSES, type ClassFacts, type LinkFacts, type WorkItemFacts, type WorkSettings } from './model';

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
  /** Per item: position in `WORK_CLASSES` of its own class, where it has one. */
  readonly classOf: Uint8Array;
  /** Per item: 1 where rules alone link it. */
  readonly ruled: Uint8Array;
}

export function readWork(
  { items: facts, links, classes, settings }: WorkInput,
  nodeIndexOf: ReadonlyMap<NodeId, number>,
): WorkColumns {
  const index = indexItems(facts);
  const itemOf = new Int32Array(links.length);
  for (let at = 0; at < links.length; at += 1) itemOf[at] = index.put(links[at]!.itemId);
  for (const { itemId } of classes) index.put(itemId);
  const items = readItems(facts, settings, index);
  const size = items.ids.length;
  const stated = new Uint8Array(size);
  const ruled = new Uint8Array(size);
  const classOf = new Uint8Array(size);
  for (const { itemId, workClass } of classes) {
    const item = index.find(itemId);
    stated[item] = BY_CLASS;
    classOf[item] = WORK_CLASSES.indexOf(workClass);
  }
  for (let at = 0; at < links.length; at += 1) {
    if (isStated(links[at]!)) stated[itemOf[at]!] = BY_LINKS;
    else ruled[itemOf[at]!] = 1;
  }
  const { linkStart, row } = groupRows(links, itemOf, stated, ruled.includes(1));
  const linkNode = new Int32Array(row.length);
  for (let at = 0; at < row.length; at += 1) linkNode[at] = nodeIndexOf.get(links[row[at]!]!.nodeId) ?? -1;
  const linkBp = new Int32Array(row.length);
  for (let item = 0; item < size; item += 1) fillShares(linkBp, links, row, linkStart[item]!, linkStart[item + 1]!);
  return { items, linkStart, linkNode, linkBp, stated, classOf, ruled };
}

/** The rows of the links that each item uses when it uses its own; those by rule give way to the others. */
function groupRows(links: readonly LinkFacts[], itemOf: Int32Array, stated: Uint8Array, withRules: boolean) {
  const isUsed = (at: number) => !withRules || stated[itemOf[at]!] !== BY_LINKS || isStated(links[at]!);
  const linkStart = new Int32Array(stated.length + 1);
  for (let at = 0; at < links.length; at += 1) if (isUsed(at)) linkStart[itemOf[at]! + 1]! += 1;
  for (let item = 0; item < stated.length; item += 1) linkStart[item + 1]! += linkStart[item]!;
  const row = new Int32Array(linkStart[stated.length]!);
  const next = linkStart.slice(0, stated.length);
  for (let at = 0; at < links.length; at += 1) if (isUsed(at)) row[next[itemOf[at]!]!++] = at;
  return { linkStart, row };
}

/** [RU6] What `effectiveLinks` answers, without making objects where their order can't matter. */
function fillShares(linkBp: Int32Array, links: readonly LinkFacts[], row: Int32Array, from: number, to: number): void {
  const byRule = from < to && !isStated(links[row[from]!]!);
  let left = WHOLE;
  let open = 0;
  for (let at = from; at < to; at += 1) {
    const share = links[row[at]!]!.shareBp;
    linkBp[at] = byRule || share === null ? -1 : Math.max(0, Math.floor(share));
    if (linkBp[at]! < 0) open += 1;
    else left -= linkBp[at]!;
  }
  if (left < 0) {
    const effective = new Map(
      effectiveLinks(Array.from(row.subarray(from, to), (at) => links[at]!)).map(({ id, effectiveBp }) => [
        id,
        effectiveBp,
      ]),
    );
    for (let at = from; at < to; at += 1) linkBp[at] = effective.get(links[row[at]!]!.id) ?? 0;
    return;
  }
  const part = open === 0 ? 0 : Math.floor(left / open);
  for (let at = from; at < to; at += 1) if (linkBp[at]! < 0) linkBp[at] = part;
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
  const by = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) if (from[at]! >= 0) by[at] = stated[from[at]!]!;
  if (!ruled.includes(1)) return { by, from };
  const fromRule = nearest(items.parent, ruled);
  for (let at = 0; at < size; at += 1) {
    if (by[at] !== BY_NOTHING || fromRule[at]! < 0) continue;
    from[at] = fromRule[at]!;
    by[at] = BY_LINKS;
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
