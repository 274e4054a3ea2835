import type { Bp, Trend } from '../../domain/model';
import styles from './sparkline.module.css';

interface Props {
  readonly trend: Trend | null;
  /** Expected at the trend's first week and today, where a straight line tells what was in between. */
  readonly expected?: { readonly fromBp: Bp; readonly toBp: Bp } | null;
  readonly width?: number;
  readonly height?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const PAD = 3;
const draw = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** Progress week by week. Decoration beside the number: it says nothing that the row does not say in words. */
export function Sparkline({ trend, expected = null, width = 54, height = 20 }: Props) {
  const points = trend?.points ?? [];
  const known = points.flatMap((bp, week) => (bp === null ? [] : [{ bp, week }]));
  const last = known.at(-1);
  if (!last) return <span className={styles['none']}>–</span>;
  const span = Math.max(points.length - 1, 1);
  const top = Math.max(...known.map(({ bp }) => bp), expected?.fromBp ?? 0, expected?.toBp ?? 0, 1);
  const place = (week: number, bp: Bp): Point => ({
    x: PAD + (week / span) * (width - 2 * PAD),
    y: height - PAD - (bp / top) * (height - 2 * PAD),
  });
  const end = place(last.week, last.bp);
  const due = expected === null ? null : draw([place(0, expected.fromBp), place(span, expected.toBp)]);
  return (
    <svg
      className={styles['sparkline']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {due !== null && <polyline className={styles['expected']} points={due} />}
      <polyline className={styles['line']} points={draw(known.map(({ week, bp }) => place(week, bp)))} />
      <circle className={styles['end']} cx={end.x} cy={end.y} r="2.5" />
    </svg>
  );
}
