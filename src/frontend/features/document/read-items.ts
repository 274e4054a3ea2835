import { requestJira } from '@forge/bridge';
import type { ItemId } from '../../../domain/work/model';
import { isRecord, readJira, records } from '../../app/jira';
import { parseIssue, type Issue } from '../../app/issue';

/** What one question to Jira may name. */
const AT_ONCE = 100;
const FIELDS = ['summary', 'issuetype', 'status', 'resolution', 'project', 'parent'];

export interface ReadItems {
  /** As the viewer's Jira shows them; what it leaves out the viewer may not browse. */
  readonly byId: ReadonlyMap<ItemId, Issue>;
  /** Those of which Jira said nothing, since it did not answer. */
  readonly silent: ReadonlySet<ItemId>;
}

/** Work items by their numbers, read as the viewer, some hundreds at once. */
export async function readItems(ids: readonly ItemId[]): Promise<ReadItems> {
  const byId = new Map<ItemId, Issue>();
  const silent = new Set<ItemId>();
  const parts: ItemId[][] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) parts.push(ids.slice(from, from + AT_ONCE));
  await Promise.all(
    parts.map(async (part) => {
      const answer = await readJira(() =>
        requestJira('/rest/api/3/issue/bulkfetch', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ issueIdsOrKeys: part.map(String), fields: FIELDS }),
        }),
      );
      if (!answer.ok || !isRecord(answer.value)) for (const id of part) silent.add(id);
      else for (const issue of records(answer.value, 'issues').map(parseIssue)) byId.set(issue.id, issue);
    }),
  );
  return { byId, silent };
}
