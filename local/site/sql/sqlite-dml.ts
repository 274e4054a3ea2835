import { databaseRefuses, policyRefuses } from './failure';
import { isSymbol, isWord, type Token } from './tokens';

/** Functions that TiDB, MariaDB and SQLite share, and what SQLite calls them. */
const functions: Readonly<Record<string, string>> = {
  ABS: 'abs',
  CHAR_LENGTH: 'length',
  COALESCE: 'coalesce',
  CONCAT: 'concat',
  COUNT: 'count',
  GREATEST: 'max',
  IF: 'iif',
  IFNULL: 'ifnull',
  JSON_EXTRACT: 'json_extract',
  LEAST: 'min',
  LENGTH: 'octet_length',
  LOWER: 'lower',
  MAX: 'max',
  MIN: 'min',
  MOD: 'mod',
  NULLIF: 'nullif',
  REPLACE: 'replace',
  ROW_NUMBER: 'row_number',
  RANK: 'rank',
  LAG: 'lag',
  LEAD: 'lead',
  SUBSTRING: 'substr',
  SUBSTR: 'substr',
  SUM: 'sum',
  TRIM: 'trim',
  UPPER: 'upper',
  CAST: 'cast',
};

/** Words that stand before a bracket without being functions. */
const beforeBracket = new Set(
  'IN VALUES INTO AS ON USING AND OR NOT WHERE SET EXISTS OVER FROM JOIN SELECT WHEN THEN ELSE CASE BY HAVING UNION ALL ANY LIKE BETWEEN KEY IS WITH PARTITION DISTINCT'.split(
    ' ',
  ),
);

const castTypes: Readonly<Record<string, string>> = { SIGNED: 'INTEGER', UNSIGNED: 'INTEGER', CHAR: 'TEXT' };

const literal = (value: string): string => `'${value.replace(/'/g, "''")}'`;

/**
 * Rewrites a MySQL statement of the shared subset for SQLite.
 * @throws SqlFailure for a function outside the subset
 */
export function toSqlite(tokens: readonly Token[]): string {
  const upsertAt = findUpsert(tokens);
  const out: string[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (i === upsertAt) {
      out.push('ON CONFLICT DO UPDATE SET');
      i += 3;
      continue;
    }
    const token = tokens[i];
    if (!token) break;
    if (upsertAt >= 0 && i > upsertAt && isWord(token, 'VALUES') && isSymbol(tokens[i + 1], '(')) {
      out.push(`excluded.${tokens[i + 2]?.text ?? ''}`);
      i += 3;
      continue;
    }
    out.push(translate(tokens, i));
    if (isLikeOperandWithoutEscape(tokens, i)) out.push("ESCAPE '\\'");
  }
  return out.join(' ');
}

function findUpsert(tokens: readonly Token[]): number {
  return tokens.findIndex(
    (token, i) =>
      isWord(token, 'ON') &&
      isWord(tokens[i + 1], 'DUPLICATE') &&
      isWord(tokens[i + 2], 'KEY') &&
      isWord(tokens[i + 3], 'UPDATE'),
  );
}

function translate(tokens: readonly Token[], i: number): string {
  const token = tokens[i];
  if (!token) return '';
  const previous = tokens[i - 1];
  const next = tokens[i + 1];
  if (token.kind === 'string') return literal(token.value);
  if (isSymbol(token, '<=>')) return 'IS';
  if (isSymbol(token, '/'))
    throw policyRefuses('Integer division differs between the databases: use DIV or divide in the app.');
  if (isSymbol(token, '&&')) return 'AND';
  if (token.kind !== 'word') return token.text;
  if (token.value === 'DIV') return '/';
  if (token.value === 'IGNORE' && isWord(previous, 'INSERT')) return 'OR IGNORE';
  if (isWord(previous, 'AS') && token.value in castTypes && isSymbol(next, ')'))
    return castTypes[token.value] ?? token.text;
  if (!isSymbol(next, '(') || isSymbol(previous, '.') || isWord(previous, 'INTO', 'TABLE', 'WITH')) return token.text;
  return beforeBracket.has(token.value) ? token.text : functionName(token);
}

function functionName(token: Token): string {
  const name = functions[token.value];
  if (name === undefined)
    throw databaseRefuses(1305, `FUNCTION ${token.text} is outside the SQL that all three databases share`);
  return name;
}

/** MySQL's LIKE knows the backslash without being told. */
function isLikeOperandWithoutEscape(tokens: readonly Token[], i: number): boolean {
  const operand = tokens[i];
  return (
    isWord(tokens[i - 1], 'LIKE') &&
    (operand?.kind === 'param' || operand?.kind === 'string') &&
    !isWord(tokens[i + 1], 'ESCAPE')
  );
}
