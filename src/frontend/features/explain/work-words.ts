import type { WorkExplanation } from '../../../domain/explain/work';
import type { Bp } from '../../../domain/model';
import type { WorkFigure } from '../../../domain/work/figure';
import type { Delivery, WorkUnit } from '../../../domain/work/model';
import { number, percent } from '../../app/format';
import { inWords } from './words';

const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** All four decimals: who adds up what stands there gets what stands below. */
export const exactAmount = (tenThousandths: Bp): string => exact.format(tenThousandths / 10_000);

const UNITS: Readonly<Record<WorkUnit, string>> = { issues: 'issues', points: 'story points', hours: 'hours' };

export interface Part {
  readonly done: Bp;
  readonly total: Bp;
}

export function partIn(delivery: Delivery, unit: WorkUnit): Part {
  if (unit === 'points') return { done: delivery.pointsDone, total: delivery.pointsTotal };
  if (unit === 'hours') return { done: delivery.hoursDone, total: delivery.hoursTotal };
  return { done: delivery.issuesDone, total: delivery.issuesTotal };
}

export const partText = ({ done, total }: Part): string => `${exactAmount(done)} of ${exactAmount(total)}`;

export function workSentence(figure: WorkFigure | null): string {
  if (figure === null) return 'No work is linked here or below.';
  const what = figure.unit === 'issues' ? 'Issues' : figure.unit === 'points' ? 'Story points' : 'Hours';
  return `${what} of work that is done, out of all that is linked here or below.`;
}

/** [RU7] [RU3] What the number leaves out, and why. */
export function workNotes(explanation: WorkExplanation): string[] {
  const { figure, unit, estimatedBp, uncountedBp, inputs } = explanation;
  const without = inputs.filter(({ all }) => all.issuesTotal === 0).length;
  return [
    ...(figure?.fellBack === true
      ? [`Only ${percent(estimatedBp)} of the issues have ${UNITS[unit]}, so issues are counted.`]
      : []),
    ...(figure && figure.unestimated > 0
      ? [`Not counted: ${number(figure.unestimated / 10_000)} issues without ${UNITS[figure.unit]}.`]
      : []),
    ...(without > 0 ? [`Nothing flows in from ${inWords(without)} without linked work.`] : []),
    ...(uncountedBp > 0 ? [`${percent(uncountedBp)} of this flows nowhere further up.`] : []),
  ];
}
