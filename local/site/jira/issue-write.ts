import { mayIn, type Caller, type ProjectPermission } from './caller';
import { refused } from './failure';
import { noContent, type Handler, type JiraSite } from './handler';
import { readChanges, type Changes } from './issue-input';
import { issueCreated, issueDeleted, issueUpdated } from './jira-events';
import { dropLinks } from './issue-links';
import { visibleIssue } from './issue-read';
import type { Issue } from './issue-store';
import { firstStatus } from './workflow';

function need(issue: Issue, permission: ProjectPermission, caller: Caller, site: JiraSite, message: string): void {
  const project = site.projects.find(issue.projectId);
  if (!project || !mayIn(caller, permission, project)) throw refused(403, message);
}

export const createIssue: Handler = ({ caller, byApp, body }, site) => {
  const { changes, project } = readChanges(body, null, caller, site);
  if (!project || !mayIn(caller, 'CREATE_ISSUES', project))
    throw refused(400, 'You do not have permission to create issues in this project.');
  const now = site.clock.now();
  const me = caller.kind === 'person' ? (caller.person?.accountId ?? null) : null;
  const id = String(site.issues.next('id', 10000));
  const issue: Issue = {
    id,
    key: `${project.key}-${site.issues.next(project.key)}`,
    formerKeys: [],
    projectId: project.id,
    typeId: '',
    statusId: firstStatus,
    resolutionId: null,
    resolvedAt: null,
    parentId: null,
    summary: '',
    description: null,
    assigneeId: null,
    reporterId: me,
    creatorId: me,
    labels: [],
    dueDate: null,
    storyPoints: null,
    estimateSeconds: null,
    createdAt: now,
    updatedAt: now,
    categoryChangedAt: now,
    ...given(changes),
  };
  site.issues.save(issue);
  issueCreated(issue, { caller, byApp }, site);
  return { status: 201, body: { id, key: issue.key, self: `${site.baseUrl}/rest/api/3/issue/${id}` }, objects: 1 };
};

export const editIssue: Handler = ({ caller, byApp, params, body }, site) => {
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  need(issue, 'EDIT_ISSUES', caller, site, 'You do not have permission to edit issues in this project.');
  const { changes } = readChanges(body, issue, caller, site);
  const after: Issue = { ...issue, ...given(changes), updatedAt: site.clock.now() };
  site.issues.save(after);
  issueUpdated(issue, after, { caller, byApp }, site);
  return noContent;
};

/** Only what was said: an absent field keeps its value. */
function given(changes: Changes): Partial<Issue> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

export const deleteIssue: Handler = (request, site) => {
  const { caller, byApp, params, query } = request;
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  need(issue, 'DELETE_ISSUES', caller, site, 'You do not have permission to delete issues in this project.');
  const children = site.issues.childrenOf(issue.id).filter((child) => child.typeId === '10004');
  if (children.length > 0 && query.get('deleteSubtasks') !== 'true') {
    throw refused(
      400,
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const gone of [...children, issue]) dropLinks(gone, request, site);
  for (const child of children) site.issues.remove(child);
  for (const child of site.issues.childrenOf(issue.id))
    site.issues.save({ ...child, parentId: null, updatedAt: site.clock.now() });
  site.issues.remove(issue);
  issueDeleted(issue, { caller, byApp }, site);
  return noContent;
};
