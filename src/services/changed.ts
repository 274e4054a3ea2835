import type { NodeId } from '../domain/model';
import type { Changed, UndoCommand } from '../shared/views';
import type { Numbers } from './numbers';

/** The answer of every write to the tree: rows that differ, ancestors included, and how to take it back. */
export function changedAnswer(
  numbers: Numbers,
  touched: readonly NodeId[],
  undo: UndoCommand | null,
  removedIds: readonly NodeId[] = [],
): Changed {
  const rows = new Map(numbers.changed.map((row) => [row.id, row]));
  for (const id of touched) {
    const row = numbers.rows.get(id);
    if (row) rows.set(id, row);
  }
  return { nodes: [...rows.values()], removedIds, revision: numbers.header.strategy.revision + 1, undo };
}
