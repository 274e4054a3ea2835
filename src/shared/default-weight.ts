/** Of a node while nobody has said how much it counts: all alike. */
export const DEFAULT_WEIGHT = 1;
