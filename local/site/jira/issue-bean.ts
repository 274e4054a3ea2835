import { findPerson } from '../people';
import type { JiraSite } from './handler';
import type { Issue } from './issue-store';
import { findType, typeBean } from './issue-types';
import { fields, storyPoints } from './fields';
import { projectBean } from './project-beans';
import { userBean } from './users';
import { findStatus, resolutionBean, statusBean } from './workflow';

/** 2026-11-19T10:42:00.000+0000, the way Jira writes a time. */
export function jiraTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

function user(accountId: string | null, site: JiraSite): Record<string, unknown> | null {
  const who = accountId === null ? undefined : findPerson(accountId);
  return who ? userBean(who, site.baseUrl) : null;
}

function status(issue: Issue, site: JiraSite): Record<string, unknown> | null {
  const found = findStatus(issue.statusId);
  return found ? statusBean(found, site.baseUrl) : null;
}

function type(issue: Issue, site: JiraSite): Record<string, unknown> | null {
  const found = findType(issue.typeId);
  return found ? typeBean(found, site.baseUrl) : null;
}

/** What an issue says of its parent and its children. */
function brief(issue: Issue, site: JiraSite): Record<string, unknown> {
  const { id, key, summary } = issue;
  return {
    id,
    key,
    self: `${site.baseUrl}/rest/api/3/issue/${id}`,
    fields: { summary, status: status(issue, site), issuetype: type(issue, site) },
  };
}

const readers: Readonly<Record<string, (issue: Issue, site: JiraSite) => unknown>> = {
  summary: (issue) => issue.summary,
  issuetype: type,
  status,
  statusCategory: (issue, site) => status(issue, site)?.statusCategory ?? null,
  project: (issue, site) => {
    const project = site.projects.find(issue.projectId);
    return project ? projectBean(project, site.baseUrl) : null;
  },
  parent: (issue, site) => {
    const parent = issue.parentId === null ? undefined : site.issues.find(issue.parentId);
    return parent ? brief(parent, site) : undefined;
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
      .map((child) => brief(child, site)),
  issuelinks: () => [],
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

export function issueBean(issue: Issue, wanted: ReadonlySet<string>, site: JiraSite): Record<string, unknown> {
  const values = Object.fromEntries([...wanted].map((name) => [name, readers[name]?.(issue, site)]));
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields: values,
  };
}
