import type { Bp } from '../../domain/model';
import { percent } from '../app/format';
import styles from './result-bar.module.css';

interface Props {
  readonly outcomeBp: Bp | null;
  readonly expectedBp: Bp | null;
  /** Hatched grey: the value is older than the cadence allows. */
  readonly outdated?: boolean;
  /** Only the bar. */
  readonly bare?: boolean;
}

const share = (bp: Bp) => `${Math.min(Math.max(bp, 0), 10_000) / 100}%`;

/** Bar of the result with a tick where it is expected, then the percentage. Fills the width it is given. */
export function ResultBar({ outcomeBp, expectedBp, outdated = false, bare = false }: Props) {
  return (
    <span className={styles['result']}>
      <span className={`${styles['track']} ${outcomeBp === null ? styles['none'] : ''}`} aria-hidden="true">
        {outcomeBp !== null && (
          <span
            className={`${styles['fill']} ${outdated ? styles['outdated'] : ''}`}
            style={{ width: share(outcomeBp) }}
          />
        )}
        {outcomeBp !== null && expectedBp !== null && (
          <span className={styles['tick']} style={{ insetInlineStart: share(expectedBp) }} />
        )}
      </span>
      {!bare && <span className={styles['number']}>{percent(outcomeBp)}</span>}
    </span>
  );
}
