import { requestJira } from '@forge/bridge';
import { LIMITS } from '../../../shared/limits';
import { ok, type Result } from '../../../shared/result';
import { parseIssue, recordIn, type Issue } from '../../app/issue';
import { isRecord, readJira } from '../../app/jira';

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

/** Whether the viewer may edit the issue, and so say what it leads to; the app asks again on every write. */
export async function readMayEdit(id: string): Promise<Result<boolean>> {
  const answer = await readJira(() =>
    requestJira(`/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=${encodeURIComponent(id)}`),
  );
  if (!answer.ok) return answer;
  const permissions = isRecord(answer.value) ? recordIn(answer.value, 'permissions') : {};
  return ok(recordIn(permissions, 'EDIT_ISSUES')['havePermission'] === true);
}
