import { mayIn, type Caller } from './caller';
import type { JiraSite } from './handler';
import { briefBean } from './issue-brief';
import type { Issue } from './issue-store';
import type { IssueLink } from './link-store';
import { findLinkType, linkTypeBean } from './link-types';

/** The issue at one end, when the caller may browse it. */
export function linkedIssue(id: string, caller: Caller, site: JiraSite): Issue | undefined {
  const issue = site.issues.find(id);
  const project = issue && site.projects.find(issue.projectId);
  return project && mayIn(caller, 'BROWSE_PROJECTS', project) ? issue : undefined;
}

export function linkBean({ id, typeId }: IssueLink, site: JiraSite): Record<string, unknown> {
  const type = findLinkType({ id: typeId });
  const self = `${site.baseUrl}/rest/api/3/issueLink/${id}`;
  return { id, self, ...(type ? { type: linkTypeBean(type, site.baseUrl) } : {}) };
}

/**
 * `issuelinks` of an issue: each link with the other issue alone. Under `outwardIssue` this issue reads the outward
 * words ("blocks"), under `inwardIssue` the inward ones: developer.atlassian.com/cloud/jira/platform/issue-linking-model.
 */
export function issueLinksOf({ id }: Issue, site: JiraSite, caller: Caller): readonly unknown[] {
  return site.links.of(id).flatMap((link) => {
    const isSource = link.sourceId === id;
    const other = linkedIssue(isSource ? link.destinationId : link.sourceId, caller, site);
    if (!other) return [];
    return [{ ...linkBean(link, site), [isSource ? 'outwardIssue' : 'inwardIssue']: briefBean(other, site) }];
  });
}
