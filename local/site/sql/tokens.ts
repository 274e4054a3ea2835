export type TokenKind = 'word' | 'name' | 'string' | 'doubleQuoted' | 'number' | 'param' | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  /** Words in upper case, names and strings without their quotes, everything else as written. */
  readonly value: string;
}

const pattern =
  /(\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)|(`(?:[^`]|``)*`)|('(?:[^'\\]|\\[\s\S]|'')*')|("(?:[^"\\]|\\[\s\S]|"")*")|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_$][\w$]*)|(\?)|(<=>|<>|!=|>=|<=|\|\||&&|:=|[^\s\w])/gy;

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', b: '\b', Z: '\x1a' };

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/''/g, "'")
    .replace(/\\([\s\S])/g, (whole: string, char: string) =>
      char === '%' || char === '_' ? whole : (escapes[char] ?? char),
    );
}

/** Splits a MySQL statement into tokens; comments and white space are dropped. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < sql.length) {
    const match = pattern.exec(sql);
    if (!match) throw new SyntaxError('unfinished literal');
    const [text, blank, name, string, doubleQuoted, number, word, param] = match;
    if (blank !== undefined) continue;
    if (name !== undefined) tokens.push({ kind: 'name', text, value: name.slice(1, -1).replace(/``/g, '`') });
    else if (string !== undefined) tokens.push({ kind: 'string', text, value: unquote(string) });
    else if (doubleQuoted !== undefined) tokens.push({ kind: 'doubleQuoted', text, value: text });
    else if (number !== undefined) tokens.push({ kind: 'number', text, value: text });
    else if (word !== undefined) tokens.push({ kind: 'word', text, value: text.toUpperCase() });
    else if (param !== undefined) tokens.push({ kind: 'param', text, value: text });
    else tokens.push({ kind: 'symbol', text, value: text });
  }
  return tokens;
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol;
}

/** A table or column name, quoted or not. */
export function nameOf(token: Token | undefined): string | null {
  if (token?.kind === 'name') return token.value;
  return token?.kind === 'word' ? token.text : null;
}
