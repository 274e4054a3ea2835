import { isDeepStrictEqual } from 'node:util';
import type { ItemId } from '../domain/work/model';
import type { Ports } from './ports/ports';
import type { ItemRow, JiraItem, Spoken } from './ports/work-rows';
import { countingOf, kinOf, linkItems, type Kin } from './work-derive';
import type { LinksOfItem } from './work-count';
import { fetchItems } from './work-fetch';
import { mergePart, mergeWhole, type News } from './work-merge';
import type { Work } from './work';

export interface Settled {
  /** Items whose links somebody uses, or used, among those that were told of. */
  readonly roots: ReadonlyMap<ItemId, LinksOfItem>;
  /** Items that nobody knew before. */
  readonly added: readonly ItemId[];
  /** Whether anything was written. */
  readonly changed: boolean;
  /** Items whose links somebody used before: marked, until they are counted anew. */
  readonly abandoned: readonly ItemId[];
}

const AT_ONCE = 500;

/**
 * Merges what is told of items into what is known, derives whose links each uses and as what it counts, and writes what differs. Items that
 * neither lead anywhere nor stand below a known one are none of the app's business and are left out. What follows for the numbers of
 * strategies is the caller's to recount: by `roots`.
 */
export async function settleItems(work: Work, news: News): Promise<Settled> {
  const roots = new Map<ItemId, LinksOfItem>();
  const added: ItemId[] = [];
  const abandoned: ItemId[] = [];
  let changed = false;
  for (let from = 0; from < news.size; from += AT_ONCE) {
    const part = new Map([...news].slice(from, from + AT_ONCE));
    const settled = await settleSome(work, part);
    for (const [id, links] of settled.roots) roots.set(id, links);
    added.push(...settled.added);
    abandoned.push(...settled.abandoned);
    changed ||= settled.changed;
  }
  return { roots, added, changed, abandoned };
}

async function settleSome({ ports, now }: Work, told: News): Promise<Settled> {
  const { reads, writes } = ports;
  const { news, stored } = await withOrphans(ports, told);
  const spoken = await reads.spoken([...new Set([...stored.keys(), ...news.keys(), ...usedBy(stored)])]);
  const facts = mergeAll(stored, news, spoken);
  const kin = kinOf(facts);
  const rows = derive(stored, news, kin, spoken);
  const roots = new Set([...news.keys()].filter((id) => spoken.links.some(({ itemId }) => itemId === id)));
  const abandoned = new Set<ItemId>();
  const differing: ItemRow[] = [];
  for (const row of rows) {
    const before = stored.get(row.id);
    for (const root of [before?.linkItemId, row.linkItemId]) if (root != null) roots.add(root);
    if (before?.linkItemId != null && before.linkItemId !== row.linkItemId) abandoned.add(before.linkItemId);
    if (!isDeepStrictEqual(before, row)) differing.push(row);
  }
  // Once the row says otherwise, nothing else remembers whose links it used.
  await writes.markRoots([...abandoned], now);
  await writes.saveItems(differing, now);
  const added = [...news.keys()].filter((id) => !isAlive(stored.get(id)) && facts.has(id));
  return { roots: withLinks(roots, spoken), added, changed: differing.length > 0, abandoned: [...abandoned] };
}

/** What is stored of these items and their relatives. Of a deleted item Jira tells alone: those below it are asked for. */
async function withOrphans({ reads, jira }: Ports, told: News): Promise<{ news: News; stored: Map<ItemId, ItemRow> }> {
  const news = new Map(told);
  const stored = new Map(await reads.family([...new Set([...told.keys(), ...parentsTold(told)])]));
  // Sub-tasks went with it; others stay, without a parent or below another one.
  for (let orphans = orphansIn(news, stored); orphans.length > 0; orphans = orphansIn(news, stored)) {
    const found = await fetchItems({ jira }, orphans);
    for (const [id, now] of found) news.set(id, now);
    const elsewhere = parentsTold(found).filter((id) => !stored.has(id));
    for (const [id, row] of await reads.family(elsewhere)) stored.set(id, row);
  }
  return { news, stored };
}

const isGone = (news: News, id: ItemId): boolean => news.get(id)?.kind === 'gone';

function orphansIn(news: News, stored: ReadonlyMap<ItemId, ItemRow>): ItemId[] {
  return [...stored.values()].flatMap(({ id, parentId, gone }) => {
    const isOrphan = !gone && parentId !== null && isGone(news, parentId);
    return isOrphan && !isGone(news, id) && news.get(id)?.kind !== 'whole' ? [id] : [];
  });
}

