import { findPerson } from '../people';
import { storyPoints } from './fields';
import type { JiraSite } from './handler';
import type { Issue } from './issue-store';
import { findType } from './issue-types';
import { findResolution, findStatus } from './workflow';

export interface ChangeItem {
  readonly field: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly fieldId?: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

/** A value as the changelog has it: its id, when it has one, and how people read it. */
type Value = readonly [id: string | null, text: string | null];

const text = (value: string | number | null): Value => [null, value === null ? null : String(value)];

interface Watched {
  readonly field: string;
  /** Hierarchy is an association, not a field: those items have no id. */
  readonly fieldId?: string;
  readonly custom?: true;
  readonly read: (issue: Issue, site: JiraSite) => Value;
}

const person = (accountId: string | null): Value => [
  accountId,
  accountId === null ? null : (findPerson(accountId)?.displayName ?? accountId),
];

const watched: readonly Watched[] = [
  { field: 'summary', fieldId: 'summary', read: (issue) => text(issue.summary) },
  { field: 'description', fieldId: 'description', read: (issue) => text(JSON.stringify(issue.description ?? null)) },
  { field: 'issuetype', fieldId: 'issuetype', read: ({ typeId }) => [typeId, findType(typeId)?.name ?? null] },
  {
    field: 'project',
    fieldId: 'project',
    read: ({ projectId }, site) => [projectId, site.projects.find(projectId)?.name ?? null],
  },
  { field: 'Key', read: ({ key }) => text(key) },
  { field: 'status', fieldId: 'status', read: ({ statusId }) => [statusId, findStatus(statusId)?.name ?? null] },
  {
    field: 'resolution',
    fieldId: 'resolution',
    read: ({ resolutionId }) => [
      resolutionId,
      resolutionId === null ? null : (findResolution(resolutionId)?.name ?? null),
    ],
  },
  {
    field: 'IssueParentAssociation',
    read: ({ parentId }, site) => [parentId, parentId === null ? null : (site.issues.find(parentId)?.key ?? null)],
  },
  { field: 'assignee', fieldId: 'assignee', read: ({ assigneeId }) => person(assigneeId) },
  { field: 'reporter', fieldId: 'reporter', read: ({ reporterId }) => person(reporterId) },
  { field: 'labels', fieldId: 'labels', read: ({ labels }) => text(labels.join(' ')) },
  { field: 'duedate', fieldId: 'duedate', read: ({ dueDate }) => [dueDate, dueDate] },
  {
    field: 'timeoriginalestimate',
    fieldId: 'timeoriginalestimate',
    read: ({ estimateSeconds }) => {
      const seconds = estimateSeconds === null ? null : String(estimateSeconds);
      return [seconds, seconds];
    },
  },
  { field: 'Story point estimate', fieldId: storyPoints, custom: true, read: (issue) => text(issue.storyPoints) },
];

/** A link as the issue on one side of it reads it; like hierarchy, it has no field. */
export function linkChange(what: 'added' | 'removed', words: string, otherKey: string): ChangeItem {
  const there = [otherKey, `This work item ${words} ${otherKey}`] as const;
  const none = [null, null] as const;
  const [[from, fromString], [to, toString]] = what === 'added' ? [none, there] : [there, none];
  return { field: 'Link', fieldtype: 'jira', from, fromString, to, toString };
}

/** What an edit, a transition or a move changed; empty when nothing that Jira keeps a history of. */
export function changesBetween(before: Issue, after: Issue, site: JiraSite): ChangeItem[] {
  return watched.flatMap(({ field, fieldId, custom, read }) => {
    const [from, fromString] = read(before, site);
    const [to, toString] = read(after, site);
    if (from === to && fromString === toString) return [];
    const fieldtype = custom ? 'custom' : 'jira';
    return [{ field, fieldtype, ...(fieldId === undefined ? {} : { fieldId }), from, fromString, to, toString }];
  });
}
