import type { AccountId, NodeId } from '../../../domain/model';
import { type WrittenNode, writeTable } from '../../../shared/paste/write-table';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';

/** The strategy as a table that a paste reads back. Names are those that Jira tells this person; unknown ones stay empty. */
export function exportTable(model: TreeModel, nameOf: (id: AccountId) => string): string {
  const written: WrittenNode[] = [];
  const walk = (parentId: NodeId | null) => {
    for (const node of model.childrenOf.get(parentId) ?? []) {
      written.push(writtenNode(node, nameOf));
      walk(node.id);
    }
  };
  walk(null);
  return writeTable(written);
}

function writtenNode(node: NodeRow, nameOf: (id: AccountId) => string): WrittenNode {
  const { id, parentId, key, kind, title, ownerId, weight, unit, keyResult } = node;
  const ownerName = ownerId === null ? '' : nameOf(ownerId);
  if (!keyResult) return { ...{ id, parentId, key, kind, title, ownerName, weight, unit }, commitment: null };
  const { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay } = keyResult;
  const commitment = { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay };
  return { ...{ id, parentId, key, kind, title, ownerName, weight, unit }, commitment };
}

/** `Larkfield to 2027` → `larkfield-to-2027.csv`; letters of any alphabet stay. */
export const fileName = (name: string): string =>
  `${
    name
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'strategy'
  }.csv`;
