import { isStated } from '../domain/work/links';
import type { ItemId } from '../domain/work/model';
import type { Parsed } from '../shared/inputs';
import type { NotChanged, WorkManyChanged } from '../shared/work-views';
import { notFound } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { NodeDetail } from './ports/rows';
import type { LinkRow, StoredLink } from './ports/work-rows';
import { fetchLater, flowOver, revisionsOf, settleAll } from './work-changed';
import { mustTakeWork } from './work-links';
import { stampOf, type Work } from './work';

/** What may be changed of what was asked for, decided before anything is read of it. */
export interface ManyScope {
  readonly node: NodeDetail;
  /** Issues that the person may edit in Jira. */
  readonly editable: ReadonlySet<ItemId>;
}

/** Ties several issues to a node, each for an even part; what can't be tied is told, and stops nothing else. */
export async function linkMany(
  work: Work,
  { node, editable }: ManyScope,
  { requestId, nodeId, items }: Parsed<'work.linkMany'>,
): Promise<WorkManyChanged> {
  const { reads, writes } = work.ports;
  mustTakeWork(node);
  const words = await reads.itemWords([...editable]);
  const row = { strategyId: node.strategyId, nodeId, shareBp: null, source: 'manual', note: '' } as const;
  const linksOf = (itemId: ItemId) => words.get(itemId)?.links ?? [];
  const leadsHere = (itemId: ItemId) => linksOf(itemId).some((link) => link.nodeId === nodeId && isStated(link));
  const rows: LinkRow[] = items
    .filter(({ itemId }) => editable.has(itemId) && !leadsHere(itemId))
    .map(({ id, itemId }) => ({ ...row, id, itemId }));
  const flow = new Map(rows.flatMap((next) => [...flowOver([...linksOf(next.itemId), next])]));
  const stamp = carrying(stampOf(work, requestId), changeOf('work.linkMany', {}, { items: rows.length || null }));
  await writes.addLinks(rows, flow, stamp);
  const settled = await settleAll(work, [...editable], rows.length > 0 ? [node.strategyId] : []);
  await logChange(work, node, stamp);
  const now = [...settled.words.values()].flatMap(({ links }) => links);
  const made = items.filter(({ id, itemId }) => now.some((link) => link.id === id && link.itemId === itemId));
  await fetchLater(work, [...new Set(made.map(({ itemId }) => itemId))], node.strategyId);
  const done = new Set(made.map(({ itemId }) => itemId));
  return {
    nodeId,
    doneIds: [...done],
    left: leftOver(items, done, (itemId) => (editable.has(itemId) ? 'already' : 'mayNotEdit')),
    revisions: revisionsOf(work, settled.changed, now),
    undo:
      made.length === 0
        ? null
        : { key: 'work.unlinkMany', payload: { nodeId, links: made.map((link) => ({ ...link, version: 1 })) } },
  };
}

/** Takes ties of one node away again; those that somebody has changed since stay. */
export async function unlinkMany(
  work: Work,
  { node, editable }: ManyScope,
  { requestId, nodeId, links }: Parsed<'work.unlinkMany'>,
): Promise<WorkManyChanged> {
  const { reads, writes } = work.ports;
  const found = (await reads.links(links.map(({ id }) => id))).filter(
    (link) => link.nodeId === nodeId && editable.has(link.itemId),
  );
  if (found.length === 0) throw notFound();
  const gone = found.filter(({ id, version }) => links.some((asked) => asked.id === id && asked.version === version));
  const change = changeOf('work.unlinkMany', { items: gone.length || null }, { items: null });
  // The entry first: afterwards there is no row that could carry it.
  await logChange(work, node, carrying(stampOf(work, requestId), change));
  await writes.removeLinks(gone);
  const itemIds = [...new Set(gone.map(({ itemId }) => itemId))];
  const settled = await settleAll(work, itemIds, gone.length > 0 ? [node.strategyId] : []);
  await fetchLater(work, itemIds, node.strategyId);
  const changed = new Set(found.filter((link) => !gone.includes(link)).map(({ itemId }) => itemId));
  return {
    nodeId,
    doneIds: itemIds,
    left: leftOver(links, new Set(itemIds), (itemId) => {
      if (!editable.has(itemId)) return 'mayNotEdit';
      return changed.has(itemId) ? 'changed' : 'gone';
    }),
    revisions: revisionsOf(work, settled.changed, [
      ...[...settled.words.values()].flatMap((words) => words.links),
      ...gone,
    ]),
    undo: again(nodeId, gone),
  };
}

/** Share and note don't come back this way: where there were any, there is no way back. */
function again(nodeId: string, gone: readonly StoredLink[]): WorkManyChanged['undo'] {
  if (gone.length === 0 || gone.some(({ shareBp, note }) => shareBp !== null || note !== '')) return null;
  return { key: 'work.linkMany', payload: { nodeId, items: gone.map(({ id, itemId }) => ({ id, itemId })) } };
}

const leftOver = (
  asked: readonly { readonly itemId: ItemId }[],
  done: ReadonlySet<ItemId>,
  why: (itemId: ItemId) => NotChanged['why'],
): NotChanged[] => asked.flatMap(({ itemId }) => (done.has(itemId) ? [] : [{ itemId, why: why(itemId) }]));
