import { diffArrays } from 'diff';

/** A long text that two people rewrote entirely must not freeze the tab. */
const TIME_LIMIT_MS = 400;

interface Hunk {
  readonly start: number;
  /** Exclusive, in tokens of the base. */
  readonly end: number;
  readonly tokens: readonly string[];
}

const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];

const hasWord = (tokens: readonly string[]): boolean => tokens.some((token) => /[\p{L}\p{N}]/u.test(token));

/** Where a text differs from the base. Changes with only blanks and commas between them are one change. */
function hunks(base: string[], other: string[]): Hunk[] | null {
  const changes = diffArrays(base, other, { timeout: TIME_LIMIT_MS });
  if (!changes) return null;
  const found: Hunk[] = [];
  let position = 0;
  let open: { start: number; end: number; tokens: string[] } | null = null;
  for (const change of changes) {
    if (!change.added && !change.removed) {
      position += change.count;
      continue;
    }
    const between = open === null ? [] : base.slice(open.end, position);
    if (open && !hasWord(between)) {
      open.tokens.push(...between);
      open.end = position;
    } else {
      open = { start: position, end: position, tokens: [] };
      found.push(open);
    }
    if (change.removed) {
      position += change.count;
      open.end = position;
    } else {
      open.tokens.push(...change.value);
    }
  }
  return found;
}

/** Both versions of a place that both changed. What one only added goes on to the other's words. */
function joined(original: string, their: string, own: string): string {
  if (own === original || own === their) return their;
  if (their === original) return own;
  if (own.startsWith(original)) return their + own.slice(original.length);
  if (own.endsWith(original)) return own.slice(0, own.length - original.length) + their;
  if (their.startsWith(original)) return own + their.slice(original.length);
  if (their.endsWith(original)) return their.slice(0, their.length - original.length) + own;
  return /\s$/u.test(their) || /^[\s.,;:!?]/u.test(own) || their === '' || own === '' ? their + own : `${their} ${own}`;
}

/** What one side made of the base between two offsets. */
function side(base: readonly string[], own: readonly Hunk[], start: number, end: number): string {
  let text = '';
  let position = start;
  for (const hunk of own) {
    if (hunk.start < start || hunk.end > end) continue;
    text += base.slice(position, hunk.start).join('') + hunk.tokens.join('');
    position = hunk.end;
  }
  return text + base.slice(position, end).join('');
}

/**
 * Both people's words in one text. Where they changed the same place, the saved words come first and one's own follow, so that
 * nothing either of them wrote is lost and a person decides.
 */
export function mergeTexts(base: string, theirs: string, mine: string): string {
  const tokens = tokensOf(base);
  const left = hunks(tokens, tokensOf(theirs));
  const right = hunks(tokens, tokensOf(mine));
  if (!left || !right) return `${theirs}\n\n${mine}`;
  const all = [...left, ...right].sort((a, b) => a.start - b.start || a.end - b.end);
  let text = '';
  let position = 0;
  for (let index = 0; index < all.length;) {
    const first = all[index];
    if (!first) break;
    let end = first.end;
    let next = index + 1;
    // Touching counts: a word added behind a changed one belongs to the same place.
    for (let other = all[next]; other && other.start <= end; other = all[++next]) {
      end = Math.max(end, other.end);
    }
    const their = side(tokens, left, first.start, end);
    const own = side(tokens, right, first.start, end);
    const original = tokens.slice(first.start, end).join('');
    text += tokens.slice(position, first.start).join('');
    text += joined(original, their, own);
    position = end;
    index = next;
  }
  return text + tokens.slice(position).join('');
}
