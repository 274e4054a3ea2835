import type { ItemId } from '../../../../domain/work/model';
import { ok, type Result } from '../../../../shared/result';
import { readIssues, searchIssues, type FoundIssues, type ListedIssue } from '../../../app/issues';

export interface FoundWork extends FoundIssues {
  /** The first of them. */
  readonly shown: readonly ListedIssue[];
}

/** As many as one looks through by eye; the others are counted. */
const SHOWN = 50;
const KEY = /^[a-z][a-z0-9_]+-\d+$/i;
const RECENT = 'statusCategory != Done AND updated >= -30d ORDER BY updated DESC';

/** What people type, as JQL that Jira can't misread: words that the summary has, each from its start. */
function wordsToJql(typed: string): string {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? RECENT : `summary ~ "${words.map((word) => `${word}*`).join(' ')}" ORDER BY updated DESC`;
}

/** By a key or words of the summary; with nothing typed, what moved of late. */
export async function findByWords(typed: string): Promise<Result<FoundWork>> {
  const query = typed.trim();
  if (!KEY.test(query)) return findByJql(wordsToJql(query));
  const named = await readIssues([query.toUpperCase()]);
  if (!named.ok) return named;
  const shown = [...named.value.values()];
  return ok({ ids: shown.map(({ id }) => id), more: false, shown });
}

export async function findByJql(jql: string): Promise<Result<FoundWork>> {
  const found = await searchIssues(jql);
  if (!found.ok) return found;
  const issues = await readIssues(found.value.ids.slice(0, SHOWN));
  if (!issues.ok) return issues;
  const inOrder = (id: ItemId): ListedIssue[] => [issues.value.get(id)].flatMap((issue) => issue ?? []);
  return ok({ ...found.value, shown: found.value.ids.slice(0, SHOWN).flatMap(inOrder) });
}
