import type { PasteProblem, PlanRow } from '../../../shared/paste/plan';

/** Of a line that can't be made only what stands in its way. */
export const shownProblems = (row: PlanRow): readonly PasteProblem[] =>
  row.status === 'cannot' ? row.problems.filter(({ level }) => level === 'cannot') : row.problems;
