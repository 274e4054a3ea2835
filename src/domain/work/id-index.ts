/** Numeric ids to indices, in order of appearance. A plain Map of a hundred thousand ids costs more than all else that is read of them. */
export interface IdIndex {
  readonly ids: readonly number[];
  /** −1: unknown. */
  readonly find: (id: number) => number;
  /** Its index; a new one when unknown. */
  readonly put: (id: number) => number;
}

export function idIndex(expected: number): IdIndex {
  const ids: number[] = [];
  let mask = 15;
  while (mask < expected * 2) mask = mask * 2 + 1;
  // Index + 1 of the id in each place; 0 is free. At least half stays free, so a search ends soon.
  let places = new Int32Array(mask + 1);

  const placeOf = (id: number): number => {
    // Ids above 2^32 keep their low bits; the comparison is with the whole id.
    let place = (Math.imul(id | 0, 0x9e3779b1) >>> 7) & mask;
    while (places[place] !== 0 && ids[places[place]! - 1] !== id) place = (place + 1) & mask;
    return place;
  };
  const grow = (): void => {
    mask = mask * 2 + 1;
    places = new Int32Array(mask + 1);
    for (let index = 0; index < ids.length; index += 1) places[placeOf(ids[index]!)] = index + 1;
  };
  return {
    ids,
    find: (id) => places[placeOf(id)]! - 1,
    put: (id) => {
      const place = placeOf(id);
      if (places[place] !== 0) return places[place]! - 1;
      places[place] = ids.push(id);
      if (ids.length * 2 > mask) grow();
      return ids.length - 1;
    },
  };
}
