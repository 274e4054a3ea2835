import type { NodeRow } from '../../../shared/views';
import { UNKNOWN } from '../../app/format';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import { WORK_UNIT_SIGNS, workOf } from '../../app/work-shown';
import { workFigure } from '../../../domain/work/figure';
import { WorkDone, workAmount, workDoneText } from '../../components/work-done';
import styles from './stats.module.css';

const UNITS = { issues: 'issues', points: 'story points', hours: 'hours' } as const;

/** Work done beside the result, and how much of it is linked to the node itself. */
export function WorkStat({ node }: { readonly node: NodeRow }) {
  const { explain } = usePage();
  const unit = useTree().view.settings.estimateUnit;
  const figure = workOf(node, unit);
  if (figure === null) {
    return (
      <div className={styles['stat']}>
        <div className={styles['label']}>Work done</div>
        <div>{UNKNOWN}</div>
      </div>
    );
  }
  const { done, total } = figure;
  const sign = WORK_UNIT_SIGNS[figure.unit];
  const own = node.work?.own ? workFigure(node.work.own, figure.unit) : null;
  return (
    <div className={styles['stat']}>
      <div className={styles['label']}>Work done</div>
      <button
        type="button"
        className={`${styles['number']} ${styles['work']}`}
        aria-label={`Work done: ${workDoneText(done, total, sign)}. Explain`}
        onClick={({ currentTarget }) => explain(node.id, 'work', currentTarget)}
      >
        <WorkDone done={done} total={total} unit={sign} large />
      </button>
      <div className={styles['own']}>
        {UNITS[figure.unit]}, {own === null ? 'none' : workAmount(own.total)} own
      </div>
    </div>
  );
}
