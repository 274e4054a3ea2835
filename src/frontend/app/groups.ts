import { requestJira } from '@forge/bridge';
import { ok, type Result } from '../../shared/result';
import { readJira, records, text } from './jira';
import { useLookup, type Lookup } from './use-lookup';

export interface Group {
  readonly id: string;
  readonly name: string;
}

export async function searchGroups(query: string): Promise<Result<readonly Group[]>> {
  const answer = await readJira(() =>
    requestJira(`/rest/api/3/groups/picker?maxResults=100&query=${encodeURIComponent(query)}`),
  );
  if (!answer.ok) return answer;
  return ok(
    records(answer.value, 'groups')
      .map((row) => ({ id: text(row['groupId']), name: text(row['name']) }))
      .filter((group) => group.id !== ''),
  );
}

/** Groups whose name matches, as Jira finds them for the viewer; an empty query lists them. */
export const useGroupSearch = (query: string): Lookup<Group> => useLookup(query, searchGroups);
