import { databaseRefuses, policyRefuses, type SqlFailure } from './failure';
import { isSymbol, isWord, nameOf, type Token } from './tokens';

export type StatementKind = 'read' | 'write' | 'ddl';

const kinds: Readonly<Record<string, StatementKind>> = {
  SELECT: 'read',
  WITH: 'read',
  SHOW: 'read',
  INSERT: 'write',
  UPDATE: 'write',
  DELETE: 'write',
  CREATE: 'ddl',
  ALTER: 'ddl',
  DROP: 'ddl',
};

const showable = ['TABLES', 'COLUMNS', 'INDEXES', 'INDEX'];

export function kindOf(tokens: readonly Token[]): StatementKind | null {
  const first = tokens[0];
  return first?.kind === 'word' ? (kinds[first.value] ?? null) : null;
}

/**
 * What Forge SQL refuses although the local database might accept it.
 * @returns the refusal, or null when the statement may go on
 */
export function refuse(tokens: readonly Token[], endpoint: 'execute' | 'ddl'): SqlFailure | null {
  const kind = kindOf(tokens);
  if (kind === null) return policyRefuses(`${tokens[0]?.text ?? 'An empty statement'} is not allowed in Forge SQL.`);
  if (kind === 'ddl' && endpoint === 'execute') return policyRefuses('DDL needs executeDDL.');
  if (isWord(tokens[0], 'SHOW') && !tokens.some((token) => isWord(token, ...showable))) {
    return policyRefuses('Only SHOW TABLES, COLUMNS and INDEXES are allowed.');
  }
  for (let i = 0; i < tokens.length; i += 1) {
    const refusal = refuseAt(tokens, i);
    if (refusal) return refusal;
  }
  return null;
}

function refuseAt(tokens: readonly Token[], i: number): SqlFailure | null {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (token?.kind === 'doubleQuoted')
    return policyRefuses('Double-quoted text is a name in one SQL mode and text in another.');
  if (isSymbol(token, ';') && next) return policyRefuses('One statement per call.');
  if (isSymbol(token, '||'))
    return policyRefuses('|| is OR in one SQL mode and concatenation in another: use OR or CONCAT.');
  if (isWord(token, 'LIMIT', 'OFFSET') && rowCountIsBound(tokens, i)) {
    return databaseRefuses(1210, 'Incorrect arguments to LIMIT');
  }
  if (isWord(token, 'FOREIGN') && isWord(next, 'KEY')) return policyRefuses('Forge SQL has no foreign keys.');
  if (isWord(token, 'RECURSIVE')) return policyRefuses('Whether Forge SQL allows recursive queries is unverified.');
  if (isWord(token, 'FOR') && isWord(next, 'UPDATE', 'SHARE')) return policyRefuses('Forge SQL has no transactions.');
  if (isWord(token, 'CHECK') && isSymbol(next, '(')) return policyRefuses('TiDB does not enforce CHECK.');
  return null;
}

/** `LIMIT ?`, `OFFSET ?` and the older `LIMIT 10, ?`. */
function rowCountIsBound(tokens: readonly Token[], i: number): boolean {
  const counts = isSymbol(tokens[i + 2], ',') ? [tokens[i + 1], tokens[i + 3]] : [tokens[i + 1]];
  return counts.some((token) => token?.kind === 'param');
}

const beforeTable = [
  'INSERT',
  'IGNORE',
  'INTO',
  'UPDATE',
  'DELETE',
  'FROM',
  'CREATE',
  'ALTER',
  'DROP',
  'TABLE',
  'IF',
  'NOT',
  'EXISTS',
];

/** The table that a write or a definition is about. */
export function targetTable(tokens: readonly Token[]): string | null {
  return nameOf(tokens.find((token) => !isWord(token, ...beforeTable)));
}