/** All of them were asked for above. */
function withLinks(roots: ReadonlySet<ItemId>, { links }: Spoken): Map<ItemId, LinksOfItem> {
  const found = new Map<ItemId, LinksOfItem[number][]>([...roots].map((id) => [id, []]));
  for (const link of links) found.get(link.itemId)?.push(link);
  return found;
}

const isAlive = (row: ItemRow | undefined): boolean => row !== undefined && !row.gone;

function parentsTold(news: News): ItemId[] {
  return [...news.values()].flatMap((told) =>
    told.kind === 'whole' && told.item.parentId !== null ? [told.item.parentId] : [],
  );
}

const usedBy = (stored: ReadonlyMap<ItemId, ItemRow>): ItemId[] =>
  [...stored.values()].flatMap(({ linkItemId }) => (linkItemId === null ? [] : [linkItemId]));

function mergeAll(stored: ReadonlyMap<ItemId, ItemRow>, news: News, spoken: Spoken): Map<ItemId, JiraItem> {
  const facts = new Map<ItemId, JiraItem>();
  for (const [id, row] of stored) if (!row.gone) facts.set(id, factsOf(row));
  const said = new Set([...spoken.links, ...spoken.classes].map(({ itemId }) => itemId));
  let unknown: JiraItem[] = [];
  for (const [id, told] of news) {
    const known = facts.get(id);
    if (told.kind === 'gone') facts.delete(id);
    else if (told.kind === 'part') {
      if (known) facts.set(id, mergePart(known, told.row));
    } else if (known || said.has(id)) facts.set(id, mergeWhole(known, told.item));
    else unknown.push(told.item);
  }
  // A child may come before its parent.
  for (let before = -1; before !== unknown.length;) {
    before = unknown.length;
    const ours = unknown.filter(({ parentId }) => parentId !== null && facts.has(parentId));
    for (const item of ours) facts.set(item.id, item);
    unknown = unknown.filter(({ id }) => !facts.has(id));
  }
  return facts;
}

function factsOf({
  counts: _c,
  state: _s,
  sumPoints: _p,
  sumHours: _h,
  linkItemId: _l,
  gone: _g,
  ...facts
}: ItemRow): JiraItem {
  return facts;
}

/** Those told of and their parents are counted anew; what is below them may use other links than before. */
function derive(stored: ReadonlyMap<ItemId, ItemRow>, news: News, kin: Kin, spoken: Spoken): ItemRow[] {
  const { facts } = kin;
  const counted = new Set<ItemId>();
  for (const id of news.keys()) {
    counted.add(id);
    for (const parent of [stored.get(id)?.parentId, facts.get(id)?.parentId]) if (parent != null) counted.add(parent);
  }
  const led = new Set(counted);
  // A set goes on over what is added on the way.
  for (const id of led) for (const child of kin.children.get(id) ?? []) led.add(child.id);
  const leads = linkItems(kin, led, spoken);
  const said = new Set([...spoken.links, ...spoken.classes].map(({ itemId }) => itemId));
  return [...led].flatMap((id) => {
    const item = facts.get(id);
    const before = stored.get(id);
    if (!item) return goneRow(id, before, news, said);
    const linkItemId = leads.get(id) ?? null;
    if (counted.has(id) || !before) return [{ ...item, ...countingOf(item, kin), linkItemId, gone: false }];
    return [{ ...before, linkItemId }];
  });
}

/** Kept where it was known or has links: then nobody asks for it again and again. */
function goneRow(id: ItemId, before: ItemRow | undefined, news: News, said: ReadonlySet<ItemId>): ItemRow[] {
  if (news.get(id)?.kind !== 'gone' || (!before && !said.has(id))) return [];
  return [{ ...(before ?? nothing(id)), counts: false, linkItemId: null, gone: true }];
}

const nothing = (id: ItemId): ItemRow => ({
  ...{ id, projectId: null, parentId: null, typeId: null, level: null, category: null, resolution: null },
  ...{ points: null, hours: null, resolvedAt: null, counts: false, state: 'open', sumPoints: null, sumHours: null },
  issueLinks: [],
  ...{
    linkItemId: null,
    gone: true,
    knownAt: { status: null, resolution: null, parent: null, type: null, estimate: null },
  },
});
