import type { ItemId } from '../domain/work/model';
import type { JiraItem } from './ports/work-rows';
import { alone, recount } from './work-count';
import { fetchItems, parts, toldOf } from './work-fetch';
import type { News } from './work-merge';
import { settleItems } from './work-settle';
import type { Work } from './work';

/** Quota points that an hour of repair may cost: one a call and one an issue. */
export const REPAIR_POINTS = 1_000;
/** Of these, for issues that nobody has looked at for longest: what was deleted or moved away tells nobody. */
const FOR_UNCHECKED = 300;
/** Two hours and a bit: one run may fall out. */
const BACK_MINUTES = 130;
const PROJECTS_AT_ONCE = 50;
const PROJECT_PAGE = 100;

/** Looks after what events missed: what changed lately, and what was not looked at for longest. */
export async function reconcile(work: Work, hasTime: () => boolean): Promise<void> {
  let points = REPAIR_POINTS - FOR_UNCHECKED;
  for (const projects of parts(await work.ports.reads.projectsOfItems(), PROJECTS_AT_ONCE)) {
    let page: string | null = null;
    do {
      if (points <= 0 || !hasTime()) break;
      const answer: { readonly items: readonly JiraItem[]; readonly next: string | null } =
        await work.ports.jira.changedOfApp(projects, BACK_MINUTES, page);
      points -= 1 + answer.items.length;
      await settle(work, new Map(answer.items.map((item) => [item.id, toldOf(item)])));
      page = answer.next;
    } while (page !== null);
  }
  if (hasTime()) await checkOldest(work, FOR_UNCHECKED, null);
}

/** A project went, came back, or was closed to the app: its items are asked for again. */
export async function checkProject(work: Work, projectId: number): Promise<void> {
  for (let seen = new Set<ItemId>(); ;) {
    const ids = await checkOldest(work, PROJECT_PAGE, projectId);
    if (ids.length < PROJECT_PAGE || ids.some((id) => seen.has(id))) return;
    seen = new Set([...seen, ...ids]);
  }
}

async function checkOldest(work: Work, limit: number, projectId: number | null): Promise<readonly ItemId[]> {
  const { reads, writes } = work.ports;
  const ids = await reads.longestUnchecked(limit, projectId);
  await settle(work, await fetchItems(work.ports, ids));
  await writes.touchItems(ids, work.now);
  return ids;
}

async function settle(work: Work, news: News): Promise<void> {
  if (news.size === 0) return;
  await alone(work.ports, async () => {
    const { roots, changed, abandoned } = await settleItems(work, news);
    if (changed) await recount(work, roots);
    await work.ports.writes.clearInbox([], abandoned);
  });
}
