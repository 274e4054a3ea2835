import { readNumber } from '../number-text';

/** A number as people type it, and the unit that stood beside it. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  /** The same characters mean another number elsewhere: 1,000 is 1 in Berlin. */
  readonly ambiguous: boolean;
}

/** “61 → 75 %”. */
export interface Amounts {
  readonly baseline: number;
  readonly target: number;
  readonly unit: string;
}

const THIN = '\\u00a0\\u202f\\u2009';
const digits = (thousands: string) =>
  `[-−–+]?(?:\\d{1,3}(?:[${thousands}]\\d{3})+(?:[.,]\\d+)?|\\d[\\d.,’']*|[.,]\\d+)(?:[eE][+-]?\\d{1,3})?`;
const UNIT = '[^\\d\\s→()][^\\d→]{0,39}';
const AMOUNT = new RegExp(`^([€$£¥]|[A-Z]{3})?\\s*(${digits(` ${THIN}`)})\\s*(${UNIT})?$`);
// “$1.2M” is 1.2 in a unit of its own: nothing is multiplied that somebody typed.
const SYMBOL = /^[€$£¥]$/;
const SCALE = /^(?:[kKmMB]|bn|Mio)$/;
// In running text a plain blank ends a number and three capitals are a word: “Plan 2 100 → 200”, “Premium SLA 81 → 100 %”.
const LAST_AMOUNT = new RegExp(`(?:^|\\s)(\\(?(?:[€$£¥]\\s?)?${digits(THIN)}(?:\\s?[^\\d\\s→()>-]{1,12})?)$`);
const ARROW = /→|⟶|[-=]+>/g;
/** More than two numbers with units ever need; keeps the search for them short in a line of any length. */
const WINDOW = 80;
/** Longer than a title may be: nothing to search in. */
const LONGEST = 500;

/** “75”, “75 %”, “€ 1,200.50”, “2,1”, “1e3”. Not a number: `null`. */
export function readAmount(text: string): Amount | null {
  const match = AMOUNT.exec(text.trim());
  if (!match) return null;
  const [, prefix = '', number = '', unit = ''] = match;
  const scaled = SYMBOL.test(prefix) && SCALE.test(unit.trim());
  if (prefix !== '' && unit !== '' && !scaled) return null;
  const value = readNumber(number);
  if (value === null) return null;
  return {
    value,
    unit: scaled ? `${prefix}${unit.trim()}` : prefix !== '' ? prefix : unit.trim(),
    ambiguous: /^\D?\d{1,3},\d{3}$/.test(number),
  };
}

function pair(from: string, to: string): Amounts | null {
  const baseline = readAmount(from);
  const target = readAmount(to);
  if (!baseline || !target) return null;
  if (baseline.unit !== '' && target.unit !== '' && baseline.unit !== target.unit) return null;
  return { baseline: baseline.value, target: target.value, unit: target.unit || baseline.unit };
}

function aroundLastArrow(text: string): { before: string; after: string } | null {
  const arrow = [...text.slice(-WINDOW).matchAll(ARROW)].at(-1);
  if (!arrow) return null;
  const start = Math.max(0, text.length - WINDOW) + arrow.index;
  return { before: text.slice(0, start).trimEnd(), after: text.slice(start + arrow[0].length).trim() };
}

/** Two numbers with an arrow and nothing else: “61 → 75 %”, “61 -> 75”. */
export function readAmounts(text: string): Amounts | null {
  const sides = aroundLastArrow(text.trim());
  return sides && pair(sides.before, sides.after);
}

const SPELLED = new RegExp(
  `^(.*?\\S)\\s+(from\\s+)?((?:[€$£¥]\\s?)?${digits(THIN)}(?:\\s?[^\\d\\s→()>-]{1,12})?)\\s+to\\s+(\\S.*)$`,
  'iu',
);
/** “Cut 10 to 20 %” may be a range as well as a way: only “from” says which, or a percentage that no such word stands before. */
const RANGE =
  /(?:^|\s)(?:of|by|at|in|about|around|between|within|under|over|per|the)$|^(?:keep|hold|stay|maintain|remain)\b/iu;
const ONE_WORD = /^\S{1,12}$/u;

/** “Time to pay from 250 to 150 s”, “Conversion 24 to 30%”. Without a unit, or with words behind, it is only a sentence; and a sentence stays whole. */
function splitSpelled(text: string): { readonly title: string; readonly amounts: Amounts } | null {
  if (text.length > LONGEST) return null;
  const [, title = '', word = '', from = '', to = ''] = SPELLED.exec(text) ?? [];
  const amounts = title === '' ? null : pair(from, to);
  if (!amounts || !ONE_WORD.test(amounts.unit) || amounts.baseline === amounts.target) return null;
  if (word === '' && (amounts.unit !== '%' || RANGE.test(title))) return null;
  return { title: text, amounts };
}

/**
 * A title that ends in two numbers with an arrow: “Checkout completion 61 → 75 %”, or says so in words. Anything less is
 * part of the title.
 */
export function splitAmounts(text: string): { readonly title: string; readonly amounts: Amounts } | null {
  return splitArrow(text) ?? splitSpelled(text.trim());
}

function splitArrow(text: string): { readonly title: string; readonly amounts: Amounts } | null {
  const sides = aroundLastArrow(text.trim());
  if (!sides) return null;
  const { before } = sides;
  const match = LAST_AMOUNT.exec(before.slice(-WINDOW));
  const from = match?.[1] ?? '';
  if (from === '') return null;
  const inBrackets = from.startsWith('(');
  if (inBrackets !== sides.after.endsWith(')')) return null;
  const amounts = pair(inBrackets ? from.slice(1) : from, inBrackets ? sides.after.slice(0, -1) : sides.after);
  const title = before
    .slice(0, before.length - from.length)
    .trimEnd()
    .replace(/\s*[:|]$/, '')
    .trim();
  return amounts && title !== '' ? { title, amounts } : null;
}
