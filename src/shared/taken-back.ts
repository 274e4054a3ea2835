/** The reason of a change that undoes another: not a reason anybody gave, so the two are not shown as promises that changed. */
export const TAKEN_BACK = 'Taken back';
