import Papa from 'papaparse';
import { type Kind } from '../../domain/model';
import { type Cells, type Column, TEXT_COLUMNS } from './column-names';
import { type Header } from './columns';
import { unguardFormula } from './formula-guard';
import { readKind } from './kind-words';
import { isBlank } from './lines';
import { type RawRow } from './raw-row';

interface Piece {
  readonly cells: readonly string[];
  readonly line: number;
  readonly lastLine: number;
  readonly broken: boolean;
}

const OPEN_QUOTE = {
  cause: 'A quotation mark is opened and not closed.',
  remedy: 'Close it, and write a quotation mark inside a title twice.',
};

/** Beyond this many broken quotes the rest of the lines is read one by one, so that no text takes long. */
const PATIENCE = 20;

/** Records with the lines they span. A broken quote costs its own line and not the rest of the text. */
function pieces(lines: readonly string[], start: number, separator: string): Piece[] {
  const found: Piece[] = [];
  let from = start;
  for (let broken = 0; from < lines.length;) {
    const alone = broken >= PATIENCE;
    const text = alone ? (lines[from] ?? '') : lines.slice(from).join('\n');
    let line = from;
    let before = 0;
    let stopped = false;
    Papa.parse<string[]>(text, {
      delimiter: separator,
      newline: '\n',
      step: ({ data, errors, meta }, parser) => {
        const span = text.slice(before, meta.cursor).replace(/\n$/, '').split('\n').length;
        if (errors.some((error) => error.type === 'Quotes')) {
          found.push({ cells: [lines[line] ?? ''], line, lastLine: line, broken: true });
          stopped = true;
          parser.abort();
          return;
        }
        found.push({ cells: data, line, lastLine: line + span - 1, broken: false });
        line += span;
        before = meta.cursor;
      },
    });
    if (stopped) broken += 1;
    from = stopped ? line + 1 : alone ? from + 1 : lines.length;
  }
  return found;
}

const miscounted = (cells: readonly string[], columns: number) =>
  cells.slice(columns).some((cell) => !isBlank(cell))
    ? {
        cause: `This line has ${cells.length} cells, the header has ${columns}.`,
        remedy: 'Put quotation marks around a title that holds the separator.',
      }
    : null;

/** The rows of a table below its header; lines without a word in them are left out. */
export function readTable(lines: readonly string[], header: Header, labels: Readonly<Record<Kind, string>>): RawRow[] {
  const rows: RawRow[] = [];
  for (const piece of pieces(lines, header.at + 1, header.separator)) {
    if (piece.cells.every(isBlank)) continue;
    const cells: Partial<Record<Column, string>> = {};
    header.columns.forEach((column, at) => {
      if (column !== null) cells[column] = readCell(column, (piece.cells[at] ?? '').trim());
    });
    if (piece.broken) cells.title = piece.cells[0] ?? '';
    rows.push(toRow(piece, cells, header, labels));
  }
  return rows;
}

const readCell = (column: Column, text: string): string => (TEXT_COLUMNS.has(column) ? unguardFormula(text) : text);

function toRow(piece: Piece, cells: Cells, header: Header, labels: Readonly<Record<Kind, string>>): RawRow {
  const kindWord = piece.broken ? '' : (cells.kind ?? '');
  const kind = kindWord === '' ? null : readKind(kindWord, labels);
  return {
    line: piece.line + 1,
    lastLine: piece.lastLine + 1,
    title: cells.title ?? '',
    text: '',
    parent: { by: 'name', name: piece.broken ? '' : (cells.parent ?? '') },
    kind,
    kindWord: kind === null ? kindWord : '',
    cells: piece.broken ? {} : cells,
    inline: null,
    keyMark: null,
    fault: piece.broken ? OPEN_QUOTE : miscounted(piece.cells, header.columns.length),
    notice: null,
    withCell: (column, value) => {
      const changed = header.columns.map((name, at) => (name === column ? value : (piece.cells[at] ?? '')));
      return Papa.unparse([changed], { delimiter: header.separator, newline: '\n' });
    },
  };
}
