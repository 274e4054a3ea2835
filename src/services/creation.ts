import { currentCycle, dayIn } from '../domain/days';
import type { CycleId, Kind } from '../domain/model';
import type { Header, LastChange } from './ports/rows';
import type { Work } from './work';

/** The log's entry of a new node. */
export function creationOf(title: string): LastChange {
  return { action: 'node.create', changes: { title: { before: null, after: title } }, reason: null };
}

/**
 * What stands right below the vision or a theme commits to the cycle it was made in, and what is below takes it from there [TR4];
 * left open, it would follow the current cycle and lose its value on the first day of the next. Themes and the vision never expire.
 */
export function firstCycle(
  work: Work,
  { cycles, strategy }: Header,
  kind: Kind,
  parent: { readonly kind: Kind; readonly hasOwnCycle: boolean } | null,
): CycleId | null {
  const open = kind === 'vision' || kind === 'theme' || parent === null || parent.hasOwnCycle;
  if (open || (parent.kind !== 'vision' && parent.kind !== 'theme')) return null;
  return currentCycle(cycles, dayIn(strategy.timeZone, work.now))?.id ?? null;
}
