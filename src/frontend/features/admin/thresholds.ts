import type { Bp } from '../../../domain/model';

export interface Thresholds {
  readonly atRiskBp: Bp;
  readonly onTrackBp: Bp;
}

export const STEP: Bp = 100;
export const LONG_STEP: Bp = 500;
/** Left end; the right end makes room for what is saved already. */
export const LEAST: Bp = 100;
const USUAL_MOST: Bp = 12_000;

export const mostFor = ({ onTrackBp }: Thresholds): Bp => Math.max(USUAL_MOST, onTrackBp);

export type Which = keyof Thresholds;

/** Moved as far as it may: at risk stays below on track, both on whole hundredths. `held` says that it could not go further. */
export function moved(
  thresholds: Thresholds,
  which: Which,
  to: Bp,
  most: Bp,
): { readonly next: Thresholds; readonly held: boolean } {
  const wanted = Math.round(to / STEP) * STEP;
  const [low, high] = which === 'atRiskBp' ? [LEAST, thresholds.onTrackBp - STEP] : [thresholds.atRiskBp + STEP, most];
  const value = Math.min(Math.max(wanted, low), high);
  const held = which === 'atRiskBp' ? wanted > high : wanted < low;
  return { next: { ...thresholds, [which]: value }, held };
}

/** “0.70” */
export const asRatio = (bp: Bp): string => (bp / 10_000).toFixed(2);
