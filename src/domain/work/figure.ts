import type { Amount, Delivery, WorkUnit } from './model';

/** [RU7] Below this part of estimated issues a unit says nothing. */
export const ENOUGH_ESTIMATED_BP = 6_000;

/** [RU7] The one number a person reads: "12.5 of 40". */
export interface WorkFigure {
  readonly done: Amount;
  readonly total: Amount;
  readonly unit: WorkUnit;
  /** Fewer than 60 % of the issues are estimated, so issues are counted instead. */
  readonly fellBack: boolean;
  /** Issues without an estimate, left out of `total`; 0 when issues are counted. */
  readonly unestimated: Amount;
}

/** `null` when nothing is linked. */
export function workFigure(delivery: Delivery, unit: WorkUnit): WorkFigure | null {
  const { issuesDone, issuesTotal } = delivery;
  if (issuesTotal === 0) return null;
  const issues = { done: issuesDone, total: issuesTotal, unit: 'issues', unestimated: 0 } as const;
  if (unit === 'issues') return { ...issues, fellBack: false };
  const [done, total, estimated] =
    unit === 'points'
      ? [delivery.pointsDone, delivery.pointsTotal, delivery.pointsIssues]
      : [delivery.hoursDone, delivery.hoursTotal, delivery.hoursIssues];
  if (estimated * 10_000 < ENOUGH_ESTIMATED_BP * issuesTotal) return { ...issues, fellBack: true };
  return { done, total, unit, fellBack: false, unestimated: issuesTotal - estimated };
}
