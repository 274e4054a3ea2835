import { expires } from '../../domain/kinds';
import type { CycleFacts } from '../../domain/model';
import type { NodeRow } from '../../shared/views';
import { ancestorsOf, type TreeModel } from './tree-model';

export interface OwnCycle {
  readonly cycle: CycleFacts | null;
  /** The ancestor whose cycle it is (TR4); `null` when it is the node's own, or the strategy's current one. */
  readonly from: NodeRow | null;
}

/** After its last day, or closed before. */
export const hasEnded = ({ view }: TreeModel, cycle: CycleFacts): boolean =>
  cycle.closedAt !== null || cycle.end < view.today;

/** TR4: its own cycle, else its nearest ancestor's, else the strategy's current one. Themes and the vision have none. */
export function cycleOf(model: TreeModel, node: NodeRow): OwnCycle {
  const { cycles, currentCycleId } = model.view;
  const find = (id: string | null) => cycles.find((cycle) => cycle.id === id) ?? null;
  const own = find(node.cycleId);
  if (own) return { cycle: own, from: null };
  for (const from of ancestorsOf(model, node.id)) {
    const cycle = find(from.cycleId);
    if (cycle) return { cycle, from };
  }
  return { cycle: expires(node.kind) ? find(currentCycleId) : null, from: null };
}
