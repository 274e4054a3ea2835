import { PATH_STATUSES, type ItemId, type PathStatus } from '../../../domain/work/model';
import { notDeliveredSet, stateOf } from '../../../domain/work/counting';
import type { DocumentLink, DocumentView } from '../../../shared/document-view';
import type { Sight } from '../../../shared/sight-words';
import type { Issue } from '../../app/issue';
import type { ReadItems } from './read-items';

export interface WorkRow {
  readonly link: DocumentLink;
  readonly issue: Issue;
  readonly sight: Sight;
  /** Name of the team whose project it is in; `null`: no team. */
  readonly team: string | null;
}

export interface SectionWork {
  readonly rows: readonly WorkRow[];
  /** Jira told nothing of them to this viewer. */
  readonly closed: number;
  /** Jira did not answer when it was asked for them. */
  readonly silent: number;
}

/** [LS3] Of each item the best path that the document knows of. */
function bestPaths({ links, paths }: DocumentView): ReadonlyMap<ItemId, PathStatus> {
  const best = new Map<ItemId, PathStatus>();
  for (const { itemId, nodeId } of links) {
    const status = paths[nodeId]?.status ?? 'broken';
    const known = best.get(itemId) ?? status;
    best.set(itemId, PATH_STATUSES.indexOf(status) < PATH_STATUSES.indexOf(known) ? status : known);
  }
  return best;
}

/** [LS4] What is done is delivered; of the rest the best path decides. An item that is linked twice below one heading is told once. */
export function workOf(links: readonly DocumentLink[], items: ReadItems, view: DocumentView): SectionWork {
  const notDelivered = notDeliveredSet(view);
  const best = bestPaths(view);
  const seen = new Set<ItemId>();
  const rows: WorkRow[] = [];
  let [closed, silent] = [0, 0];
  for (const link of links) {
    if (seen.has(link.itemId)) continue;
    seen.add(link.itemId);
    const issue = items.byId.get(link.itemId);
    if (!issue) {
      if (items.silent.has(link.itemId)) silent += 1;
      else closed += 1;
      continue;
    }
    const sight = stateOf(issue, notDelivered) === 'open' ? (best.get(link.itemId) ?? 'broken') : 'delivered';
    const team = view.teams.find(({ projectIds }) => projectIds.includes(issue.projectId))?.name ?? null;
    rows.push({ link, issue, sight, team });
  }
  return { rows, closed, silent };
}

/** Issues below these links, done and in all, whoever may read them. */
export function countsOf(links: readonly DocumentLink[]): { readonly done: number; readonly total: number } {
  const byItem = new Map(links.map((link) => [link.itemId, link]));
  let [done, total] = [0, 0];
  for (const { underDone, underTotal } of byItem.values()) {
    done += underDone ?? 0;
    total += underTotal ?? 0;
  }
  return { done, total };
}
