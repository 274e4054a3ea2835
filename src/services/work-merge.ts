import type { ItemId } from '../domain/work/model';
import type { InboxRow, JiraItem, KnownAt } from './ports/work-rows';

/** What is told of an item: all of it, some of it, or that there is no such item for the app any more. */
export type Told =
  | { readonly kind: 'whole'; readonly item: JiraItem }
  | { readonly kind: 'part'; readonly row: InboxRow }
  | { readonly kind: 'gone' };

export type News = ReadonlyMap<ItemId, Told>;

/** Of the same time: what came last, for Jira tells the same of one moment. */
const isNewer = (news: number | null, known: number | null): boolean => (news ?? -1) >= (known ?? -1);

/** Each group of facts is the newest that anybody told, so order and repetition do not matter. */
export function mergeWhole(known: JiraItem | undefined, item: JiraItem): JiraItem {
  if (!known) return item;
  const newer = (group: keyof KnownAt) => isNewer(item.knownAt[group], known.knownAt[group]);
  const pick = (group: keyof KnownAt) => (newer(group) ? item : known);
  return {
    id: item.id,
    category: pick('status').category,
    ...resolutionOf(pick('resolution')),
    ...{ parentId: pick('parent').parentId, projectId: pick('parent').projectId },
    // Events tell of neither: both are known from the same answers.
    ...{ typeId: pick('type').typeId, level: pick('type').level, issueLinks: pick('type').issueLinks },
    ...{ points: pick('estimate').points, hours: pick('estimate').hours },
    knownAt: {
      status: pick('status').knownAt.status,
      resolution: pick('resolution').knownAt.resolution,
      parent: pick('parent').knownAt.parent,
      type: pick('type').knownAt.type,
      estimate: pick('estimate').knownAt.estimate,
    },
  };
}

const resolutionOf = ({ resolution, resolvedAt }: JiraItem) => ({ resolution, resolvedAt });

export function mergePart(known: JiraItem, { category, resolution, hours, knownAt }: InboxRow): JiraItem {
  const { status, resolution: resolved, estimate } = knownAt;
  const says = (group: keyof InboxRow['knownAt']) =>
    knownAt[group] !== null && isNewer(knownAt[group], known.knownAt[group]);
  const [byStatus, byResolution, byEstimate] = [says('status'), says('resolution'), says('estimate')];
  return {
    ...known,
    ...(byStatus ? { category: category ?? null } : {}),
    ...(byResolution ? { resolution: resolution ?? null, resolvedAt: resolution == null ? null : resolved } : {}),
    ...(byEstimate ? { hours: hours ?? null } : {}),
    knownAt: {
      ...known.knownAt,
      ...(byStatus ? { status } : {}),
      ...(byResolution ? { resolution: resolved } : {}),
      ...(byEstimate ? { estimate } : {}),
    },
  };
}
