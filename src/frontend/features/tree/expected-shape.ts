import type { NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { treeOf, type TreeModel } from '../../app/tree-model';

/** How the expected of a node has come to where it is: up from 0, always the same, or in another way that no line tells. */
export type ExpectedShape = 'rising' | 'flat' | 'other';

/** [EX1] */
function shapeOf({ keyResult }: NodeRow): ExpectedShape | null {
  switch (keyResult?.direction) {
    case 'increase':
    case 'decrease':
      return 'rising';
    case 'maintain':
      return 'flat';
    case 'milestone':
      return 'other';
    case undefined:
      return null;
  }
}

const known = new WeakMap<TreeModel, ReadonlyMap<NodeId, ExpectedShape>>();

/** [EX2] Above key results the shape that all below share; else `other`. */
export function expectedShapes(model: TreeModel): ReadonlyMap<NodeId, ExpectedShape> {
  const before = known.get(model);
  if (before) return before;
  const shapes = new Map<NodeId, ExpectedShape>();
  for (const node of treeOf(model).order.toReversed()) {
    const shape = shapeOf(node) ?? shapes.get(node.id);
    if (shape === undefined) continue;
    shapes.set(node.id, shape);
    if (node.parentId === null) continue;
    const above = shapes.get(node.parentId);
    shapes.set(node.parentId, above === undefined || above === shape ? shape : 'other');
  }
  known.set(model, shapes);
  return shapes;
}
