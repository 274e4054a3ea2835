import type { Bp } from '../../domain/model';
import styles from './work-done.module.css';

interface Props {
  /** Ten-thousandths of an issue, a point or an hour. */
  readonly done: Bp;
  readonly total: Bp;
  /** "h", "pt"; issues have none. */
  readonly unit?: string;
  /** Beside a large number, underlined where it opens something. */
  readonly large?: boolean;
}

const RADIUS = 5.5;
const ROUND = 2 * Math.PI * RADIUS;
const amounts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** "35.5", one digit at most: shares make parts of an issue. */
export const workAmount = (tenThousandths: Bp): string => amounts.format(tenThousandths / 10_000);

/** "5 of 9", for names and sentences. */
export const workDoneText = (done: Bp, total: Bp, unit = ''): string =>
  `${workAmount(done)} of ${workAmount(total)}${unit === '' ? '' : `\u00a0${unit}`}`;

/** A grey ring and "5 of 9": never a bar and never a per cent, so that work done is not taken for result. */
export function WorkDone({ done, total, unit = '', large = false }: Props) {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span className={`${styles['work']} ${large ? styles['large'] : ''}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle className={styles['track']} cx="7" cy="7" r={RADIUS} />
        {part > 0 && (
          <circle className={styles['arc']} cx="7" cy="7" r={RADIUS} strokeDasharray={`${part * ROUND} ${ROUND}`} />
        )}
      </svg>
      <span>
        <b className={styles['done']}>{workAmount(done)}</b> of {workAmount(total)}
        {unit !== '' && `\u00a0${unit}`}
      </span>
    </span>
  );
}
