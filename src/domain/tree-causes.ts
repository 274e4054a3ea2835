import { canBeUnder } from './kinds';
import type { NodeFacts, NodeId } from './model';
import { byRank, compareText } from './sibling-order';
import type { TreeProblemName } from './tree-build';

export interface Causes {
  /** Per row: row of its parent, −1 without one. */
  readonly parents: Int32Array;
  /** Per row: why it can't be placed; `null` = nothing wrong with the row itself. */
  readonly causes: readonly (TreeProblemName | null)[];
  /** Row of each id; the caller may make it its own. */
  readonly rowOf: Map<NodeId, number>;
  /** Row of the one root, −1 without one. */
  readonly root: number;
}

/** [TR1] What is wrong with each row, independent of their order. */
export function findCauses(rows: readonly NodeFacts[]): Causes {
  const causes = new Array<TreeProblemName | null>(rows.length).fill(null);
  const rowOf = keepOnePerId(rows, causes);
  const parents = new Int32Array(rows.length).fill(-1);
  let root = -1;
  for (let row = 0; row < rows.length; row += 1) {
    if (causes[row] !== null) continue;
    const { parentId, kind } = rows[row]!;
    const parent = parentId === null ? undefined : rowOf.get(parentId);
    if (parent !== undefined) parents[row] = parent;
    else if (parentId !== null) causes[row] = 'missingParent';
    else if (!canBeUnder(kind, null)) causes[row] = 'wrongKind';
    else if (root === -1) root = row;
    else {
      const second = byRank(rows[row]!, rows[root]!) < 0 ? root : row;
      root = root + row - second;
      causes[second] = 'secondRoot';
    }
  }
  const onCycle = cutCycles(rows, parents, causes);
  for (let row = 0; row < rows.length; row += 1) {
    const parent = parents[row]!;
    if (parent < 0 || causes[row] !== null || onCycle[row] === 1) continue;
    if (!canBeUnder(rows[row]!.kind, rows[parent]!.kind)) causes[row] = 'wrongKind';
  }
  return { parents, causes, rowOf, root };
}

/** Of rows with one id the first by rank, parent and kind stays. */
function keepOnePerId(rows: readonly NodeFacts[], causes: (TreeProblemName | null)[]): Map<NodeId, number> {
  const rowOf = new Map<NodeId, number>();
  for (let row = 0; row < rows.length; row += 1) {
    const { id } = rows[row]!;
    const other = rowOf.get(id);
    if (other === undefined) rowOf.set(id, row);
    else {
      const loser = compareDuplicates(rows[row]!, rows[other]!) < 0 ? other : row;
      causes[loser] = 'duplicateId';
      rowOf.set(id, other + row - loser);
    }
  }
  return rowOf;
}

function compareDuplicates(a: NodeFacts, b: NodeFacts): number {
  return compareText(a.rank, b.rank) || compareText(a.parentId ?? '', b.parentId ?? '') || compareText(a.kind, b.kind);
}

/** Marks the rows on a cycle; the one with the lowest id is its cause, so that a cycle is one problem. */
function cutCycles(rows: readonly NodeFacts[], parents: Int32Array, causes: (TreeProblemName | null)[]): Uint8Array {
  const onCycle = new Uint8Array(rows.length);
  const walkOf = new Int32Array(rows.length);
  for (let start = 0; start < rows.length; start += 1) {
    let row = start;
    while (row >= 0 && walkOf[row] === 0) {
      walkOf[row] = start + 1;
      row = parents[row]!;
    }
    if (row < 0 || walkOf[row] !== start + 1) continue;
    let lowest = row;
    for (let at = row; onCycle[at] === 0; at = parents[at]!) {
      onCycle[at] = 1;
      if (rows[at]!.id < rows[lowest]!.id) lowest = at;
    }
    causes[lowest] = 'cycle';
  }
  return onCycle;
}
