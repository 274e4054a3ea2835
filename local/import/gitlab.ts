import { z } from 'zod';
import { LIMITS } from '../../src/shared/limits';
import type { ImportRow, WorkList } from './work-list';

const item = z.object({
  id: z.int(),
  parent: z.int().nullable(),
  kind: z.enum(['objective', 'key_result']),
  text: z.string().min(1),
  result: z.string().nullish(),
  /** Percent of the way, as the team wrote it down at the end. */
  pct: z.number().nullish(),
});
const file = z.array(z.object({ quarter: z.string(), items: z.array(item) })).min(1);

type Item = z.infer<typeof item>;

const percent = {
  direction: 'increase',
  baseline: 0,
  target: 100,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
} as const;

function toRow(source: Item, isLeaf: boolean): ImportRow {
  const percentage = isLeaf ? (source.pct ?? null) : null;
  const said = source.result ?? '';
  return {
    key: String(source.id),
    parent: source.parent === null ? null : String(source.parent),
    kind: isLeaf && (source.kind === 'key_result' || percentage !== null) ? 'keyResult' : 'objective',
    title: source.text,
    ownerId: null,
    weight: null,
    unit: percentage === null ? '' : '%',
    commitment: percentage === null ? null : percent,
    result: percentage === null ? null : { value: percentage, comment: said },
    narrative: percentage === null && said !== '' ? said : null,
  };
}

function tooLong(source: Item): string | null {
  if (source.text.length <= LIMITS.title) return null;
  const start = source.text.slice(0, 40);
  return `Item ${source.id} “${start}…” has a title of ${source.text.length} characters, ${LIMITS.title} at most. Shorten it; what stands below it waits for it.`;
}

/**
 * OKRs in GitLab's shape: a list of quarters, each with items that name their parent. A leaf with a percentage becomes a key result from
 * 0 to 100 %, checked in at that value; a text beside it its comment. Owners are names of functions, which nobody in Jira has.
 * @throws an Error with a sentence for a person
 */
export function readGitlab(json: unknown, wanted: string | null): WorkList {
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `This is not a list of quarters with OKR items: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const quarters = parsed.data;
  const names = quarters.map(({ quarter }) => quarter).join(', ');
  if (wanted === null && quarters.length > 1) throw new Error(`The file holds ${names}. Choose one with --quarter.`);
  const chosen = wanted === null ? quarters[0] : quarters.find(({ quarter }) => quarter === wanted);
  if (!chosen) throw new Error(`The file has no quarter ${wanted ?? ''}. It holds ${names}.`);
  return workListOf(chosen.items);
}

function workListOf(items: readonly Item[]): WorkList {
  const parents = new Set(items.map(({ parent }) => parent));
  const seen = new Set<number>();
  const rows: ImportRow[] = [];
  const problems: string[] = [];
  for (const source of items) {
    const orphan = source.parent !== null && !seen.has(source.parent);
    const problem = orphan
      ? `Item ${source.id} waits for its parent ${source.parent}, which is not made.`
      : tooLong(source);
    if (problem !== null) {
      problems.push(problem);
      continue;
    }
    seen.add(source.id);
    rows.push(toRow(source, !parents.has(source.id)));
  }
  return { vision: null, rows, problems, notes: [] };
}
