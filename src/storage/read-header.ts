import { sql } from 'kysely';
import type { Around, WhichStrategy } from '../services/ports/reads';
import type { Header } from '../services/ports/rows';
import { db } from './database';
import { text, whole, type Raw } from './decode';
import { headerBranches } from './header-branches';
import { toCycle, toEdge, toForeign, toLastNumber, toNeighbour, toStrategy, toTeam } from './header-rows';
import { defaultSettings, toSettings } from './settings-value';

/**
 * Rows of seven tables in one statement: `k` says of which, `i` is the id, `t…` texts and `n…` whole numbers in an order of their own.
 * A view may take two statements, and the tree itself needs the other one.
 */
export async function readHeader(which: WhichStrategy, around?: Around): Promise<Header | null> {
  const branches = headerBranches(which, around);
  const { rows } = await sql<Raw>`${sql.join(branches, sql` union all `)}`.execute(db);
  return headerOf(rows);
}

/** The header among rows of which some may be others'. */
export function headerOf(rows: readonly Raw[]): Header | null {
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  const [strategy] = of('s').map(toStrategy);
  if (!strategy) return null;
  const [settings] = of('x').map((row) => toSettings(row, 't1', 'n1'));
  return {
    strategy,
    cycles: of('c').map((row) => toCycle(row, strategy.id)),
    teams: of('t').map((row) => toTeam(row, strategy.id)),
    edges: of('e').map((row) => toEdge(row, strategy.id)),
    settings: settings ?? defaultSettings,
    foreign: of('f').map(toForeign),
    foreignAbove: grouped(of('p')),
    around: of('n').map(toNeighbour),
    openWork: of('w').reduce((sum, row) => sum + whole(row, 'n1'), 0),
    lastNumbers: Object.fromEntries(of('k').map(toLastNumber)),
  };
}

function grouped(rows: readonly Raw[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const group = groups.get(text(row, 'i'));
    if (group) group.push(text(row, 't1'));
    else groups.set(text(row, 'i'), [text(row, 't1')]);
  }
  return groups;
}
