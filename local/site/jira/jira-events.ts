import { appAccountId } from '../people';
import { changesBetween, type ChangeItem } from './changelog';
import type { JiraRequest, JiraSite } from './handler';
import { issueBean } from './issue-bean';
import type { Issue } from './issue-store';
import type { IssueLink } from './link-store';
import { findLinkType, linkTypeBean } from './link-types';
import type { Project } from './projects';
import { projectBean } from './project-beans';

/** Something that happened, as the product tells it to the platform. */
export interface ProductEvent {
  readonly eventType: string;
  /** What every app is told. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Done through the app, be it on its own account or on a person's. */
  readonly selfGenerated: boolean;
  /** The projects that the app's account must be able to browse, every one of them. */
  readonly projects: readonly Project[];
  /** More fields of the issue, for a trigger that declares `payload.include.fields`. */
  readonly moreFields?: (names: readonly string[]) => Readonly<Record<string, unknown>>;
}

export type Publish = (event: ProductEvent) => void;

type Doer = Pick<JiraRequest, 'caller' | 'byApp'>;

/** All that an event says of an issue; the rest an app must ask for. */
const documented = new Set([
  'summary',
  'issuetype',
  'creator',
  'created',
  'project',
  'reporter',
  'assignee',
  'updated',
  'status',
]);

export function issueCreated(issue: Issue, doer: Doer, site: JiraSite): void {
  publish('created', issue, {}, doer, site);
}

/** Tells nothing when nothing changed, as Jira does. */
export function issueUpdated(before: Issue, after: Issue, doer: Doer, site: JiraSite): void {
  const items = changesBetween(before, after, site);
  if (items.length > 0) issueUpdatedBy(items, after, doer, site);
}

export function issueUpdatedBy(items: readonly ChangeItem[], after: Issue, doer: Doer, site: JiraSite): void {
  publish('updated', after, { changelog: { id: String(site.issues.next('changelog', 10000)), items } }, doer, site);
}

/** Told of the issue itself alone: its sub-tasks go without a word, and so do the issues of a deleted project. */
export function issueDeleted(issue: Issue, doer: Doer, site: JiraSite): void {
  publish('deleted', issue, {}, doer, site);
}

function publish(verb: string, issue: Issue, more: Record<string, unknown>, doer: Doer, site: JiraSite): void {
  const project = site.projects.find(issue.projectId);
  if (!project) return;
  const eventType = `avi:jira:${verb}:issue`;
  const people = [issue.assigneeId, issue.reporterId, issue.creatorId].filter((id) => id !== null);
  const { id, key } = issue;
  const atlassianId = doerOf(doer);
  const fields = eventFields(issue, site);
  site.publish({
    eventType,
    projects: [project],
    selfGenerated: doer.byApp,
    moreFields: (names) => fieldsOf(issue, new Set(names), site),
    payload: {
      eventType,
      issue: { id, key, fields },
      ...(atlassianId === null ? {} : { atlassianId }),
      associatedUsers: [...new Set(people)].map((accountId) => ({ accountId })),
      ...more,
    },
  });
}

function eventFields(issue: Issue, site: JiraSite): Record<string, unknown> {
  const fields = fieldsOf(issue, documented, site);
  // The type comes without its level: that is only in `GET /issuetype`.
  return { ...fields, issuetype: without(fields['issuetype'], 'hierarchyLevel') };
}

function fieldsOf(issue: Issue, names: ReadonlySet<string>, site: JiraSite): Record<string, unknown> {
  const { fields } = issueBean(issue, names, site, { kind: 'app' });
  return { ...(fields as object) };
}

function without(value: unknown, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== name));
}

function doerOf({ caller }: Doer): string | null {
  return caller.kind === 'app' ? appAccountId : (caller.person?.accountId ?? null);
}

/** It names both issues, so whoever hears of it must be able to browse both. */
export function linkChanged(verb: 'created' | 'deleted', link: IssueLink, doer: Doer, site: JiraSite): void {
  const { id, sourceId: sourceIssueId, destinationId: destinationIssueId } = link;
  const projectOf = (issueId: string) => site.projects.find(site.issues.find(issueId)?.projectId ?? '');
  const [source, destination] = [projectOf(sourceIssueId), projectOf(destinationIssueId)];
  const type = findLinkType({ id: link.typeId });
  if (!source || !destination || !type) return;
  const eventType = `avi:jira:${verb}:issuelink`;
  const issueLinkType = linkTypeBean(type, site.baseUrl);
  const projectIds = { sourceProjectId: source.id, destinationProjectId: destination.id };
  site.publish({
    eventType,
    projects: [source, destination],
    selfGenerated: doer.byApp,
    payload: { eventType, id, sourceIssueId, destinationIssueId, ...projectIds, issueLinkType },
  });
}

export type ProjectVerb = 'softdeleted' | 'deleted' | 'archived' | 'unarchived' | 'restored';

export function projectChanged(verb: ProjectVerb, project: Project, doer: Doer, site: JiraSite): void {
  const eventType = `avi:jira:${verb}:project`;
  const { id, key, name, projectTypeKey } = projectBean(project, site.baseUrl);
  site.publish({
    eventType,
    projects: [project],
    selfGenerated: doer.byApp,
    payload: { eventType, project: { id, key, name, projectTypeKey } },
  });
}
