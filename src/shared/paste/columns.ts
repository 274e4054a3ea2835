import Papa from 'papaparse';
import { COLUMNS, type Column } from './column-names';
import { isBlank } from './lines';
import { type Separator } from './plan';

const OTHER_NAMES: Readonly<Record<string, Column>> = {
  type: 'kind',
  level: 'kind',
  name: 'title',
  objective: 'title',
  'key result': 'title',
  under: 'parent',
  'parent title': 'parent',
  start: 'baseline',
  from: 'baseline',
  goal: 'target',
  to: 'target',
  id: 'key',
  'due date': 'due',
};

const known: ReadonlyMap<string, Column> = new Map([
  ...COLUMNS.map((name) => [name, name] as const),
  ...Object.entries(OTHER_NAMES),
]);

export interface Header {
  readonly separator: Separator;
  /** Index of its line, from 0. */
  readonly at: number;
  /** What each cell of a row is; `null` = a column that is not read. */
  readonly columns: readonly (Column | null)[];
  readonly unread: readonly string[];
}

function columnsOf(cells: readonly string[]): { columns: (Column | null)[]; unread: string[] } {
  const taken = new Set<Column>();
  const unread: string[] = [];
  const exact = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  const columns = cells.map((cell) => {
    const word = cell.trim().toLowerCase();
    const column = known.get(word);
    // “title” itself wins over another name for it, wherever it stands.
    const second = column !== undefined && (taken.has(column) || (column !== word && exact.has(column)));
    if (column === undefined || second) {
      if (word !== '') unread.push(cell.trim());
      return null;
    }
    taken.add(column);
    return column;
  });
  return { columns, unread };
}

/** The header of a table: its first line that is not empty names a title column, and most of its cells are columns we know. */
export function findHeader(lines: readonly string[], forced: boolean): Header | null {
  const at = lines.findIndex((line) => !isBlank(line));
  if (at < 0) return null;
  const line = lines[at] ?? '';
  let best: Header | null = null;
  for (const separator of ['\t', ';', ','] as const) {
    const cells = Papa.parse<string[]>(line, { delimiter: separator }).data[0] ?? [];
    const { columns, unread } = columnsOf(cells);
    const read = columns.filter((column) => column !== null).length;
    if (!columns.includes('title')) continue;
    // A cell that is the word “title” is a header; “name, goal of the year” is a sentence.
    const sure = read >= 2 || cells.some((cell) => cell.trim().toLowerCase() === 'title');
    if (!(sure || forced)) continue;
    if (best === null || read > best.columns.filter((column) => column !== null).length) {
      best = { separator, at, columns, unread };
    }
  }
  return best;
}
