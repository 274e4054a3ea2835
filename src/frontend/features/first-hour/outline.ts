import { allowedChildKinds } from '../../../domain/kinds';
import type { Commitment, Kind, NodeId } from '../../../domain/model';
import type { PasteProblem, PlaceNode } from '../../../shared/paste/plan';
import { inferKind } from '../../../shared/paste/choose-kind';
import { readPaste } from '../../../shared/paste/read-paste';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';

/** A line that was typed and is not in the tree yet. */
export interface Pending {
  readonly id: NodeId;
  readonly parentId: NodeId;
  readonly kind: Kind;
  readonly title: string;
  readonly unit: string;
  readonly commitment: Commitment | null;
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly failure: Failure | null;
}

export interface OutlineRow {
  readonly id: NodeId;
  /** 0 is the vision. */
  readonly depth: number;
  readonly kind: Kind;
  readonly title: string;
  readonly node: NodeRow | null;
  readonly pending: Pending | null;
}

/** The tree from top to bottom, with what is still on its way at the places where it will be. */
export function outlineOf(model: TreeModel, pending: readonly Pending[]): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const below = (parentId: NodeId | null, depth: number) => {
    for (const node of model.childrenOf.get(parentId) ?? []) {
      rows.push({ id: node.id, depth, kind: node.kind, title: node.title, node, pending: null });
      below(node.id, depth + 1);
    }
    for (const line of pending) {
      if (line.parentId !== parentId || model.byId.has(line.id)) continue;
      rows.push({ id: line.id, depth, kind: line.kind, title: line.title, node: null, pending: line });
      below(line.id, depth + 1);
    }
  };
  below(null, 0);
  return rows;
}

const lastAt = (rows: readonly OutlineRow[], depth: number): OutlineRow | null => {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row && row.depth <= depth) return row.depth === depth ? row : null;
  }
  return null;
};

/** The row under which a line typed at the end belongs. */
export const parentAt = (rows: readonly OutlineRow[], depth: number): OutlineRow | null => lastAt(rows, depth - 1);

/** How far in a line at the end may stand; 1 is right under the vision. */
export function canStandAt(rows: readonly OutlineRow[], depth: number): boolean {
  const parent = depth < 1 ? null : parentAt(rows, depth);
  return parent !== null && allowedChildKinds(parent.kind).length > 0;
}

/** Below an objective the first thing one types is how one will know. */
const USUAL: Readonly<Record<Kind, Kind>> = {
  vision: 'objective',
  theme: 'objective',
  objective: 'keyResult',
  keyResult: 'initiative',
  initiative: 'initiative',
};

/** Like the line before it, or what is usual below its parent. */
export function usualKind(rows: readonly OutlineRow[], depth: number): Kind {
  const parentKind = parentAt(rows, depth)?.kind ?? 'vision';
  const sibling = lastAt(rows, depth);
  return sibling && allowedChildKinds(parentKind).includes(sibling.kind) ? sibling.kind : USUAL[parentKind];
}

export interface Draft {
  readonly text: string;
  readonly depth: number;
  /** Chosen by the person; `null` = by place and numbers. */
  readonly kind: Kind | null;
}

export interface ReadDraft {
  readonly kind: Kind;
  readonly title: string;
  readonly unit: string;
  readonly commitment: Commitment | null;
  readonly problem: PasteProblem | null;
}

/** What a typed line means: the same reading as that of a pasted one. */
export function readDraft(
  { text, depth, kind }: Draft,
  rows: readonly OutlineRow[],
  labels: Readonly<Record<Kind, string>>,
): ReadDraft {
  const parent = parentAt(rows, depth);
  const parentKind = parent?.kind ?? 'vision';
  const usual = kind ?? usualKind(rows, depth);
  const under: PlaceNode = { id: parent?.id ?? '', parentId: null, key: '', kind: parentKind, title: '' };
  const options = { under, nodes: [], owners: new Map(), labels, format: 'indented' as const };
  // A kind that was chosen leaves nothing to find in the words but numbers of a key result.
  const [row] = readPaste(text, { ...options, plain: kind !== null && kind !== 'keyResult' }).rows;
  if (!row) return { kind: usual, title: '', unit: '', commitment: null, problem: null };
  const { title, unit, commitment } = row;
  const said = row.kind !== inferKind(parentKind, commitment !== null);
  const problem = row.problems.find(({ level }) => level === 'cannot') ?? null;
  const measured = commitment !== null || problem !== null;
  return { kind: kind ?? (measured || said ? row.kind : usual), title, unit, commitment, problem };
}
