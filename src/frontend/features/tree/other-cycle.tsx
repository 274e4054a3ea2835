import { expires } from '../../../domain/kinds';
import type { NodeRow } from '../../../shared/views';
import { cycleOf } from '../../app/cycle-of';
import { UNKNOWN } from '../../app/format';
import { useStore } from '../../app/store';
import { useTree } from '../../app/tree';
import { useTreeParts } from './tree-context';
import styles from './tree-grid.module.css';

export interface OtherCycle {
  readonly chosen: string;
  /** What its numbers are about. */
  readonly counted: string;
}

/**
 * [TR4] [RU1] What never expires is shown under every cycle, and counts only its own, or the current one. Under another that is
 * chosen its numbers would be taken for those of that cycle.
 */
export function useOtherCycle(node: NodeRow): OtherCycle | null {
  const model = useTree();
  const { cycle: chosenId } = useStore(useTreeParts().view);
  if (chosenId === null || expires(node.kind)) return null;
  const { cycles, currentCycleId } = model.view;
  const chosen = cycles.find(({ id }) => id === chosenId);
  const current = cycles.find(({ id }) => id === currentCycleId);
  const own = cycleOf(model, node).cycle ?? current;
  if (!chosen || !own || (own.start <= chosen.end && chosen.start <= own.end)) return null;
  return { chosen: chosen.name, counted: own === current ? `${own.name}, the current cycle` : own.name };
}

/** Dashes in place of numbers that belong to another cycle, with the reason. */
export function OtherCycleCells({ other: { chosen, counted } }: { readonly other: OtherCycle }) {
  const why = `No result for ${chosen}: it counts ${counted}`;
  return (
    <>
      <div role="gridcell" className={`${styles['result']} ${styles['none']}`} aria-label={why} title={why}>
        {UNKNOWN}
      </div>
      <div role="gridcell" className={styles['work']} title={why}>
        {UNKNOWN}
      </div>
      <div role="gridcell" className={styles['health']} title={why}>
        {UNKNOWN}
      </div>
      <div role="gridcell" className={styles['checkIn']}>
        {UNKNOWN}
      </div>
      <div role="gridcell" className={styles['trend']}>
        {UNKNOWN}
      </div>
    </>
  );
}
