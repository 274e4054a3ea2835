import Papa from 'papaparse';
import { splitLines } from './lines';
import { keep } from './list-marks';
import { type PastePlan, type PasteSuggestion, type PlaceNode, type PlanRow } from './plan';

/** The text with a suggestion taken. */
export function takeSuggestion(text: string, { line, lastLine, replacement }: PasteSuggestion): string {
  const lines = splitLines(text);
  lines.splice(line - 1, lastLine - line + 1, ...replacement.split('\n'));
  return lines.join('\n');
}

/**
 * What stays in the text after some rows were made: every line that was not made, at the same place. A line whose parent was made names
 * it by key where its title alone would not find it again.
 * @param madeKeys key of the node made of a row, by the row's index
 * @param nodes the tree before the paste
 */
export function remainingText(
  text: string,
  plan: PastePlan,
  madeKeys: ReadonlyMap<number, string>,
  nodes: readonly PlaceNode[],
): string {
  const stays = (row: PlanRow) => !madeKeys.has(row.index) && (row.status !== 'existing' || row.problems.length > 0);
  const rest = plan.rows.filter(stays);
  if (rest.length === 0) return '';
  return plan.format === 'csv' ? restOfTable(text, plan, rest, madeKeys, nodes) : restOfOutline(plan, rest, madeKeys);
}

function restOfOutline(plan: PastePlan, rest: readonly PlanRow[], madeKeys: ReadonlyMap<number, string>): string {
  const needed = new Set<number>();
  for (const row of rest) {
    for (let at: PlanRow | undefined = row; at && !needed.has(at.index);) {
      needed.add(at.index);
      at = at.parent.at === 'row' ? plan.rows[at.parent.index] : undefined;
    }
  }
  return plan.rows
    .filter((row) => needed.has(row.index))
    .map((row) => {
      const key = madeKeys.get(row.index);
      const own = row.status === 'existing' ? row.text : keep(row.text);
      return '  '.repeat(row.depth) + (key === undefined ? own : `@${key} ${row.title}`);
    })
    .join('\n');
}

function restOfTable(
  text: string,
  plan: PastePlan,
  rest: readonly PlanRow[],
  madeKeys: ReadonlyMap<number, string>,
  nodes: readonly PlaceNode[],
): string {
  const lines = splitLines(text);
  const headerLine = plan.headerLine ?? 0;
  const titles = new Map<string, number>();
  for (const { title } of [...plan.rows, ...nodes]) titles.set(title, (titles.get(title) ?? 0) + 1);
  const parentAt = plan.columns.indexOf('parent');
  const delimiter = plan.separator ?? ',';
  let added = false;
  const body = rest.map((row) => {
    const record = lines.slice(row.line - 1, row.lastLine).join('\n');
    const parent = row.parent.at === 'row' ? plan.rows[row.parent.index] : undefined;
    const key = parent && madeKeys.get(parent.index);
    if (!parent || key === undefined) return record;
    const cells = [...(Papa.parse<string[]>(record, { delimiter, newline: '\n' }).data[0] ?? [])];
    if (parentAt >= 0 && cells[parentAt]?.trim() === parent.title && titles.get(parent.title) === 1) return record;
    const at = parentAt >= 0 ? parentAt : plan.columns.length;
    added ||= parentAt < 0;
    while (cells.length <= at) cells.push('');
    cells[at] = key;
    return Papa.unparse([cells], { delimiter, newline: '\n' });
  });
  const header = lines[headerLine - 1] ?? '';
  return [...lines.slice(0, headerLine - 1), added ? `${header}${delimiter}parent` : header, ...body].join('\n');
}
