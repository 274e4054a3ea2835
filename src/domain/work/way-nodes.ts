import { currentCycle, dayIn } from '../days';
import type { CycleFacts, CycleId, EpochDay, EpochMs, Health, NodeFacts, NodeId } from '../model';
import type { WayNode } from './model';
import { lastDayOf } from './path-status';

export interface WayNodesInput {
  /** Of one strategy, archived ones included: all of them, or some with everything above them. */
  readonly nodes: readonly Pick<NodeFacts, 'id' | 'parentId' | 'kind' | 'lifecycle' | 'archivedAt' | 'cycleId'>[];
  readonly cycles: readonly CycleFacts[];
  readonly today: EpochDay;
  readonly now: EpochMs;
  readonly timeZone: string;
  /** As shown. */
  readonly healthOf: (id: NodeId) => Health;
}

/** [TR4] What the line of sight reads of the nodes of one strategy: each with the last day of its own or inherited cycle. */
export function wayNodesOf({ nodes, cycles, today, now, timeZone, healthOf }: WayNodesInput): WayNode[] {
  const endOf = new Map(
    cycles.map((cycle) => {
      const closed = cycle.closedAt !== null && cycle.closedAt <= now ? dayIn(timeZone, cycle.closedAt) : null;
      return [cycle.id, lastDayOf(cycle, closed)];
    }),
  );
  const current = currentCycle(cycles, today);
  const fallback = current === null ? null : (endOf.get(current.id) ?? null);
  const ends = inherited(nodes, endOf, fallback);
  return nodes.map(({ id, parentId, kind, lifecycle, archivedAt }, at) => ({
    ...{ id, parentId, kind, lifecycle, archivedAt, cycleEnd: ends[at] ?? null, health: healthOf(id) },
    closedDay: archivedAt === null ? null : dayIn(timeZone, archivedAt),
  }));
}

/** Per node; parents that bite their tail inherit what nobody says. */
function inherited(
  nodes: WayNodesInput['nodes'],
  endOf: ReadonlyMap<CycleId, EpochDay>,
  fallback: EpochDay | null,
): (EpochDay | null | undefined)[] {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const ends: (EpochDay | null | undefined)[] = nodes.map(({ cycleId }) =>
    cycleId === null ? undefined : endOf.get(cycleId),
  );
  for (let from = 0; from < nodes.length; from += 1) {
    const walked: number[] = [];
    let at = from;
    while (at >= 0 && ends[at] === undefined) {
      ends[at] = fallback;
      walked.push(at);
      const { parentId } = nodes[at]!;
      at = parentId === null ? -1 : (indexOf.get(parentId) ?? -1);
    }
    const end = at < 0 ? fallback : (ends[at] ?? null);
    for (const below of walked) ends[below] = end;
  }
  return ends;
}
