import type { NodeRow } from '../../../shared/views';
import { UNKNOWN } from '../../app/format';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import { WORK_UNIT_SIGNS, workOf } from '../../app/work-shown';
import { WorkDone, workDoneText } from '../../components/work-done';
import styles from './tree-grid.module.css';

interface Props {
  readonly node: NodeRow;
  readonly tabIndex: 0 | -1;
}

/** Work done beside the result; opens to where it comes from. */
export function WorkCell({ node, tabIndex }: Props) {
  const { explain } = usePage();
  const figure = workOf(node, useTree().view.settings.estimateUnit);
  if (figure === null) {
    return (
      <div role="gridcell" className={`${styles['work']} ${styles['quiet']}`} aria-label="Work done: none linked">
        {UNKNOWN}
      </div>
    );
  }
  const { done, total } = figure;
  const unit = WORK_UNIT_SIGNS[figure.unit];
  return (
    <div role="gridcell" className={styles['work']}>
      <button
        type="button"
        className={styles['number']}
        tabIndex={tabIndex}
        aria-label={`Work done: ${workDoneText(done, total, unit)}. Explain`}
        onClick={({ currentTarget }) => explain(node.id, 'work', currentTarget)}
      >
        <WorkDone done={done} total={total} unit={unit} />
      </button>
    </div>
  );
}
