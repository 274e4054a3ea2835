import { shareProblem, isStated } from '../domain/work/links';
import type { Parsed } from '../shared/inputs';
import type { UndoCommand } from '../shared/views';
import type { WorkChanged } from '../shared/work-views';
import { mayViewStrategy } from './access';
import { mustBeLive } from './authorize';
import { staleConflict } from './conflict';
import { badInput, refused } from './failure';
import { carrying, changeOf, logChange } from './journal';
import type { Verdict } from './ports/ports';
import type { NodeDetail } from './ports/rows';
import type { ItemWords, LinkRow, StoredLink } from './ports/work-rows';
import { fetchLater, flowOver, linkView, revisionsOf, settleLinks, wordsOf, workChanged } from './work-changed';
import { stampOf, type Work } from './work';

/** Ties an issue to a node, or changes share and note of the tie. */
export async function linkWork(work: Work, node: NodeDetail, payload: Parsed<'work.link'>): Promise<WorkChanged> {
  const { writes, reads } = work.ports;
  const { requestId, id, version, itemId, nodeId, shareBp } = payload;
  const words = await wordsOf(reads, itemId);
  const before = words.links.find((link) => link.id === id) ?? null;
  const row = { id, strategyId: node.strategyId, nodeId, itemId, shareBp, source: before?.source ?? 'manual' } as const;
  const next: LinkRow = { ...row, note: payload.note.trim() };
  mustFit(work, node, words, next, before, version);
  const change = changeOf('work.link', before ? logged(before) : {}, logged(next));
  const stamp = carrying(stampOf(work, requestId), change);
  const flow = flowOver([...words.links.filter((link) => link.id !== id), next]);
  if ((await writes.saveLink(next, flow.get(id) ?? 0, version, stamp)) === 'stale') {
    throw version === 0 ? linkedAlready(node) : staleConflict('this link', before, before && linkView(before));
  }
  const settled = await settleLinks(work, itemId, [node.strategyId]);
  await logChange(work, node, stamp);
  await fetchLater(work, [itemId], node.strategyId);
  const revisions = revisionsOf(work, settled.changed, settled.words.links);
  return workChanged(work, itemId, settled.words, revisions, undoLink(before, id, version));
}

/** New work is tied to what is pursued. */
export function mustTakeWork(node: NodeDetail): void {
  mustBeLive(node);
  if (node.lifecycle === 'dropped') {
    throw refused('LS2', `${node.key} was dropped. Link this work to something that is still pursued.`);
  }
}

/** [RU6] */
function mustFit(
  { actor }: Work,
  node: NodeDetail,
  { links }: ItemWords,
  next: LinkRow,
  before: StoredLink | null,
  version: number,
): void {
  if (version > 0 && !before) throw staleConflict('This link', null, null);
  if (before && before.nodeId !== next.nodeId) {
    throw badInput('A link keeps its ends. Remove it and add another.', { nodeId: 'Another end.' });
  }
  if (before) mustBeLive(node);
  else mustTakeWork(node);
  const stated = links.filter((link) => link.id !== next.id && isStated(link));
  if (stated.some(({ nodeId }) => nodeId === next.nodeId)) throw linkedAlready(node);
  if (shareProblem([...stated, next]) !== null) {
    throw refused('RU6', overWords(actor, stated));
  }
}

/** What is left is told only to who sees everything that the rest was given to. */
function overWords(actor: Verdict, others: readonly StoredLink[]): string {
  const over = 'The shares of this work would add up to more than 100 %.';
  if (!others.every(({ access }) => mayViewStrategy(actor, access))) return `${over} Lower one of them.`;
  const left = 10_000 - others.reduce((sum, { shareBp }) => sum + (shareBp ?? 0), 0);
  if (left <= 0) return `${over} Nothing is left: lower another share first.`;
  return `${over} ${left / 100} % is left: give at most that, or lower another share first.`;
}

const linkedAlready = ({ key }: NodeDetail) => refused('RU6', `This work leads to ${key} already. Change that link.`);

/** What the log says of a link. The issue by its number alone: who reads the log may not see the issue. */
const logged = ({ itemId, shareBp, note }: Pick<LinkRow, 'itemId' | 'shareBp' | 'note'>) => ({ itemId, shareBp, note });

/** `before` may be what an earlier run of this request has saved: then only its creation can be taken back. */
function undoLink(before: StoredLink | null, id: string, version: number): UndoCommand | null {
  if (version === 0) return { key: 'work.unlink', payload: { id, version: 1 } };
  return before?.version === version ? linkAgain(before, version + 1) : null;
}

function linkAgain({ id, itemId, nodeId, shareBp, note }: StoredLink, version: number): UndoCommand {
  return { key: 'work.link', payload: { id, version, itemId, nodeId, shareBp, note } };
}

export async function unlinkWork(work: Work, link: StoredLink, payload: Parsed<'work.unlink'>): Promise<WorkChanged> {
  const { id, version, requestId } = payload;
  const { itemId, nodeId, strategyId } = link;
  if (link.version !== version) throw staleConflict('this link', link, linkView(link));
  const change = changeOf('work.unlink', logged(link), { itemId: null, shareBp: null, note: null });
  // The entry first: afterwards there is no row that could carry it.
  await logChange(work, { id: nodeId, strategyId }, carrying(stampOf(work, requestId), change));
  if ((await work.ports.writes.removeLink(id, version)) === 'stale') {
    throw staleConflict('this link', link, linkView(link));
  }
  const settled = await settleLinks(work, itemId, [strategyId]);
  await fetchLater(work, [itemId], strategyId);
  const revisions = revisionsOf(work, settled.changed, [...settled.words.links, link]);
  return workChanged(work, itemId, settled.words, revisions, linkAgain(link, 0));
}
