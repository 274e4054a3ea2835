import { type Kind } from '../../domain/model';
import { splitAmounts } from './amounts';
import { readKind } from './kind-words';
import { isBlank } from './lines';
import { isKept, type Marked, takeMarksOff } from './list-marks';
import { type PasteOptions } from './plan';
import { type RawRow } from './raw-row';

const TAB = 4;
const PREFIX = /^([\p{L}][\p{L}\s_-]{0,40}?)\s?(\d{1,3}(?:\.\d{1,3})*)?\s*[:：]\s+(?=\S)/u;
const KEY_MARK = /^@([A-Za-z]{1,10}-\d{1,9})(?=\s|$)\s*/;

function widthOf(blanks: string): number {
  let width = 0;
  for (const character of blanks) width = character === '\t' ? width + TAB - (width % TAB) : width + 1;
  return width;
}

function measure(line: string): Marked {
  const text = line.trim();
  return { width: widthOf(line.slice(0, line.length - line.trimStart().length)), text };
}

/** “Objective: …”, “KR 2: …”. A lone “O” needs its number: “O: a story” is a title. */
function takeKindOff(text: string, labels: PasteOptions['labels']): { kind: Kind | null; title: string } {
  const match = PREFIX.exec(text);
  const word = match?.[1] ?? '';
  const kind = word === '' ? null : readKind(word, labels);
  if (!match || kind === null) return { kind: null, title: text };
  const short = word.length === 1 && match[2] === undefined;
  const common = /^(pillar|goal)$/i.test(word) && labels[kind].toLowerCase() !== word.toLowerCase();
  return short || common ? { kind: null, title: text } : { kind, title: text.slice(match[0].length) };
}

const NO_WORDS = { kind: null, keyMark: null, inline: null };

function readWords(
  text: string,
  keys: ReadonlySet<string>,
  labels: PasteOptions['labels'],
): Pick<RawRow, 'title' | 'kind' | 'keyMark' | 'inline'> {
  const keyMark = KEY_MARK.exec(text)?.[1] ?? '';
  if (keys.has(keyMark.toLowerCase())) return { ...NO_WORDS, keyMark, title: text.replace(KEY_MARK, '') };
  const { kind, title } = takeKindOff(isKept(text) ? text.slice(1) : text, labels);
  return { kind, title, keyMark: null, inline: splitAmounts(title) };
}

interface Level {
  readonly width: number;
  readonly index: number;
}

const UNEVEN = {
  cause: 'This line is indented between two levels.',
  remedy: 'Check that it stands where you mean it.',
};

/** One row a line; a line belongs to the nearest line above that is less far in. */
export function readIndented(
  lines: readonly string[],
  options: Pick<PasteOptions, 'labels' | 'plain' | 'nodes'>,
): { rows: RawRow[]; marked: number } {
  const numbers = lines.flatMap((line, at) => (isBlank(line) ? [] : [at]));
  const measured = numbers.map((at) => measure(lines[at] ?? ''));
  const plain = options.plain === true;
  const unmarked = plain ? measured.map(({ text }) => ({ text, stripped: false, within: 0 })) : takeMarksOff(measured);
  const keys = new Set(options.nodes.map((node) => node.key.toLowerCase()));
  const levels: Level[] = [];
  let marked = 0;
  const rows = unmarked.map(({ text, stripped, within }, index): RawRow => {
    // The marks of one width share less than a blank's worth of depth.
    const width = (measured[index]?.width ?? 0) + within / 10;
    let left: Level | undefined;
    while ((levels.at(-1)?.width ?? -1) >= width) left = levels.pop();
    const parent = levels.at(-1)?.index ?? null;
    levels.push({ width, index });
    const words = plain ? { ...NO_WORDS, title: text } : readWords(text, keys, options.labels);
    if (stripped) marked += 1;
    const line = (numbers[index] ?? 0) + 1;
    return {
      line,
      lastLine: line,
      text,
      ...words,
      parent: { by: 'row', index: parent },
      kindWord: '',
      cells: {},
      fault: null,
      notice: left !== undefined && left.width > width && parent !== null ? UNEVEN : null,
      withCell: null,
    };
  });
  return { rows, marked };
}
