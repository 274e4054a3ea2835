import { z } from 'zod';
import { mayIn } from './caller';
import { refused } from './failure';
import { noContent, ok, type Handler } from './handler';
import { issueUpdated } from './jira-events';
import { refuseExpand, visibleIssue } from './issue-read';
import type { Issue } from './issue-store';
import { doneResolution, findResolution, findStatus, statusBean, transitions } from './workflow';

export const getTransitions: Handler = ({ caller, params, query }, site) => {
  refuseExpand(query.get('expand'), site);
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  const project = site.projects.find(issue.projectId);
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

export const doTransition: Handler = ({ caller, byApp, params, body }, site) => {
  const issue = visibleIssue(params.issueIdOrKey ?? '', caller, site);
  const parsed = transitionSchema.safeParse(body);
  if (!parsed.success) throw refused(400, 'Missing or invalid transition.');
  const { transition: asked, fields } = parsed.data;
  const project = site.projects.find(issue.projectId);
  const transition = transitions.find(({ id }) => id === asked.id);
  if (!transition || !project || !mayIn(caller, 'TRANSITION_ISSUES', project)) {
    throw refused(
      400,
      'It seems that you have tried to perform an illegal workflow operation. The transition is not valid for this issue.',
    );
  }
  const resolution = fields?.resolution?.id ?? fields?.resolution?.name ?? null;
  const after = moved(issue, transition.to.id, resolution, site.clock.now());
  site.issues.save(after);
  issueUpdated(issue, after, { caller, byApp }, site);
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
