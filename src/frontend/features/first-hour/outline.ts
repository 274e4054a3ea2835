import { allowedChildKinds } from '../../../domain/kinds';
import type { Commitment, Kind, NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import { readTitle, type TitleRead } from '../../app/read-title';
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

/** What a typed line means at its place. */
export function readDraft(
  { text, depth, kind }: Draft,
  rows: readonly OutlineRow[],
  labels: Readonly<Record<Kind, string>>,
): TitleRead {
  const parentKind = parentAt(rows, depth)?.kind ?? 'vision';
  return readTitle(text, { parentKind, usual: kind ?? usualKind(rows, depth), chosen: kind }, labels);
}
