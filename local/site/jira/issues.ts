import { z } from 'zod';
import { mayIn, type Caller, type ProjectPermission } from './caller';
import { issueNotFound, JiraFailure, refused } from './failure';
import { ok, type Handler, type JiraAnswer, type JiraSite } from './handler';
import { issueBean, wantedFields } from './issue-bean';
import { readChanges, type Changes } from './issue-input';
import type { Issue } from './issue-store';
import { findProject } from './projects';
import { json } from '../wire/answer';
import { doneResolution, findResolution, findStatus, firstStatus, statusBean, transitions } from './workflow';

const noContent: JiraAnswer = { status: 204, objects: 0 };

/** @throws the same 404 for an issue that is missing and for one that the caller may not see */
export function visibleIssue(idOrKey: string, caller: Caller, site: JiraSite): Issue {
  const issue = site.issues.find(idOrKey);
  const project = issue && findProject(issue.projectId);
  if (!issue || !project || !mayIn(caller, 'BROWSE_PROJECTS', project)) throw issueNotFound();
  return issue;
}

function need(issue: Issue, permission: ProjectPermission, caller: Caller, message: string): void {
  const project = findProject(issue.projectId);
  if (!project || !mayIn(caller, permission, project)) throw refused(403, message);
}

const modelledExpands = new Set(['', 'names', 'schema']);

/** An `expand` that would need more than this site knows is a 501, never silently less. */
export function refuseExpand(expand: string | null, site: JiraSite): void {
  const missing = (expand ?? '').split(',').find((part) => !modelledExpands.has(part.trim()));
  if (missing === undefined) return;
  site.notModelled.add('Jira', `expand=${missing}`);
  throw new JiraFailure(json(501, { message: `This local site does not model expand=${missing}.` }));
}

export const getIssue: Handler = ({ caller, params, query }, site) => {
  refuseExpand(query.get('expand'), site);
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  const asked = query
    .getAll('fields')
    .flatMap((names) => names.split(','))
    .filter((name) => name !== '');
  return ok(issueBean(issue, wantedFields(asked, '*all'), site));
};

const bulkSchema = z.object({
  issueIdsOrKeys: z.array(z.string()).min(1),
  fields: z.array(z.string()).default([]),
  expand: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().optional(),
  properties: z.array(z.string()).max(0).optional(),
});

const bulkLimit = 100;

export const bulkFetchIssues: Handler = ({ caller, body }, site) => {
  const parsed = bulkSchema.safeParse(body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  const { issueIdsOrKeys, fields, expand } = parsed.data;
  if (issueIdsOrKeys.length > bulkLimit)
    throw refused(400, 'The number of issues that can be fetched at once is limited to 100.');
  refuseExpand(expand.join(','), site);
  const wanted = wantedFields(fields, '*navigable');
  const visible = new Map<string, Issue>();
  const issueErrors: { id: string; errorMessage: string }[] = [];
  for (const idOrKey of issueIdsOrKeys) {
    const issue = site.issues.find(idOrKey);
    const project = issue && findProject(issue.projectId);
    if (issue && project && mayIn(caller, 'BROWSE_PROJECTS', project)) visible.set(issue.id, issue);
    else
      issueErrors.push({ id: idOrKey, errorMessage: 'Issue does not exist or you do not have permission to see it.' });
  }
  const issues = [...visible.values()].map((issue) => issueBean(issue, wanted, site));
  return ok(
    {
      issues,
      issueErrors,
    },
    issues.length,
  );
};

export const createIssue: Handler = ({ caller, body }, site) => {
  const { changes, project } = readChanges(body, null, caller, site);
  if (!project || !mayIn(caller, 'CREATE_ISSUES', project))
    throw refused(400, 'You do not have permission to create issues in this project.');
  const now = site.clock.now();
  const me = caller.kind === 'person' ? (caller.person?.accountId ?? null) : null;
  const id = String(site.issues.next('id', 10000));
  const issue: Issue = {
    id,
    key: `${project.key}-${site.issues.next(project.key)}`,
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
  return { status: 201, body: { id, key: issue.key, self: `${site.baseUrl}/rest/api/3/issue/${id}` }, objects: 1 };
};

export const editIssue: Handler = ({ caller, params, body }, site) => {
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  need(issue, 'EDIT_ISSUES', caller, 'You do not have permission to edit issues in this project.');
  const { changes } = readChanges(body, issue, caller, site);
  site.issues.save({ ...issue, ...given(changes), updatedAt: site.clock.now() });
  return noContent;
};

/** Only what was said: an absent field keeps its value. */
function given(changes: Changes): Partial<Issue> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

export const deleteIssue: Handler = ({ caller, params, query }, site) => {
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  need(issue, 'DELETE_ISSUES', caller, 'You do not have permission to delete issues in this project.');
  const children = site.issues.childrenOf(issue.id).filter((child) => child.typeId === '10004');
  if (children.length > 0 && query.get('deleteSubtasks') !== 'true') {
    throw refused(
      400,
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const child of children) site.issues.remove(child);
  for (const child of site.issues.childrenOf(issue.id))
    site.issues.save({ ...child, parentId: null, updatedAt: site.clock.now() });
  site.issues.remove(issue);
  return noContent;
};

export const getTransitions: Handler = ({ caller, params, query }, site) => {
  refuseExpand(query.get('expand'), site);
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  const project = findProject(issue.projectId);
  const may = project !== undefined && mayIn(caller, 'TRANSITION_ISSUES', project);
  const beans = (may ? transitions : []).map(({ id, name, to }) => ({
    id,
    name,
    to: statusBean(to, site.baseUrl),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: to.id === issue.statusId,
  }));
  return ok({ expand: 'transitions', transitions: beans }, beans.length);
};

const transitionSchema = z.object({
  transition: z.object({ id: z.coerce.string() }),
  fields: z
    .object({ resolution: z.object({ id: z.string().optional(), name: z.string().optional() }) })
    .partial()
    .strict()
    .optional(),
});

export const doTransition: Handler = ({ caller, params, body }, site) => {
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  const parsed = transitionSchema.safeParse(body);
  if (!parsed.success) throw refused(400, 'Missing or invalid transition.');
  const { transition: asked, fields } = parsed.data;
  const project = findProject(issue.projectId);
  const transition = transitions.find(({ id }) => id === asked.id);
  if (!transition || !project || !mayIn(caller, 'TRANSITION_ISSUES', project)) {
    throw refused(
      400,
      'It seems that you have tried to perform an illegal workflow operation. The transition is not valid for this issue.',
    );
  }
  site.issues.save(
    moved(issue, transition.to.id, fields?.resolution?.id ?? fields?.resolution?.name ?? null, site.clock.now()),
  );
  return noContent;
};

/** Entering Done sets a resolution, leaving it clears it. */
function moved(issue: Issue, statusId: string, resolution: string | null, now: number): Issue {
  const before = findStatus(issue.statusId)?.category.key;
  const after = findStatus(statusId)?.category.key;
  const resolutionId = after === 'done' ? (findResolution(resolution ?? doneResolution)?.id ?? doneResolution) : null;
  return {
    ...issue,
    statusId,
    resolutionId,
    resolvedAt: after === 'done' ? (issue.resolvedAt ?? now) : null,
    categoryChangedAt: before === after ? issue.categoryChangedAt : now,
    updatedAt: now,
  };
}
