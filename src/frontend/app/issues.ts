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
const FIELDS = ['summary', 'status', 'resolution', 'project'];

/** Those of the issues that the viewer may browse; the others are simply not in the answer. */
export async function readIssues(ids: readonly ItemId[]): Promise<Result<ReadonlyMap<ItemId, ListedIssue>>> {
  const parts: (readonly ItemId[])[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) parts.push(ids.slice(from, from + AT_ONCE));
  const answers = await Promise.all(parts.map(readPart));
  const failed = answers.find((answer) => !answer.ok);
  if (failed) return failed;
  const found = answers.flatMap((answer) => (answer.ok ? records(answer.value, 'issues').map(parseListed) : []));
  return ok(new Map(found.map((issue) => [issue.id, issue])));
}

function readPart(ids: readonly ItemId[]): Promise<Result<unknown>> {
  const body = JSON.stringify({ issueIdsOrKeys: ids.map(String), fields: FIELDS });
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  return readJira(() => requestJira(`/rest/api/3/issue/bulkfetch`, { method: 'POST', headers, body }));
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
