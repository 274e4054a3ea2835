import Papa from 'papaparse';
import { dayToIso } from '../../domain/days';
import { type Commitment, type Kind, type NodeId } from '../../domain/model';
import { type Cells, type Column, COLUMNS, MAIN_COLUMNS, TEXT_COLUMNS } from './column-names';
import { NO_COMMITMENT, readCommitment } from './commitment';
import { guardFormula } from './formula-guard';
import { DEFAULT_WEIGHT } from '../default-weight';

/** A node to write. They come parents first, siblings in their order, each right before what is below it. */
export interface WrittenNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
  readonly ownerName: string;
  readonly weight: number;
  readonly unit: string;
  readonly commitment: Commitment | null;
}

const number = (value: number | null) => (value === null ? '' : String(value));

const sameCommitment = (a: Commitment | null, b: Commitment) =>
  a !== null && (Object.keys(b) as (keyof Commitment)[]).every((field) => a[field] === b[field]);

function commitmentCells(commitment: Commitment | null, unit: string): Cells {
  if (commitment === null || sameCommitment(commitment, NO_COMMITMENT)) return { unit };
  const { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay } = commitment;
  const short: Cells = { unit, baseline: number(baseline), target: number(target) };
  if (sameCommitment(readCommitment(short, ',').commitment, commitment)) return short;
  const due = dueDay === null ? '' : dayToIso(dueDay);
  return { ...short, direction, low: number(bandLow), high: number(bandHigh), tolerance: number(tolerance), due };
}

/** Parents that their title alone would not find: another node of that title stands nearer above. */
function hiddenParents(nodes: readonly WrittenNode[]): ReadonlySet<NodeId> {
  const nearest = new Map<string, NodeId>();
  const titles = new Map(nodes.map((node) => [node.id, node.title]));
  const hidden = new Set<NodeId>();
  for (const node of nodes) {
    const title = node.parentId === null ? undefined : titles.get(node.parentId);
    if (title !== undefined && nearest.get(title) !== node.parentId) hidden.add(node.id);
    nearest.set(node.title, node.id);
  }
  return hidden;
}

/** Numbers and our own words are no formulas; a negative number stays a number. */
const cellOf = (column: Column, row: Cells): string =>
  TEXT_COLUMNS.has(column) ? guardFormula(row[column] ?? '') : (row[column] ?? '');

/**
 * A strategy as a table that a paste reads back to the same tree. The columns beyond the usual eight appear only where a node needs them.
 */
export function writeTable(nodes: readonly WrittenNode[]): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hidden = hiddenParents(nodes);
  const keys = hidden.size === 0 ? new Set<string>() : new Set(nodes.map((node) => node.key));
  const rows = nodes.map((node): Cells => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    const byKey = parent !== undefined && (hidden.has(node.id) || keys.has(parent.title));
    return {
      kind: node.kind,
      title: node.title,
      parent: byKey ? parent.key : (parent?.title ?? ''),
      owner: node.ownerName,
      weight: node.weight === DEFAULT_WEIGHT ? '' : String(node.weight),
      ...(keys.size > 0 ? { key: node.key } : {}),
      ...(node.kind === 'keyResult' ? commitmentCells(node.commitment, node.unit) : {}),
    };
  });
  const main = new Set<Column>(MAIN_COLUMNS);
  const columns = COLUMNS.filter((column) => main.has(column) || rows.some((row) => (row[column] ?? '') !== ''));
  return `${Papa.unparse([columns, ...rows.map((row) => columns.map((column) => cellOf(column, row)))], { newline: '\r\n' })}\r\n`;
}
