/**
 * Several short values as one text, a line each, so that a form of them is drafted, compared and kept like any other field.
 * Values are single-line inputs; a line break pasted into one becomes a blank.
 */
export function toLines<Key extends string>(keys: readonly Key[], values: Readonly<Record<Key, string>>): string {
  return keys.map((key) => values[key].replace(/\s*[\r\n]+\s*/gu, ' ')).join('\n');
}

export function fromLines<Key extends string>(keys: readonly Key[], text: string): Record<Key, string> {
  const lines = text.split('\n');
  const values: Partial<Record<Key, string>> = {};
  keys.forEach((key, index) => (values[key] = lines[index] ?? ''));
  return complete(keys, values);
}

function complete<Key extends string>(keys: readonly Key[], values: Partial<Record<Key, string>>): Record<Key, string> {
  const has = (record: Partial<Record<Key, string>>): record is Record<Key, string> =>
    keys.every((key) => record[key] !== undefined);
  if (!has(values)) throw new Error('A line is missing.');
  return values;
}

/** Line by line, mine on top of theirs; `null` when both changed the same line differently. */
export function rebaseLines(base: string, theirs: string, mine: string): string | null {
  const [before, their, own] = [base.split('\n'), theirs.split('\n'), mine.split('\n')];
  const merged: string[] = [];
  for (const [index, original] of before.entries()) {
    const a = their[index] ?? '';
    const b = own[index] ?? '';
    if (a !== original && b !== original && a !== b) return null;
    merged.push(b === original ? a : b);
  }
  return merged.join('\n');
}

/** Line by line, mine where it is a change, else theirs. */
export function linesOnTop(base: string, theirs: string, mine: string): string {
  const [their, own] = [theirs.split('\n'), mine.split('\n')];
  return base
    .split('\n')
    .map((original, index) => ((own[index] ?? '') === original ? (their[index] ?? '') : (own[index] ?? '')))
    .join('\n');
}
