/**
 * Which leading marks of indented text are marks of a list, and which belong to the title.
 * - “•” and its like are always marks.
 * - “-”, “*”, “+” and dashes are marks when every line as far in has one, or when several lines as far in have one and the others stand
 *   above them as headings (at least a quarter has one), or when two that follow each other have one.
 * - “1.”, “1)” and “a)” are marks when, besides, they count up by one or start again from 1.
 * A mark is followed by a blank: “1.0 is late”, “-5 °C” and “*nix” are titles. Marked lines among unmarked ones go one level further in.
 * A backslash in front keeps what looks like a mark: “\- so” is the title “- so”.
 */
const ALWAYS = /^(?:[•◦▪‣●○■□▸►⁃]\s*|[o§]\t\s*)(?=\S)/;
const DASH = /^[-*+–—]\s+(?=\S)/;
const NUMBER = /^(\d{1,4})[.)]\s+(?=\S)/;
const LETTER = /^([A-Za-z])\)\s+(?=\S)/;
const CHECKBOX = /^\[[ xX]?\]\s+(?=\S)/;

type Mark = 'none' | 'bullet' | 'dash' | 'number' | 'letter';

export interface Marked {
  readonly width: number;
  readonly text: string;
}

export interface Unmarked {
  readonly text: string;
  readonly stripped: boolean;
  /** Further in than lines of the same width: the rank of its kind of mark among them, in order of appearance. */
  readonly within: number;
}

function markOf(text: string): Mark {
  if (ALWAYS.test(text)) return 'bullet';
  if (DASH.test(text)) return 'dash';
  if (LETTER.test(text)) return 'letter';
  return NUMBER.test(text) ? 'number' : 'none';
}

/** What a backslash in front keeps. */
const KEEPABLE = /^\\*(?:[•◦▪‣●○■□▸►⁃@]|[-*+–—]\s|\d{1,4}[.)]\s|[A-Za-z]\)\s|[o§]\t)/;

export const isKept = (text: string): boolean => text.startsWith('\\') && KEEPABLE.test(text);
/** So that a title is not read as something else when it is read again among other lines. */
export const keep = (text: string): string => (KEEPABLE.test(text) ? `\\${text}` : text);

function numberOf(text: string): number {
  const letter = LETTER.exec(text)?.[1];
  return letter === undefined ? Number(NUMBER.exec(text)?.[1]) : letter.toLowerCase().charCodeAt(0) - 96;
}

function countsUp(texts: readonly string[]): boolean {
  let last = 0;
  return texts.every((text) => {
    const number = numberOf(text);
    const fine = number === last + 1 || number === 1;
    last = number;
    return fine;
  });
}

function believed(mark: Mark, those: readonly string[], all: number, inARow: boolean): boolean {
  if (mark === 'bullet') return true;
  if (mark === 'none') return false;
  const enough = those.length === all || inARow || (those.length >= 2 && those.length * 4 >= all);
  return enough && (mark === 'dash' || countsUp(those));
}

const PATTERNS = { bullet: ALWAYS, dash: DASH, number: NUMBER, letter: LETTER } as const;

const strip = (mark: Mark, text: string): string => {
  if (mark === 'none') return text;
  const pattern = PATTERNS[mark];
  return text.replace(pattern, '').replace(CHECKBOX, '');
};

function ofOneWidth(texts: readonly string[]): Unmarked[] {
  const marks = texts.map(markOf);
  const listed = marks.filter((mark) => mark !== 'none').length;
  const trusted = new Map<Mark, boolean>();
  for (const mark of new Set(marks)) {
    const those = texts.filter((_, at) => marks[at] === mark);
    // Numbered headings with dashes below them: together they are every line.
    const all = mark !== 'none' && listed === texts.length ? those.length : texts.length;
    const inARow = marks.some((one, at) => one === mark && marks[at + 1] === mark);
    trusted.set(mark, believed(mark, those, all, inARow));
  }
  const final = marks.map((mark) => (trusted.get(mark) === true ? mark : 'none'));
  // A line without a mark is never below one with, however they alternate.
  const order = [...new Set<Mark>(final.includes('none') ? ['none', ...final] : final)];
  return texts.map((text, at) => {
    const mark = final[at] ?? 'none';
    return { text: strip(mark, text), stripped: mark !== 'none', within: order.indexOf(mark) };
  });
}

/** Takes the marks of lists off; answers one entry a line, in order. */
export function takeMarksOff(lines: readonly Marked[]): Unmarked[] {
  const byWidth = new Map<number, number[]>();
  lines.forEach(({ width }, at) => {
    const ats = byWidth.get(width);
    if (ats) ats.push(at);
    else byWidth.set(width, [at]);
  });
  const answers: Unmarked[] = [];
  for (const ats of byWidth.values()) {
    const done = ofOneWidth(ats.map((at) => lines[at]?.text ?? ''));
    ats.forEach((at, index) => {
      const answer = done[index];
      if (answer) answers[at] = answer;
    });
  }
  return answers;
}
