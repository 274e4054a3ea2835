import { LIMITS } from '../limits';
import { findHeader, type Header } from './columns';
import { ParentFinder } from './find-parent';
import { readIndented } from './indented';
import { isBlank, splitLines } from './lines';
import { parentsFirst } from './order';
import { type PasteOptions, type PastePlan, type PlanRow } from './plan';
import { placeRow, type Placing } from './place-row';
import { type RawRow } from './raw-row';
import { readTable } from './table';
import { quoted } from './words';

/** A quoted title may span lines, so a table may have more lines than rows; past this nobody meant it. */
const MOST_LINES = LIMITS.pasteLines * 4;

const NOTHING: PastePlan = {
  format: 'empty',
  separator: null,
  headerLine: null,
  columns: [],
  rows: [],
  counts: { make: 0, cannot: 0, look: 0 },
  tooMany: null,
  marked: 0,
  ownerNames: [],
  notes: [],
};

/**
 * What a text would make: a table when its first line is a header with a title column, indented text otherwise. Every line with a word
 * in it becomes a row that is made, stands for a node there is, or says why it can't be made.
 */
export function readPaste(text: string, options: PasteOptions): PastePlan {
  const lines = splitLines(text);
  const filled = lines.filter((line) => !isBlank(line));
  if (filled.length === 0) return NOTHING;
  if (filled.length > MOST_LINES) return { ...NOTHING, format: 'indented', tooMany: filled.length };
  const header = options.format === 'indented' ? null : findHeader(lines, options.format === 'csv');
  const { rows: raws, marked } = header
    ? { rows: readTable(lines, header, options.labels), marked: 0 }
    : readIndented(lines, options);
  const start: PastePlan = {
    ...NOTHING,
    format: header ? 'csv' : 'indented',
    separator: header?.separator ?? null,
    headerLine: header ? header.at + 1 : null,
    columns: header?.columns ?? [],
    notes: header ? unreadColumns(header) : missingHeader(filled),
    marked,
  };
  if (raws.length > LIMITS.pasteLines) return { ...start, tooMany: raws.length };
  const rows = placeAll(raws, start, options);
  return { ...start, rows, counts: countRows(rows), ownerNames: namesOf(rows) };
}

function placeAll(raws: readonly RawRow[], { separator }: PastePlan, options: PasteOptions): PlanRow[] {
  const finder = new ParentFinder(raws, options);
  const found = raws.map((_, index) => finder.find(index));
  const { order, circular } = parentsFirst(found.map(({ parent }) => parent));
  const placed: PlanRow[] = [];
  const placing: Placing = { options, separator, placed, visionLine: null };
  for (const index of order) {
    const raw = raws[index];
    const parent = found[index];
    if (raw && parent) placed[index] = placeRow(raw, index, parent, circular.has(index), placing);
  }
  return placed;
}

function countRows(rows: readonly PlanRow[]): PastePlan['counts'] {
  const of = (status: PlanRow['status']) => rows.filter((row) => row.status === status).length;
  const look = rows.filter((row) => row.status !== 'cannot' && row.problems.length > 0).length;
  return { make: of('make'), cannot: of('cannot'), look };
}

const namesOf = (rows: readonly PlanRow[]): string[] => [
  ...new Set(rows.map((row) => row.ownerName).filter((name) => name !== '')),
];

function unreadColumns({ unread }: Header): string[] {
  if (unread.length === 0) return [];
  const names = new Intl.ListFormat('en-GB').format(unread.map(quoted));
  return [unread.length === 1 ? `The column ${names} is not read.` : `The columns ${names} are not read.`];
}

/** Lines cut into the same number of cells are a table that lost its first line. */
function missingHeader(filled: readonly string[]): string[] {
  const [first = ''] = filled;
  const isTable = ['\t', ';', ','].some((separator) => {
    const cells = first.trimStart().split(separator).length;
    const fewest = separator === ',' ? 4 : separator === ';' ? 3 : 2;
    return (
      filled.length >= 2 &&
      cells >= fewest &&
      filled.every((line) => line.trimStart().split(separator).length === cells)
    );
  });
  return isTable
    ? ['This looks like a table without a header. Write the names of its columns above it, “title” among them.']
    : [];
}
