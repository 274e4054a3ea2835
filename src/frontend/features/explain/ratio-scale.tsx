import { ratio } from './words';
import styles from './explain.module.css';

interface Props {
  readonly ratioBp: number;
  readonly atRiskBp: number;
  readonly onTrackBp: number;
}

const WIDTH = 340;
const BAR = 8;

/** Where the ratio stands between the thresholds. A picture of what the words beside it say. */
export function RatioScale({ ratioBp, atRiskBp, onTrackBp }: Props) {
  // Room above the upper threshold, and for a ratio that is higher still up to a quarter more.
  const top = Math.max(onTrackBp * 1.25, Math.min(ratioBp * 1.05, onTrackBp * 2));
  const x = (bp: number) => (Math.min(bp, top) / top) * WIDTH;
  const [risk, on, mark] = [x(atRiskBp), x(onTrackBp), x(ratioBp)];
  // Two labels closer than this would run into each other.
  const near = on - risk < 34;
  return (
    <svg
      className={styles['scale']}
      viewBox={`0 0 ${WIDTH} 30`}
      role="img"
      aria-label={`Off track below ${ratio(atRiskBp)}, on track from ${ratio(onTrackBp)}, here ${ratio(ratioBp, [atRiskBp, onTrackBp])}`}
    >
      <rect className={styles['off']} x="0" y="4" width={risk} height={BAR} rx="2" />
      <rect className={styles['risk']} x={risk} y="4" width={on - risk} height={BAR} />
      <rect className={styles['on']} x={on} y="4" width={WIDTH - on} height={BAR} rx="2" />
      <rect className={styles['mark']} x={mark - 1} y="0" width="2" height={BAR + 8} />
      <text x="0" y="28">
        Off track
      </text>
      <text x={near ? risk - 4 : risk} y="28" textAnchor={near ? 'end' : 'middle'}>
        {ratio(atRiskBp)}
      </text>
      <text x={near ? on + 4 : on} y="28" textAnchor={near ? 'start' : 'middle'}>
        {ratio(onTrackBp)}
      </text>
      <text x={WIDTH} y="28" textAnchor="end">
        On track
      </text>
    </svg>
  );
}
