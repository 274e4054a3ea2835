import { findPerson } from '../people';
import type { Caller } from './caller';
import type { JiraSite } from './handler';
import { briefBean, statusOf, typeOf } from './issue-brief';
import type { Issue } from './issue-store';
import { findType } from './issue-types';
import { fields, storyPoints } from './fields';
import { issueLinksOf } from './link-bean';
import { projectBean } from './project-beans';
import { userBean } from './users';
import { resolutionBean } from './workflow';

/** 2026-11-19T10:42:00.000+0000, the way Jira writes a time. */
export function jiraTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

function user(accountId: string | null, site: JiraSite): Record<string, unknown> | null {
  const who = accountId === null ? undefined : findPerson(accountId);
  return who ? userBean(who, site.baseUrl) : null;
}

const readers: Readonly<Record<string, (issue: Issue, site: JiraSite, caller: Caller) => unknown>> = {
  summary: (issue) => issue.summary,
  issuetype: typeOf,
  status: statusOf,
  statusCategory: (issue, site) => statusOf(issue, site)?.statusCategory ?? null,
  project: (issue, site) => {
    const project = site.projects.find(issue.projectId);
    return project ? projectBean(project, site.baseUrl) : null;
  },
  parent: (issue, site) => {
    const parent = issue.parentId === null ? undefined : site.issues.find(issue.parentId);
    return parent ? briefBean(parent, site) : undefined;
  },
  assignee: (issue, site) => user(issue.assigneeId, site),
  reporter: (issue, site) => user(issue.reporterId, site),
  creator: (issue, site) => user(issue.creatorId, site),
  labels: (issue) => issue.labels,
  description: (issue) => issue.description ?? null,
  resolution: (issue, site) => (issue.resolutionId === null ? null : resolutionBean(issue.resolutionId, site.baseUrl)),
  resolutiondate: (issue) => (issue.resolvedAt === null ? null : jiraTime(issue.resolvedAt)),
  created: (issue) => jiraTime(issue.createdAt),
  updated: (issue) => jiraTime(issue.updatedAt),
  statuscategorychangedate: (issue) => jiraTime(issue.categoryChangedAt),
  duedate: (issue) => issue.dueDate,
  timeoriginalestimate: (issue) => issue.estimateSeconds,
  subtasks: (issue, site) =>
    site.issues
      .childrenOf(issue.id)
      .filter(isSubtask)
      .map((child) => briefBean(child, site)),
  issuelinks: issueLinksOf,
  [storyPoints]: (issue) => issue.storyPoints,
};

function isSubtask(issue: Issue): boolean {
  return (findType(issue.typeId)?.hierarchyLevel ?? 0) < 0;
}

/** `fields=a,b`, `*all`, `*navigable` and `-a`; none given means `otherwise`. */
export function wantedFields(asked: readonly string[], otherwise: string): ReadonlySet<string> {
  const names = asked.length === 0 ? [otherwise] : asked;
  const removed = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const all =
    names.some((name) => name === '*all' || name === '*navigable') || names.every((name) => name.startsWith('-'));
  const wanted = all ? fields.map((field) => field.id) : names;
  return new Set(wanted.filter((name) => name in readers && !removed.has(name)));
}

/** `caller`: whose eyes see which other issues it is linked with. */
export function issueBean(
  issue: Issue,
  wanted: ReadonlySet<string>,
  site: JiraSite,
  caller: Caller,
): Record<string, unknown> {
  const values = Object.fromEntries([...wanted].map((name) => [name, readers[name]?.(issue, site, caller)]));
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields: values,
  };
}
