import { currentCycle, dayIn } from '../days';
import type { CycleFacts, EpochDay, EpochMs, Health, NodeFacts, NodeId } from '../model';
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
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Map<NodeId, EpochDay | null>();
  for (const { id } of nodes) {
    const walked = new Set<NodeId>();
    let end: EpochDay | null = fallback;
    // A parent that was walked already is a cycle of broken rows, and inherits nothing.
    for (let at: NodeId | null = id; at !== null && !walked.has(at); at = byId.get(at)?.parentId ?? null) {
      const known = ends.get(at);
      const cycleId = byId.get(at)?.cycleId ?? null;
      const own = cycleId === null ? undefined : endOf.get(cycleId);
      if (known !== undefined || own !== undefined) {
        end = known === undefined ? (own ?? null) : known;
        break;
      }
      walked.add(at);
    }
    ends.set(id, end);
    for (const at of walked) ends.set(at, end);
  }
  return nodes.map(({ id, parentId, kind, lifecycle, archivedAt }) => ({
    ...{ id, parentId, kind, lifecycle, archivedAt, cycleEnd: ends.get(id) ?? null, health: healthOf(id) },
    closedDay: archivedAt === null ? null : dayIn(timeZone, archivedAt),
  }));
}
