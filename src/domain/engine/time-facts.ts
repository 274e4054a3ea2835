import { currentCycle, dayIn, startOfDay } from '../days';
import { expires } from '../kinds';
import type { CycleFacts, EngineInput, EpochDay, EpochMs } from '../model';
import type { Tree } from '../tree-build';

/** When the nodes of a tree live; per index of the tree. */
export interface TimeFacts {
  readonly cycles: readonly CycleFacts[];
  /** [TR4] Index into `cycles`, −1 = the strategy has none. */
  readonly cycleOf: Int32Array;
  /** [HE1] 1 where the cycle is over; never for a theme or the vision. */
  readonly ended: Uint8Array;
}

/** [TR4] Own cycle, else the nearest ancestor's, else the strategy's current one. A cycle nobody knows counts as none. */
export function timeFacts(input: EngineInput, tree: Tree): TimeFacts {
  const { cycles, today } = input;
  const indexOfCycle = new Map(cycles.map((cycle, index) => [cycle.id, index]));
  const current = currentCycle(cycles, today);
  const fallback = current === null ? -1 : cycles.indexOf(current);
  const size = tree.order.length;
  const inherited = new Int32Array(size).fill(-1);
  const cycleOf = new Int32Array(size);
  const ended = new Uint8Array(size);
  const isOver = cycles.map((cycle) => hasEnded(cycle, today, input.now));
  for (let index = 0; index < size; index += 1) {
    const { cycleId, kind } = tree.order[index]!;
    const own = cycleId === null ? undefined : indexOfCycle.get(cycleId);
    inherited[index] = own ?? (index === 0 ? -1 : inherited[tree.parent[index]!]!);
    cycleOf[index] = inherited[index]! < 0 ? fallback : inherited[index]!;
    if (cycleOf[index]! >= 0 && expires(kind) && isOver[cycleOf[index]!] === true) ended[index] = 1;
  }
  return { cycles, cycleOf, ended };
}

/** A cycle is over after its last day, or once it was closed. */
export function hasEnded(cycle: CycleFacts, today: EpochDay, now: EpochMs): boolean {
  return today > cycle.end || (cycle.closedAt !== null && cycle.closedAt <= now);
}

/** The day of an instant, as far as it is later than the start of the cycle: earlier instants change nothing and cost nothing. */
export function dayAfterStart(timeZone: string): (ms: EpochMs | null, cycle: CycleFacts | null) => EpochDay | null {
  const starts = new Map<CycleFacts, EpochMs>();
  return (ms, cycle) => {
    if (ms === null) return null;
    if (cycle !== null) {
      let start = starts.get(cycle);
      if (start === undefined) starts.set(cycle, (start = startOfDay(timeZone, cycle.start)));
      if (ms < start) return null;
    }
    return dayIn(timeZone, ms);
  };
}
