import { KINDS } from '../../src/domain/model';
import { readPaste } from '../../src/shared/paste/read-paste';
import { parentsFirst } from '../../src/shared/paste/order';
import type {
  PasteFormat,
  OwnerAnswer,
  PasteOptions,
  PastePlan,
  PlaceNode,
  PlanRow,
} from '../../src/shared/paste/plan';
import { stableId, type ImportRow, type WorkList } from './work-list';

/** Looks people up by the names in the file. */
export type FindOwners = (names: readonly string[]) => Promise<ReadonlyMap<string, OwnerAnswer>>;

const labels = Object.fromEntries(KINDS.map((kind) => [kind, kind])) as PasteOptions['labels'];
const vision: PlaceNode = { id: 'vision', parentId: null, key: '', kind: 'vision', title: '' };

/** A table or indented text, read as the app's own paste reads it. */
export async function readTableOrText(text: string, format: PasteFormat, findOwners: FindOwners): Promise<WorkList> {
  const read = (owners: ReadonlyMap<string, OwnerAnswer>, under: PlaceNode | null) =>
    readPaste(text, { under, nodes: [], owners, labels, format });
  const first = read(new Map(), vision);
  // Below a vision another one can't stand: so the file brings its own.
  const hasVision = first.rows.some(({ kind }) => kind === 'vision');
  const plan = read(await findOwners(first.ownerNames), hasVision ? null : vision);
  if (plan.tooMany !== null)
    throw new Error(`The file has ${plan.tooMany} lines, more than one import takes. Split it.`);
  return workListOf(plan);
}

function workListOf(plan: PastePlan): WorkList {
  const top = plan.rows.find(({ kind, status }) => kind === 'vision' && status === 'make');
  const keys = keysOf(plan.rows);
  const { order } = parentsFirst(plan.rows.map(({ parent }) => parent));
  const rows = order
    .flatMap((index) => plan.rows[index] ?? [])
    .filter((row) => row.status === 'make' && row !== top)
    .map((row): ImportRow => {
      const { kind, title, ownerId, weight, unit, commitment, parent } = row;
      const above = parent.at === 'row' ? plan.rows[parent.index] : undefined;
      const said = { kind, title, ownerId, weight, unit, commitment, result: null, narrative: null };
      return {
        key: keys.get(row) ?? '',
        parent: above === undefined || above === top ? null : (keys.get(above) ?? null),
        ...said,
      };
    });
  const say = (level: 'cannot' | 'look') =>
    plan.rows.flatMap(({ problems }) =>
      problems
        .filter((problem) => problem.level === level)
        .map(({ line, cause, remedy }) => `Line ${line}: ${cause} ${remedy}`),
    );
  return { vision: top?.title ?? null, rows, problems: say('cannot'), notes: [...plan.notes, ...say('look')] };
}

/** The titles on the way down, and how often they came before: the same in the next run, wherever the line then stands. */
function keysOf(rows: readonly PlanRow[]): ReadonlyMap<PlanRow, string> {
  const keys = new Map<PlanRow, string>();
  const seen = new Map<string, number>();
  const keyOf = (row: PlanRow): string => {
    const known = keys.get(row);
    if (known !== undefined) return known;
    const above = row.parent.at === 'row' ? rows[row.parent.index] : undefined;
    const path = stableId(above === undefined ? '' : keyOf(above), row.title);
    const before = seen.get(path) ?? 0;
    seen.set(path, before + 1);
    const key = `${path}#${before}`;
    keys.set(row, key);
    return key;
  };
  for (const row of rows) if (row.status === 'make') keyOf(row);
  return keys;
}
