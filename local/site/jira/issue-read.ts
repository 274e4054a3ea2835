import { z } from 'zod';
import { mayIn, type Caller } from './caller';
import { issueNotFound, JiraFailure, refused } from './failure';
import { ok, type Handler, type JiraSite } from './handler';
import { issueBean, wantedFields } from './issue-bean';
import type { Issue } from './issue-store';
import { json } from '../wire/answer';

/** @throws the same 404 for an issue that is missing and for one that the caller may not see */
export function visibleIssue(idOrKey: string, caller: Caller, site: JiraSite): Issue {
  const issue = site.issues.find(idOrKey);
  const project = issue && site.projects.find(issue.projectId);
  if (!issue || !project || !mayIn(caller, 'BROWSE_PROJECTS', project)) throw issueNotFound();
  return issue;
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
  return ok(issueBean(issue, wantedFields(asked, '*all'), site, caller));
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
    const project = issue && site.projects.find(issue.projectId);
    if (issue && project && mayIn(caller, 'BROWSE_PROJECTS', project)) visible.set(issue.id, issue);
    else
      issueErrors.push({ id: idOrKey, errorMessage: 'Issue does not exist or you do not have permission to see it.' });
  }
  const issues = [...visible.values()].map((issue) => issueBean(issue, wanted, site, caller));
  return ok(
    {
      issues,
      issueErrors,
    },
    issues.length,
  );
};
