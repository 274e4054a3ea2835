import { requestJira } from '@forge/bridge';
import type { StatusCategory } from '../../../domain/work/model';
import { STATUS_CATEGORIES } from '../../../domain/work/model';
import { LIMITS } from '../../../shared/limits';
import { ok, type Result } from '../../../shared/result';
import { isRecord, readJira, text } from '../../app/jira';

/** A work item as the viewer's Jira shows it. Nothing of it is ever sent to the app but its number. */
export interface Issue {
  readonly id: number;
  readonly key: string;
  readonly summary: string;
  readonly typeName: string;
  /** −1 sub-task, 0 standard, 1 epic. */
  readonly level: number;
  readonly category: StatusCategory;
  readonly resolution: string | null;
  readonly projectId: string;
  readonly parentId: number | null;
}

export interface IssueWithParents {
  readonly issue: Issue;
  /** Nearest first; ends where the viewer may not look. */
  readonly parents: readonly Issue[];
}

/** The issue and what is above it, read as the viewer. */
export async function readIssue(id: string): Promise<Result<IssueWithParents>> {
  const first = await readOne(id);
  if (!first.ok) return first;
  const parents: Issue[] = [];
  let above = first.value.parentId;
  while (above !== null && parents.length < LIMITS.parents && !parents.some((one) => one.id === above)) {
    const next = await readOne(String(above));
    if (!next.ok) break;
    parents.push(next.value);
    above = next.value.parentId;
  }
  return ok({ issue: first.value, parents });
}

async function readOne(id: string): Promise<Result<Issue>> {
  const answer = await readJira(() =>
    requestJira(
      `/rest/api/3/issue/${encodeURIComponent(id)}?fields=summary,issuetype,status,resolution,project,parent`,
    ),
  );
  return answer.ok ? ok(parseIssue(answer.value)) : answer;
}

export function parseIssue(answer: unknown): Issue {
  const row = isRecord(answer) ? answer : {};
  const fields = recordIn(row, 'fields');
  const type = recordIn(fields, 'issuetype');
  const level = type['hierarchyLevel'];
  const category = text(recordIn(recordIn(fields, 'status'), 'statusCategory')['key']);
  const parent = Number(text(recordIn(fields, 'parent')['id']));
  return {
    id: Number(text(row['id'])),
    key: text(row['key']),
    summary: text(fields['summary']),
    typeName: text(type['name']),
    level: typeof level === 'number' ? level : 0,
    category: STATUS_CATEGORIES.find((one) => one === category) ?? 'indeterminate',
    resolution: text(recordIn(fields, 'resolution')['name']) || null,
    projectId: text(recordIn(fields, 'project')['id']),
    parentId: parent > 0 ? parent : null,
  };
}

const recordIn = (row: Record<string, unknown>, key: string): Record<string, unknown> => {
  const value = row[key];
  return isRecord(value) ? value : {};
};

/** Whether the viewer may edit the issue, and so say what it leads to; the app asks again on every write. */
export async function readMayEdit(id: string): Promise<Result<boolean>> {
  const answer = await readJira(() =>
    requestJira(`/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=${encodeURIComponent(id)}`),
  );
  if (!answer.ok) return answer;
  const permissions = isRecord(answer.value) ? recordIn(answer.value, 'permissions') : {};
  return ok(recordIn(permissions, 'EDIT_ISSUES')['havePermission'] === true);
}
