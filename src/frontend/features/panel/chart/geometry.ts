import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { WHOLE, type Bp, type Commitment, type EpochDay } from '../../../../domain/model';

export const CHART_HEIGHT = 126;
/** Room for numbers on the left, for the word "Target" on the right, for days below. */
const MARGIN = { top: 8, right: 56, bottom: 22, left: 34 } as const;

/** Height of a line of small type. */
const LINE = 13;

export interface ChartFacts {
  readonly commitment: Commitment;
  /** First and last day shown: those of the cycle. */
  readonly start: EpochDay;
  readonly end: EpochDay;
  /** EX1 counts from the later of cycle start and activation. */
  readonly expectedFrom: EpochDay;
  readonly expectedBp: Bp | null;
  readonly today: EpochDay;
  readonly values: readonly { readonly day: EpochDay; readonly value: number }[];
  /** Changes of the target, oldest first. */
  readonly steps: readonly { readonly day: EpochDay; readonly before: number; readonly after: number }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ChartGeometry {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly points: readonly (Point & { readonly day: EpochDay; readonly value: number })[];
  readonly valuePath: string;
  readonly expectedPath: string | null;
  readonly targetPath: string | null;
  readonly targetY: number | null;
  readonly band: { readonly top: number; readonly bottom: number } | null;
  readonly todayX: number | null;
  readonly expectedNow: (Point & { readonly value: number }) | null;
  readonly startLabel: boolean;
  readonly endLabel: boolean;
}

const path = (points: readonly Point[]): string =>
  line<Point>()
    .x((point) => point.x)
    .y((point) => point.y)
    .digits(1)([...points]) ?? '';

/** Target before its first change, then each step: a line that turns at right angles. */
function targetStairs({ commitment, start, end, steps }: ChartFacts): { day: EpochDay; value: number }[] {
  const { target, direction } = commitment;
  if (target === null || direction === 'maintain' || direction === 'milestone') return [];
  const corners: { day: EpochDay; value: number }[] = [];
  let value = steps[0]?.before ?? target;
  corners.push({ day: start, value });
  for (const step of steps) {
    const day = Math.min(end, Math.max(start, step.day));
    corners.push({ day, value }, { day, value: step.after });
    value = step.after;
  }
  corners.push({ day: end, value });
  return corners;
}

function tickValues(
  { baseline, target, bandLow, bandHigh, direction }: Commitment,
  extent: readonly number[],
): number[] {
  const wanted =
    direction === 'maintain'
      ? [bandLow, bandHigh]
      : baseline !== null && target !== null
        ? [baseline, (baseline + target) / 2, target]
        : [baseline, target];
  const known = wanted.filter((value): value is number => value !== null);
  const ticks = known.length > 0 ? known : [Math.min(...extent), Math.max(...extent)];
  return [...new Set(ticks)];
}

/** Numbers that would touch each other: the first and those far enough from it stay. */
function apart<Tick extends { readonly y: number }>(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (kept.every((other) => Math.abs(other.y - tick.y) >= LINE)) kept.push(tick);
  return kept;
}

/** Where everything of a key result's chart stands, in pixels. Pure, so that it can be tested without a screen. */
export function chartGeometry(facts: ChartFacts, width: number): ChartGeometry {
  const { commitment, start, end, today, values, expectedBp } = facts;
  const { direction, baseline, target, bandLow, bandHigh } = commitment;
  const stairs = targetStairs(facts);
  const heights = [
    baseline,
    target,
    bandLow,
    bandHigh,
    ...values.map((point) => point.value),
    ...stairs.map((corner) => corner.value),
  ];
  const extent = heights.filter((value): value is number => value !== null);
  const low = extent.length > 0 ? Math.min(...extent) : 0;
  const high = extent.length > 0 ? Math.max(...extent) : 1;
  // One flat line stands in the middle, not on the floor.
  const flat = high === low ? Math.max(Math.abs(high), 1) / 2 : 0;
  const plot = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 1, width - MARGIN.right),
    top: MARGIN.top,
    bottom: CHART_HEIGHT - MARGIN.bottom,
  };
  const x = scaleLinear([start, Math.max(end, start + 1)], [plot.left, plot.right]).clamp(true);
  const y = scaleLinear([low - flat, high + flat], [plot.bottom, plot.top]);
  const at = (day: EpochDay, value: number): Point => ({ x: x(day), y: y(value) });

  const points = values.map((point) => ({ ...at(point.day, point.value), ...point }));
  const slopes = (direction === 'increase' || direction === 'decrease') && baseline !== null && target !== null;
  const inside = today >= start && today <= end;
  const reached = slopes && expectedBp !== null ? baseline + ((target - baseline) * expectedBp) / WHOLE : null;
  return {
    plot,
    ticks: apart(tickValues(commitment, [low, high]).map((value) => ({ value, y: y(value) }))),
    points,
    valuePath: path(points),
    expectedPath: slopes
      ? path([at(Math.min(end, Math.max(start, facts.expectedFrom)), baseline), at(end, target)])
      : null,
    targetPath: stairs.length > 0 ? path(stairs.map((corner) => at(corner.day, corner.value))) : null,
    targetY: stairs.length > 0 && target !== null ? y(target) : null,
    band:
      direction === 'maintain' && (bandLow !== null || bandHigh !== null)
        ? { top: bandHigh === null ? plot.top : y(bandHigh), bottom: bandLow === null ? plot.bottom : y(bandLow) }
        : null,
    todayX: inside ? x(today) : null,
    expectedNow: inside && reached !== null ? { ...at(today, reached), value: reached } : null,
    startLabel: !inside || x(today) - plot.left > 64,
    endLabel: !inside || plot.right - x(today) > 64,
  };
}
