import { previewThresholds, type HealthShift } from '../../../domain/preview';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';
import type { Thresholds } from './thresholds';

export interface Shift extends HealthShift {
  readonly node: NodeRow;
  readonly strategyName: string;
}

export interface Shifts {
  readonly all: readonly Shift[];
  /** Objectives and key results: of those that change, and of all. */
  readonly counted: number;
  readonly total: number;
}

const counts = (kind: string) => kind === 'objective' || kind === 'keyResult';

/** [HE4] Every node whose health other thresholds would change today, over all strategies, in the order of their trees. */
export function shiftsOf(models: readonly TreeModel[], thresholds: Thresholds): Shifts {
  const all = models.flatMap((model) => {
    const { engineInput, byId, view } = model;
    return previewThresholds(engineInput, { ...view.settings, ...thresholds }).flatMap((shift): Shift[] => {
      const node = byId.get(shift.nodeId);
      return node ? [{ ...shift, node, strategyName: view.strategy.name }] : [];
    });
  });
  const total = models.reduce((sum, { view }) => sum + view.nodes.filter(({ kind }) => counts(kind)).length, 0);
  return { all, counted: all.filter(({ kind }) => counts(kind)).length, total };
}
