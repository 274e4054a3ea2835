import { asApp, route } from '@forge/api';
import { z } from 'zod';
import { STATUS_CATEGORIES, type StatusCategory } from '../domain/work/model';
import type { JiraPage } from '../services/ports/ports';
import type { IssueLink, JiraItem } from '../services/ports/work-rows';
import { read } from './jira-read';

const fields = [
  'project',
  'parent',
  'issuetype',
  'status',
  'resolution',
  'resolutiondate',
  'updated',
  'timeoriginalestimate',
  'issuelinks',
];

const other = z.object({ id: z.string() });
const link = z.object({
  id: z.string(),
  type: z.object({ id: z.string() }),
  outwardIssue: other.optional(),
  inwardIssue: other.optional(),
});

const issue = z.object({
  id: z.string(),
  fields: z.object({
    project: z.object({ id: z.string() }),
    parent: z.object({ id: z.string() }).nullish(),
    issuetype: z.object({ id: z.string(), hierarchyLevel: z.number().optional(), subtask: z.boolean().optional() }),
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    resolutiondate: z.string().nullish(),
    updated: z.string().nullish(),
    timeoriginalestimate: z.number().nullish(),
    issuelinks: z.array(link).nullish(),
  }),
});
const fetched = z.object({ issues: z.array(issue) });
/** On a page one issue that nobody understands does not hide the others. */
const found = z.object({ issues: z.array(issue.or(other)), nextPageToken: z.string().nullish() });

const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };

export async function itemsOfApp(ids: readonly number[]): Promise<JiraItem[]> {
  if (ids.length === 0) return [];
  const body = JSON.stringify({ issueIdsOrKeys: ids.map(String), fields });
  const { issues } = await read(
    () => asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, { method: 'POST', headers, body }),
    fetched,
  );
  return issues.map(toItem);
}

export const childrenOfApp = (ids: readonly number[], page: string | null): Promise<JiraPage> =>
  searchAsApp(`parent in (${ids.join(',')}) ORDER BY id`, page);

/** A period needs no time zone, which a date in JQL takes from whoever asks. */
export const changedOfApp = (projectIds: readonly number[], minutes: number, page: string | null): Promise<JiraPage> =>
  searchAsApp(`project in (${projectIds.join(',')}) AND updated >= -${minutes}m ORDER BY updated ASC, id ASC`, page);

async function searchAsApp(jql: string, page: string | null): Promise<JiraPage> {
  const body = JSON.stringify({ jql, fields, maxResults: 100, ...(page === null ? {} : { nextPageToken: page }) });
  const { issues, nextPageToken } = await read(
    () => asApp().requestJira(route`/rest/api/3/search/jql`, { method: 'POST', headers, body }),
    found,
  );
  return {
    items: issues.flatMap((one) => ('fields' in one ? [toItem(one)] : [])),
    unreadable: issues.flatMap((one) => ('fields' in one ? [] : [Number(one.id)])),
    next: nextPageToken ?? null,
  };
}

const SECONDS_AN_HOUR = 3_600;
const WHOLE = 10_000;

function toItem({ id, fields: said }: z.infer<typeof issue>): JiraItem {
  const { issuetype: type, timeoriginalestimate: seconds } = said;
  const at = timeOf(said.updated);
  return {
    id: Number(id),
    projectId: Number(said.project.id),
    parentId: said.parent ? Number(said.parent.id) : null,
    typeId: Number(type.id),
    level: type.hierarchyLevel ?? (type.subtask === true ? -1 : 0),
    category: categoryOf(said.status.statusCategory.key),
    resolution: said.resolution?.name ?? null,
    // Which field holds story points differs from site to site; unknown until an administrator says.
    points: null,
    hours: seconds == null ? null : Math.round((seconds * WHOLE) / SECONDS_AN_HOUR),
    resolvedAt: timeOf(said.resolutiondate),
    issueLinks: (said.issuelinks ?? []).flatMap(toLink),
    knownAt: { status: at, resolution: at, parent: at, type: at, estimate: at },
  };
}

function toLink({ id, type, outwardIssue, inwardIssue }: z.infer<typeof link>): IssueLink[] {
  const end = outwardIssue ?? inwardIssue;
  const ids = { id: Number(id), typeId: Number(type.id) };
  return end ? [{ ...ids, outward: outwardIssue !== undefined, itemId: Number(end.id) }] : [];
}

const categoryOf = (key: string): StatusCategory | null => STATUS_CATEGORIES.find((known) => known === key) ?? null;

function timeOf(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}
