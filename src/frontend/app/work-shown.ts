import { workFigure, type WorkFigure } from '../../domain/work/figure';
import type { WorkUnit } from '../../domain/work/model';
import type { NodeRow } from '../../shared/views';

/** What stands behind a number of work: issues have nothing. */
export const WORK_UNIT_SIGNS: Readonly<Record<WorkUnit, string>> = { issues: '', points: 'pt', hours: 'h' };

/** [RU7] The number of work done of a row; `null` while nothing is linked here or below. */
export const workOf = ({ work }: NodeRow, unit: WorkUnit): WorkFigure | null =>
  work ? workFigure(work.all, unit) : null;
