import { type PlanParent } from './plan';

/** Indices with parents before children, otherwise in the order of the text; those that name each other in a circle are apart. */
export function parentsFirst(parents: readonly PlanParent[]): {
  order: readonly number[];
  circular: ReadonlySet<number>;
} {
  const order: number[] = [];
  const circular = new Set<number>();
  // 0 = not seen, 1 = on the way up from here, 2 = done.
  const state = new Uint8Array(parents.length);
  for (let start = 0; start < parents.length; start += 1) {
    const way: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && state[at] === 0) {
      state[at] = 1;
      way.push(at);
      const parent: PlanParent | undefined = parents[at];
      at = parent?.at === 'row' ? parent.index : undefined;
    }
    if (at !== undefined && state[at] === 1) for (const index of way.slice(way.indexOf(at))) circular.add(index);
    for (const index of way.reverse()) {
      state[index] = 2;
      order.push(index);
    }
  }
  return { order, circular };
}
