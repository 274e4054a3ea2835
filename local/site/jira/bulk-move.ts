import { z } from 'zod';
import { mayIn, type Caller } from './caller';
import { JiraFailure, refused } from './failure';
import { ok, type Handler, type JiraRequest, type JiraSite } from './handler';
import { issueUpdated } from './jira-events';
import type { Issue } from './issue-store';
import { findType } from './issue-types';
import type { Project } from './projects';
import { json } from '../wire/answer';

/** Statuses, fields and types are the same in all projects of this site, so nothing needs a mapping of its own. */
const sourcesSchema = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1),
  inferClassificationDefaults: z.boolean(),
  inferFieldDefaults: z.boolean(),
  inferStatusDefaults: z.boolean(),
  inferSubtaskTypeDefault: z.literal(true),
});
const moveSchema = z.strictObject({
  sendBulkNotification: z.boolean().nullish(),
  targetToSourcesMapping: z.record(z.string(), sourcesSchema),
});

const maxIssues = 1000;

function badMove(message: string): JiraFailure {
  return new JiraFailure(json(400, { errors: [{ message }] }));
}

/** Jira moves issues by a task of its own; here it is over before it is asked about. */
export const submitBulkMove: Handler = (request, site) => {
  const parsed = moveSchema.safeParse(request.body);
  if (!parsed.success) throw badMove('The request body is not valid.');
  const mapping = Object.entries(parsed.data.targetToSourcesMapping);
  const total = mapping.reduce((sum, [, { issueIdsOrKeys }]) => sum + issueIdsOrKeys.length, 0);
  if (total === 0 || total > maxIssues) throw badMove(`A move takes 1 to ${maxIssues} issues.`);
  const moves = mapping.flatMap(([target, { issueIdsOrKeys }]) => {
    const [projectIdOrKey = '', typeId = '', parent] = target.split(',');
    const project = site.projects.find(projectIdOrKey);
    const type = findType(typeId);
    if (parent !== undefined || !project || !type || !mayIn(request.caller, 'CREATE_ISSUES', project))
      throw badMove('The destination is not valid.');
    const issues = issueIdsOrKeys.map((idOrKey) => movable(idOrKey, request.caller, site));
    const fits = issues.every((issue) => findType(issue.typeId)?.hierarchyLevel === type.hierarchyLevel);
    if (!fits || type.hierarchyLevel < 0) throw badMove('The issue type of the destination is not valid.');
    return issues.map((issue) => ({ issue, project, typeId: type.id }));
  });
  const processed = moves.flatMap(({ issue, project, typeId }) => move(issue, project, typeId, request, site));
  const taskId = String(site.issues.next('task', 10000));
  const now = new Date(site.clock.now()).toISOString();
  const accountId = request.caller.kind === 'person' ? request.caller.person?.accountId : undefined;
  site.tasks.set(taskId, {
    taskId,
    status: 'COMPLETE',
    progressPercent: 100,
    submittedBy: { ...(accountId === undefined ? {} : { accountId }) },
    created: now,
    started: now,
    updated: now,
    totalIssueCount: total,
    invalidOrInaccessibleIssueCount: 0,
    processedAccessibleIssues: processed.map(Number),
  });
  return { status: 201, body: { taskId }, objects: 1 };
};

export const getBulkOperationProgress: Handler = ({ params }, site) => {
  const task = site.tasks.get(params.taskId ?? '');
  if (!task) throw refused(400, 'The task associated with this taskId is not a bulk operation task');
  return ok(task);
};

function movable(idOrKey: string, caller: Caller, site: JiraSite): Issue {
  const issue = site.issues.find(idOrKey);
  const project = issue && site.projects.find(issue.projectId);
  if (!issue || !project || !mayIn(caller, 'EDIT_ISSUES', project))
    throw badMove('Some of the issues in the issueIdsOrKeys are not valid');
  return issue;
}

/** The issue gets a key of its new project and goes on answering to the old one; its sub-tasks come along. */
function move(issue: Issue, project: Project, typeId: string, request: JiraRequest, site: JiraSite): string[] {
  const family = [issue, ...site.issues.childrenOf(issue.id).filter((child) => child.typeId === '10004')];
  if (issue.projectId === project.id && issue.typeId === typeId) return [issue.id];
  return family.map((member) => {
    const stays = member.projectId === project.id;
    const after: Issue = {
      ...member,
      typeId: member === issue ? typeId : member.typeId,
      projectId: project.id,
      key: stays ? member.key : `${project.key}-${site.issues.next(project.key)}`,
      formerKeys: stays ? member.formerKeys : [...member.formerKeys, member.key],
      updatedAt: site.clock.now(),
    };
    site.issues.save(after);
    issueUpdated(member, after, request, site);
    return member.id;
  });
}
