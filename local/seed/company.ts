import { firstMorning, duringTheQuarter, written } from './larkfield/quarter';
import { lastQuarter, putAway } from './larkfield/last-quarter';
import { larkfieldCheckIns } from './larkfield/check-ins';
import { newTowns } from './new-towns';
import { setUp } from './set-up';
import { workTies } from './work/links';
import type { SeedDays } from './days';
import type { Step } from './stage';

/** Larkfield, a grocer of thirty stores: what its people did from the middle of the last cycle to yesterday, in order. */
export function company(days: SeedDays): readonly Step[] {
  const towns = newTowns(days);
  const steps = [
    ...setUp,
    ...lastQuarter,
    ...firstMorning(towns),
    ...written,
    ...towns.afterwards,
    ...putAway,
    ...duringTheQuarter,
    ...larkfieldCheckIns,
    ...workTies,
  ];
  // Steps of the same minute keep the order in which they stand here.
  return steps.toSorted((a, b) => a.day - b.day || a.minute - b.minute);
}
