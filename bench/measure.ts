import { performance } from 'node:perf_hooks';

export interface Measurement {
  readonly bench: string;
  readonly metric: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  /** What the median may be at most, where something is promised. */
  readonly budget?: number;
  readonly met?: boolean;
}

/** Prints one JSON line for values that were measured elsewhere (bytes, statements, frames in the browser). @throws without values */
export function report(
  bench: string,
  metric: string,
  unit: string,
  values: readonly number[],
  budget?: number,
): Measurement {
  const sorted = [...values].sort((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new Error(`${bench}, ${metric}: nothing was measured`);
  const median = round(quantile(sorted, 0.5));
  const measurement = {
    ...{ bench, metric, unit },
    ...{ median, min: round(min), max: round(max), runs: sorted.length },
    ...(budget === undefined ? {} : { budget, met: median <= budget }),
  };
  console.log(JSON.stringify(measurement));
  return measurement;
}

/** The value below which this share of the values lies, between neighbours in proportion. Values are sorted ascending. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return low + (high - low) * (at % 1);
}

export interface TimeOptions<T> {
  readonly runs?: number;
  /** Runs before the counted ones; 0 measures cold. */
  readonly warmUp?: number;
  /** Makes fresh input for each run, outside the measured time. */
  readonly before?: () => T | Promise<T>;
}

/** Times a function in milliseconds and prints the line. What it answers is kept alive, so that it is not optimised away. */
export async function time<T = undefined>(
  bench: string,
  metric: string,
  run: (input: T) => unknown,
  { runs = 9, warmUp = 3, before }: TimeOptions<T> = {},
): Promise<Measurement> {
  const values: number[] = [];
  for (let index = -warmUp; index < runs; index += 1) {
    const input = (await before?.()) as T;
    const from = performance.now();
    kept = await run(input);
    if (index >= 0) values.push(performance.now() - from);
  }
  return report(bench, metric, 'ms', values);
}

export let kept: unknown;

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
