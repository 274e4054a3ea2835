import { allowedChildKinds } from '../../../domain/kinds';
import type { Kind, NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { cycleOf, hasEnded } from '../../app/cycle-of';
import { ancestorsOf, treeOf, type TreeModel } from '../../app/tree-model';

/**
 * Where "Add objective" above the tree adds: the theme, or else the vision, that the active row belongs to, for it is a button of the
 * whole page and not of a row. Who may not write there gets the nearest place where they may; one of a cycle that has ended only when
 * there is no other.
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
  const runs = (node: NodeRow) => {
    const { cycle } = cycleOf(model, node);
    return fits(node) && (cycle === null || !hasEnded(model, cycle));
  };
  return (
    path.find((node) => isTop(node) && runs(node)) ??
    path.find(runs) ??
    own().find(runs) ??
    path.find(fits) ??
    own().find(fits) ??
    root
  );
}
