import { requestJira } from '@forge/bridge';
import { STATUS_CATEGORIES, type ItemId, type StatusCategory } from '../../domain/work/model';
import { ok, type Result } from '../../shared/result';
import { isRecord, readJira, records, text } from './jira';

/** A work item as the viewer's Jira shows it. */
export interface ListedIssue {
  readonly id: ItemId;
  readonly key: string;
  readonly summary: string;
  readonly status: string;
  readonly category: StatusCategory;
  readonly resolution: string | null;
  readonly projectId: string;
  readonly projectName: string;
}

/** As many as Jira tells in one answer. */
const AT_ONCE = 100;
const JSON_BODY = { Accept: 'application/json', 'Content-Type': 'application/json' };
const FIELDS = ['summary', 'status', 'resolution', 'project'];

/** More than anybody looks through; a query that finds more is too wide. */
export const MOST_FOUND = 1_000;

export interface FoundIssues {
  /** In the order of the query. */
  readonly ids: readonly ItemId[];
  /** There are more than `MOST_FOUND`. */
  readonly more: boolean;
}

/** What the viewer finds with this JQL, by number alone: that is one short answer, however many they are. */
export async function searchIssues(jql: string): Promise<Result<FoundIssues>> {
  const ids: ItemId[] = [];
  for (let nextPageToken = ''; ;) {
    const body = JSON.stringify({
      jql,
      maxResults: MOST_FOUND + 1,
      ...(nextPageToken === '' ? {} : { nextPageToken }),
    });
    const page = await readJira(() =>
      requestJira(`/rest/api/3/search/jql`, { method: 'POST', headers: JSON_BODY, body }),
    );
    if (!page.ok) return page;
    ids.push(...records(page.value, 'issues').map((row) => Number(text(row['id']))));
    nextPageToken = isRecord(page.value) ? text(page.value['nextPageToken']) : '';
    if (nextPageToken === '' || ids.length > MOST_FOUND) break;
  }
  return ok({ ids: ids.slice(0, MOST_FOUND), more: ids.length > MOST_FOUND });
}

/** Those of the issues that the viewer may browse; the others are simply not in the answer. @param ids numbers or keys */
export async function readIssues(ids: readonly (ItemId | string)[]): Promise<Result<ReadonlyMap<ItemId, ListedIssue>>> {
  const parts: (readonly (ItemId | string)[])[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) parts.push(ids.slice(from, from + AT_ONCE));
  const answers = await Promise.all(parts.map(readPart));
  const failed = answers.find((answer) => !answer.ok);
  if (failed) return failed;
  const found = answers.flatMap((answer) => (answer.ok ? records(answer.value, 'issues').map(parseListed) : []));
  return ok(new Map(found.map((issue) => [issue.id, issue])));
}

function readPart(ids: readonly (ItemId | string)[]): Promise<Result<unknown>> {
  const body = JSON.stringify({ issueIdsOrKeys: ids.map(String), fields: FIELDS });
  return readJira(() => requestJira(`/rest/api/3/issue/bulkfetch`, { method: 'POST', headers: JSON_BODY, body }));
}

function parseListed(row: Record<string, unknown>): ListedIssue {
  const fields = recordIn(row, 'fields');
  const status = recordIn(fields, 'status');
  const project = recordIn(fields, 'project');
  const category = text(recordIn(status, 'statusCategory')['key']);
  return {
    id: Number(text(row['id'])),
    key: text(row['key']),
    summary: text(fields['summary']),
    status: text(status['name']),
    category: STATUS_CATEGORIES.find((one) => one === category) ?? 'indeterminate',
    resolution: text(recordIn(fields, 'resolution')['name']) || null,
    projectId: text(project['id']),
    projectName: text(project['name']),
  };
}

const recordIn = (row: Record<string, unknown>, key: string): Record<string, unknown> => {
  const value = row[key];
  return isRecord(value) ? value : {};
};
