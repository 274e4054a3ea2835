import { allowedChildKinds } from '../../../domain/kinds';
import type { Kind, NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { ancestorsOf, treeOf, type TreeModel } from '../../app/tree-model';

/**
 * Where "Add objective" above the tree adds: the theme, or else the vision, that the active row belongs to, for it is a button of the
 * whole page and not of a row. Who may not write there gets the nearest place where they may.
 */
export function nearestPlace(
  model: TreeModel,
  activeId: NodeId | null,
  kind: Kind,
  mayEdit: (id: NodeId) => boolean,
): NodeRow | null {
  const root = model.childrenOf.get(null)?.[0] ?? null;
  const active = (activeId === null ? undefined : model.byId.get(activeId)) ?? root;
  if (!active) return null;
  const path = [active, ...ancestorsOf(model, active.id)];
  const fits = (node: NodeRow) => allowedChildKinds(node.kind).includes(kind) && mayEdit(node.id);
  const isTop = (node: NodeRow) => node.kind === 'vision' || node.kind === 'theme';
  const own = () => treeOf(model).order.flatMap(({ id }) => model.byId.get(id) ?? []);
  return path.find((node) => isTop(node) && fits(node)) ?? path.find(fits) ?? own().find(fits) ?? root;
}
