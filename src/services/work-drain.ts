import type { EpochMs } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import { PortError } from './failure';
import type { Ports } from './ports/ports';
import type { EventNews, InboxRow } from './ports/work-rows';
import { alone, recount } from './work-count';
import { fetchBelow, fetchEach, toldOf } from './work-fetch';
import type { News, Told } from './work-merge';
import { settleItems, type Settled } from './work-settle';
import type { Work } from './work';

/** Merged at once. */
export const MOST_DRAINED = 500;
/** An issue that Jira does not tell of in a way that anybody understands is set aside after so many attempts. */
export const MOST_ATTEMPTS = 5;
/** While a drain is due nobody asks for another; one that got lost is asked for again after this. */
const DUE_SECONDS = 60;
const DUE = 'drain';
/** Events that a process sees closer to each other than this are a crowd. */
const CALM_MS = 1_000;
/** For a crowd the drain waits, so that one does for many events and nobody has to look at the lock, which takes fewer writes a minute. */
const CROWD_SECONDS = 3;
const MARGIN_MS = 500;
/** By installation, when the drain is due that this process asked for last. */
const dueAt = new Map<string, EpochMs>();
const MOST_REMEMBERED = 10_000;

/** What an event told, in one statement; the rest follows through the queue. @throws PortError */
export async function receiveEvent(ports: Ports, news: EventNews): Promise<void> {
  await ports.writes.receive(news, ports.now());
  await drainSoon(ports);
}

/** For those of the issues that are known, Jira is asked. @throws PortError */
export async function askAgain(ports: Ports, itemIds: readonly ItemId[]): Promise<void> {
  if (await ports.writes.askFor(itemIds, 'known', ports.now())) await drainSoon(ports);
}

/** They are asked for one by one, and set aside where that does not help: an administrator is told. */
export async function setApart(ports: Ports, unreadable: readonly ItemId[]): Promise<void> {
  if (await ports.writes.askFor(unreadable, 'all', ports.now())) await drainSoon(ports);
}

async function drainSoon(ports: Ports): Promise<void> {
  const now = ports.now();
  const ahead = (dueAt.get(ports.installation()) ?? -Infinity) - now;
  const isCrowd = ahead > -CALM_MS && ahead <= CROWD_SECONDS * 1_000;
  // A drain that is yet to begin reads what is in the inbox by now.
  if (isCrowd && ahead > MARGIN_MS) return;
  if (isCrowd) await ports.queue.push({ job: 'drain' }, CROWD_SECONDS);
  else await askForDrain(ports);
  if (dueAt.size >= MOST_REMEMBERED) dueAt.clear();
  dueAt.set(ports.installation(), isCrowd ? now + CROWD_SECONDS * 1_000 : now);
}

export async function askForDrain({ locks, queue }: Ports): Promise<void> {
  if (await locks.take(DUE, DUE_SECONDS)) await queue.push({ job: 'drain' });
}

/**
 * Merges what events told, and counts anew what follows. What was read leaves the inbox at the end, unless something touched it meanwhile:
 * a run that dies is made up for by the next one.
 * @returns whether anything may be left
 * @throws PortError where Jira or the database refuse for now; everything stays where it is
 */
export async function drain(work: Work): Promise<boolean> {
  const { ports } = work;
  // Before reading: whatever arrives from now on asks again.
  await ports.locks.free(DUE);
  return alone(ports, async () => {
    const rows = await ports.reads.inbox(MOST_DRAINED);
    if (rows.length === 0) return false;
    const { news, failed } = await newsOf(ports, rows);
    const first = await settleItems(work, news);
    const above = first.added.filter((id) => mayBeAbove(news.get(id)));
    const second = above.length > 0 ? await settleBelow(work, above) : NOTHING;
    const marked = rows.flatMap(({ kind, itemId }) => (kind === 'root' ? [[itemId, null] as const] : []));
    await recount(work, new Map([...marked, ...first.roots, ...second.roots]));
    const done = rows.filter(({ itemId }) => !failed.has(itemId));
    await ports.writes.clearInbox(done, [...first.abandoned, ...second.abandoned]);
    await setAside(work, rows, failed);
    return rows.length === MOST_DRAINED;
  });
}

/** Until nothing is left, or time is. */
export async function drainAll(work: Work, hasTime: () => boolean): Promise<void> {
  while (hasTime() && (await drain(work))) continue;
}

async function newsOf(ports: Ports, rows: readonly InboxRow[]): Promise<{ news: News; failed: Map<ItemId, string> }> {
  const issues = rows.filter(({ kind }) => kind === 'issue');
  const news = new Map<ItemId, Told>(issues.map((row) => [row.itemId, { kind: 'part', row }]));
  const asked = issues.filter(({ fetch }) => fetch).map(({ itemId }) => itemId);
  const fetched = await fetchEach(ports, asked);
  for (const [id, told] of fetched.news) news.set(id, told);
  const failed = new Map(fetched.failed.map(({ itemId, problem }) => [itemId, problem]));
  for (const id of failed.keys()) news.delete(id);
  return { news, failed };
}

/** Nothing stands below a sub-task. */
const mayBeAbove = (told: Told | undefined): boolean => told?.kind !== 'whole' || told.item.level !== -1;

/** What came before its parent was left out then: it is looked for once the parent is known. */
async function settleBelow(work: Work, added: readonly ItemId[]): Promise<Settled> {
  const { found, unreadable } = await fetchBelow(work.ports, added);
  await setApart(work.ports, unreadable);
  return settleItems(work, new Map([...found].map(([id, item]) => [id, toldOf(item)])));
}

const NOTHING: Pick<Settled, 'roots' | 'abandoned'> = { roots: new Map(), abandoned: [] };

async function setAside(
  { ports, now }: Work,
  rows: readonly InboxRow[],
  failed: ReadonlyMap<ItemId, string>,
): Promise<void> {
  let waiting = false;
  for (const { itemId, attempts, kind } of rows) {
    const problem = kind === 'issue' ? failed.get(itemId) : undefined;
    if (problem === undefined) continue;
    const enough = attempts + 1 >= MOST_ATTEMPTS;
    await ports.writes.blame([itemId], problem, enough ? now : null);
    waiting ||= !enough;
  }
  // What waits is tried again soon; of what was set aside nobody expects more.
  if (waiting)
    throw new PortError('unreadable', 'Jira tells of some issues in a way that the app does not understand.');
}
