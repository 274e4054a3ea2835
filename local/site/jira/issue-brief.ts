import type { JiraSite } from './handler';
import type { Issue } from './issue-store';
import { findType, typeBean } from './issue-types';
import { findStatus, statusBean } from './workflow';

export function statusOf(issue: Issue, site: JiraSite): Record<string, unknown> | null {
  const found = findStatus(issue.statusId);
  return found ? statusBean(found, site.baseUrl) : null;
}

export function typeOf(issue: Issue, site: JiraSite): Record<string, unknown> | null {
  const found = findType(issue.typeId);
  return found ? typeBean(found, site.baseUrl) : null;
}

/** What an issue says of its parent, its children and those it is linked with. */
export function briefBean(issue: Issue, site: JiraSite): Record<string, unknown> {
  const { id, key, summary } = issue;
  return {
    id,
    key,
    self: `${site.baseUrl}/rest/api/3/issue/${id}`,
    fields: { summary, status: statusOf(issue, site), issuetype: typeOf(issue, site) },
  };
}
