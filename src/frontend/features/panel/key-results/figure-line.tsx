import type { NodeRow } from '../../../../shared/views';
import { amount, day, percent, UNKNOWN } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { commitmentShort } from '../metric/commitment-words';
import styles from './key-results.module.css';

/** "66.4 %  61 → 75 %, 39 % of the way". */
export function FigureLine({ node }: { readonly node: NodeRow }) {
  const { today } = useTree().view;
  const { keyResult, unit, rollup } = node;
  if (!keyResult) return null;
  const { current, direction } = keyResult;
  const value =
    direction === 'milestone'
      ? current === null
        ? UNKNOWN
        : current.value >= 1
          ? 'Reached'
          : 'Not yet'
      : amount(current?.value ?? null, unit);
  const commitment = commitmentShort(keyResult, unit, today);
  const progress =
    rollup.outcomeBp === null || direction === 'milestone'
      ? ''
      : direction === 'maintain'
        ? percent(rollup.outcomeBp)
        : `${percent(rollup.outcomeBp)} of the way`;
  const rest = [commitment, progress].filter(Boolean).join(', ');
  return (
    <span className={styles['line']}>
      <strong className={styles['now']}>{value}</strong>{' '}
      <span className={styles['rest']}>{rest === '' ? 'Nothing to measure against yet' : rest}</span>
      {current !== null && <span className={styles['hidden']}> as of {day(current.asOf, today)}</span>}
    </span>
  );
}
