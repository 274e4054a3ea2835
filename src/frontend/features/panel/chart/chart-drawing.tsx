import { day, number } from '../../../app/format';
import { CHART_HEIGHT, type ChartFacts, type ChartGeometry } from './geometry';
import styles from './chart.module.css';

interface Props {
  readonly facts: ChartFacts;
  readonly geometry: ChartGeometry;
  readonly width: number;
}

/** Half of a line of small type: labels stand with their middle on a value. */
const MIDDLE = 4;

/** The picture; a table beside it says the same in words. */
export function ChartDrawing({ facts, geometry, width }: Props) {
  const { plot, ticks, points, targetY, band, todayX, expectedNow, startLabel, endLabel } = geometry;
  const foot = CHART_HEIGHT - 4;
  const last = points.at(-1);
  return (
    <svg
      className={styles['chart']}
      width={width}
      height={CHART_HEIGHT}
      viewBox={`0 0 ${width} ${CHART_HEIGHT}`}
      aria-hidden="true"
    >
      {band && (
        <rect
          className={styles['band']}
          x={plot.left}
          width={plot.right - plot.left}
          y={band.top}
          height={Math.max(1, band.bottom - band.top)}
        />
      )}
      {ticks.map(({ y, value }) => (
        <g key={value}>
          <line className={styles['grid']} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className={styles['axis']} x={plot.left - 6} y={y + MIDDLE} textAnchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      {todayX !== null && <line className={styles['today']} x1={todayX} x2={todayX} y1={0} y2={plot.bottom} />}
      {geometry.expectedPath !== null && <path className={styles['expected']} d={geometry.expectedPath} />}
      {geometry.targetPath !== null && <path className={styles['target']} d={geometry.targetPath} />}
      {targetY !== null && (
        <text className={styles['axis']} x={plot.right + 6} y={targetY + MIDDLE}>
          Target
        </text>
      )}
      <path className={styles['value']} d={geometry.valuePath} />
      {points.map((point) => (
        <circle key={point.day} className={styles['point']} cx={point.x} cy={point.y} r="3" />
      ))}
      {expectedNow && <Expected geometry={geometry} now={expectedNow} />}
      {last && <LastValue geometry={geometry} last={last} />}
      {startLabel && (
        <text className={styles['axis']} x={plot.left} y={foot}>
          {day(facts.start, facts.today)}
        </text>
      )}
      {todayX !== null && (
        <text className={styles['axis']} x={todayX} y={foot} textAnchor="middle">
          Today
        </text>
      )}
      {endLabel && (
        <text className={styles['axis']} x={plot.right} y={foot} textAnchor="end">
          {day(facts.end, facts.today)}
        </text>
      )}
    </svg>
  );
}

function Expected({
  geometry,
  now,
}: {
  readonly geometry: ChartGeometry;
  readonly now: NonNullable<ChartGeometry['expectedNow']>;
}) {
  const right = geometry.plot.right - now.x > 84;
  // On the other side of the dot than the value, which stands towards the axis.
  const falls = (geometry.points.at(-1)?.y ?? Infinity) < now.y;
  return (
    <>
      <circle className={styles['now']} cx={now.x} cy={now.y} r="2.5" />
      <text
        className={styles['axis']}
        x={now.x + (right ? 7 : -7)}
        y={now.y + (falls ? 14 : -4)}
        textAnchor={right ? 'start' : 'end'}
      >
        {number(Math.round(now.value * 10) / 10)} expected
      </text>
    </>
  );
}

function LastValue({
  geometry,
  last,
}: {
  readonly geometry: ChartGeometry;
  readonly last: ChartGeometry['points'][number];
}) {
  const { plot, expectedNow } = geometry;
  const above = expectedNow !== null && last.y < expectedNow.y;
  const y = above ? last.y - 8 : last.y + 16;
  // At the very foot of the chart there is room above only.
  const inside = y > plot.bottom ? last.y - 8 : Math.max(10, y);
  const left = last.x - plot.left > 40;
  return (
    <text className={styles['last']} x={last.x} y={inside} textAnchor={left ? 'middle' : 'start'}>
      {number(last.value)}
    </text>
  );
}
