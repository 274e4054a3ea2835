import type { Input } from '../inputs';
import { LIMITS } from '../limits';
import { parentsFirst } from './order';
import { type PastePlan } from './plan';

export type PasteRowInput = Input<'paste.make'>['rows'][number];

export interface MadeRow {
  readonly input: PasteRowInput;
  /** Index of the row in the plan. */
  readonly index: number;
}

/**
 * The rows to make, parents before children, in pieces that one call takes. A `parentId` of `null` is the place of the paste.
 * @param newId makes the id of a row; the caller keeps it to find what was made
 */
export function toChunks(plan: PastePlan, newId: () => string, size: number = LIMITS.pasteRows): readonly MadeRow[][] {
  const ids = new Map(plan.rows.filter((row) => row.status === 'make').map((row) => [row.index, newId()]));
  const { order } = parentsFirst(plan.rows.map((row) => row.parent));
  const rows = order.flatMap((index): MadeRow[] => {
    const row = plan.rows[index];
    const id = ids.get(index);
    if (!row || id === undefined) return [];
    const { kind, title, ownerId, weight, unit, commitment } = row;
    return [
      { index, input: { id, parentId: parentIdOf(plan, index, ids), kind, title, ownerId, weight, unit, commitment } },
    ];
  });
  const chunks: MadeRow[][] = [];
  for (let from = 0; from < rows.length; from += size) chunks.push(rows.slice(from, from + size));
  return chunks;
}

function parentIdOf(plan: PastePlan, index: number, ids: ReadonlyMap<number, string>): string | null {
  const parent = plan.rows[index]?.parent;
  if (parent?.at === 'node') return parent.node.id;
  if (parent?.at !== 'row') return null;
  return ids.get(parent.index) ?? plan.rows[parent.index]?.existing?.id ?? null;
}
