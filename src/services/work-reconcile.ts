import type { ItemId } from '../domain/work/model';
import { PortError } from './failure';
import type { Jira, JiraPage } from './ports/ports';
import { alone, recount } from './work-count';
import { askAgain } from './work-drain';
import { fetchEach, parts, toldOf } from './work-fetch';
import type { News } from './work-merge';
import { settleItems } from './work-settle';
import type { Work } from './work';

/** Quota points that an hour of repair may cost: one a call and one an issue. */
export const REPAIR_POINTS = 1_000;
/** Issues that nobody has looked at for longest, in an hour: what was deleted or moved away tells nobody. */
const UNCHECKED = 300;
const PAGE = 100;
/** What a page and the unchecked ones may cost. */
const PAGE_POINTS = 1 + PAGE;
const UNCHECKED_POINTS = UNCHECKED + UNCHECKED / PAGE;
/** Two hours and a bit: one run may fall out. */
const BACK_MINUTES = 130;
const PROJECTS_AT_ONCE = 50;

/** What a run has asked of Jira: issues that it told of, and what that cost. */
export interface Spent {
  looked: number;
  points: number;
}

export interface Watched {
  readonly hasTime: () => boolean;
  /** Counted up on the way. */
  readonly spent: Spent;
  /** After each answer of Jira. */
  readonly onPage: () => Promise<void>;
}

/**
 * Looks after what events missed: what changed lately, and what was not looked at for longest.
 * @returns whether points and time sufficed for all that changed lately
 * @throws PortError `unreadable` at the end, when all else was looked at
 */
export async function reconcile(work: Work, watched: Watched): Promise<boolean> {
  const { hasTime, spent, onPage } = watched;
  const metered = { ...work, ports: { ...work.ports, jira: meter(work.ports.jira, spent) } };
  let whole = true;
  let readable = true;
  for (const projects of parts(await work.ports.reads.projectsOfItems(), PROJECTS_AT_ONCE)) {
    const looked = await lookAtChanged(metered, projects, watched);
    whole &&= looked.whole;
    readable &&= looked.readable;
  }
  if (hasTime()) {
    const { failed } = await checkOldest(metered, UNCHECKED, null);
    readable &&= !failed;
    await onPage();
  }
  if (!readable) throw new PortError('unreadable', 'Jira tells of some issues in a way that nobody understands.');
  return whole;
}

async function lookAtChanged(
  work: Work,
  projects: readonly number[],
  { hasTime, spent, onPage }: Watched,
): Promise<{ readonly whole: boolean; readonly readable: boolean }> {
  let page: string | null = null;
  let readable = true;
  do {
    if (spent.points + PAGE_POINTS > REPAIR_POINTS - UNCHECKED_POINTS || !hasTime()) return { whole: false, readable };
    const answer: JiraPage = await work.ports.jira.changedOfApp(projects, BACK_MINUTES, page);
    await settle(work, new Map(answer.items.map((item) => [item.id, toldOf(item)])));
    await askAgain(work.ports, answer.unreadable);
    readable &&= answer.unreadable.length === 0;
    await onPage();
    page = answer.next;
  } while (page !== null);
  return { whole: true, readable };
}

function meter(jira: Jira, spent: Spent): Jira {
  const counted = async <Answer>(answer: Promise<Answer>, issues: (answer: Answer) => number): Promise<Answer> => {
    spent.points += 1;
    const told = issues(await answer);
    spent.points += told;
    spent.looked += told;
    return answer;
  };
  return {
    ...jira,
    itemsOfApp: (ids) => counted(jira.itemsOfApp(ids), (items) => items.length),
    changedOfApp: (ids, minutes, page) =>
      counted(jira.changedOfApp(ids, minutes, page), ({ items, unreadable }) => items.length + unreadable.length),
  };
}

/** A project went, came back, or was closed to the app: its items are asked for again. */
export async function checkProject(work: Work, projectId: number): Promise<void> {
  for (let seen = new Set<ItemId>(); ;) {
    const { ids } = await checkOldest(work, PAGE, projectId);
    if (ids.length < PAGE || ids.some((id) => seen.has(id))) return;
    seen = new Set([...seen, ...ids]);
  }
}

async function checkOldest(
  work: Work,
  limit: number,
  projectId: number | null,
): Promise<{ readonly ids: readonly ItemId[]; readonly failed: boolean }> {
  const { reads, writes } = work.ports;
  const ids = await reads.longestUnchecked(limit, projectId);
  const { news, failed } = await fetchEach(work.ports, ids);
  await settle(work, news);
  // Those that failed too: next time others come first.
  await writes.touchItems(ids, work.now);
  return { ids, failed: failed.length > 0 };
}

async function settle(work: Work, news: News): Promise<void> {
  if (news.size === 0) return;
  await alone(work.ports, async () => {
    const { roots, changed, abandoned } = await settleItems(work, news);
    if (changed) await recount(work, roots);
    await work.ports.writes.clearInbox([], abandoned);
  });
}
