import { notDeliveredSet, stateOf } from '../../../../domain/work/counting';
import { DEFAULT_WORK, type NodePaths } from '../../../../domain/work/model';
import { sightOf } from '../../../../domain/work/sight';
import { wayNodesOf } from '../../../../domain/work/way-nodes';
import { pathsAt, readWays, wayGraph } from '../../../../domain/work/ways';
import type { NodeId } from '../../../../domain/model';
import type { NodeLink } from '../../../../shared/work-views';
import type { ListedIssue } from '../../../app/issues';
import type { TreeModel } from '../../../app/tree-model';
import type { Sight } from '../../../../shared/sight-words';
import type { NodeWork } from './use-node-work';

/** One linked work item that the viewer may browse. */
export interface WorkLine {
  readonly link: NodeLink;
  readonly issue: ListedIssue;
  readonly sight: Sight;
  /** The team whose work the project is, else the project. */
  readonly group: string;
}

export const SORTS = {
  key: 'Key',
  sight: 'Line of sight',
  status: 'Status',
  done: 'Work done',
  group: 'Team',
} as const;
export type SortBy = keyof typeof SORTS;

/** What Jira did not tell this viewer stays out; the caller counts it. */
export function workLines({ links, issues }: NodeWork, model: TreeModel): WorkLine[] {
  const pathsOf = pathsIn(model);
  const notDelivered = notDeliveredSet(DEFAULT_WORK);
  return links.flatMap((link) => {
    const issue = issues.get(link.itemId);
    if (!issue) return [];
    const { status } = sightOf({
      ...{ itemId: link.itemId, state: stateOf(issue, notDelivered), inScope: true, pathsOf },
      standing: {
        ...{ by: 'links', fromId: link.itemId },
        // [LS3] The best of the paths that are listed here.
        links: links.filter(({ itemId }) => itemId === link.itemId).map((one) => ({ ...one, effectiveBp: one.effBp })),
      },
    });
    const team = model.view.teams.find(({ projectIds }) => projectIds.includes(issue.projectId));
    return [{ link, issue, sight: status === 'outOfScope' ? 'none' : status, group: team?.name ?? issue.projectName }];
  });
}

/** [LS2] From the rows of the page. */
function pathsIn({ view, byId }: TreeModel): (id: NodeId) => NodePaths {
  const { nodes, cycles, today, now, strategy, edges } = view;
  const healthOf = (id: NodeId) => byId.get(id)?.rollup.health ?? 'unmeasured';
  const ways = wayNodesOf({ nodes, cycles, today, now, timeZone: strategy.timeZone, healthOf });
  const inside = edges.filter(
    ({ kind, fromId, toId }) => kind === 'contributesTo' && byId.has(fromId) && byId.has(toId),
  );
  const reading = readWays(wayGraph(ways, inside), { today, finishingDays: DEFAULT_WORK.finishingDays });
  return (id) => pathsAt(reading, id, () => true);
}

const numeric = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const WORST_FIRST: readonly Sight[] = ['broken', 'finishing', 'awaiting', 'clear', 'delivered', 'exempt', 'none'];
const part = ({ underDone, underTotal }: NodeLink): number =>
  underDone === null || underTotal === null || underTotal === 0 ? -1 : underDone / underTotal;

const COMPARE: Readonly<Record<SortBy, (a: WorkLine, b: WorkLine) => number>> = {
  key: () => 0,
  sight: (a, b) => WORST_FIRST.indexOf(a.sight) - WORST_FIRST.indexOf(b.sight),
  status: (a, b) => numeric.compare(a.issue.status, b.issue.status),
  done: (a, b) => part(a.link) - part(b.link),
  group: (a, b) => numeric.compare(a.group, b.group),
};

export function shownLines(lines: readonly WorkLine[], sort: SortBy, filter: string): WorkLine[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ issue, group }: WorkLine) => {
    const all = `${issue.key} ${issue.summary} ${issue.status} ${group}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
  return lines
    .filter(fits)
    .sort(
      (a, b) => COMPARE[sort](a, b) || numeric.compare(a.issue.key, b.issue.key) || (a.link.id < b.link.id ? -1 : 1),
    );
}
