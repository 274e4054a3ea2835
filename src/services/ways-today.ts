import { dayIn } from '../domain/days';
import type { EpochDay, EpochMs, NodeId } from '../domain/model';
import { DEFAULT_WORK, type WayNode } from '../domain/work/model';
import { lastDayOf } from '../domain/work/path-status';
import { readWays, wayGraph, type WayReading } from '../domain/work/ways';
import type { SpeakingStrategy, StoredWayNode, WaysUp } from './ports/path-rows';

/**
 * Stored ways, read on the day that it is now in the strategy of the first link.
 * @param firstId without a link: `null`, and the day is that of `fallback`
 */
export function waysToday(
  strategies: readonly SpeakingStrategy[],
  { nodes, contributions }: WaysUp,
  firstId: NodeId | null,
  now: EpochMs,
  fallback: SpeakingStrategy | null = null,
): { readonly reading: WayReading; readonly today: EpochDay } {
  const zones = new Map(strategies.map(({ id, timeZone }) => [id, timeZone]));
  const first = nodes.find(({ id }) => id === firstId)?.strategyId ?? fallback?.id ?? '';
  const today = dayIn(zones.get(first) ?? 'UTC', now);
  const wayNodes = nodes.map((node) => toWayNode(node, zones.get(node.strategyId) ?? 'UTC'));
  const time = { today, finishingDays: DEFAULT_WORK.finishingDays };
  return { reading: readWays(wayGraph(wayNodes, contributions), time), today };
}

export function toWayNode({ cycle, lifecycleAt, ...node }: StoredWayNode, timeZone: string): WayNode {
  const day = (at: number | null): EpochDay | null => (at === null ? null : dayIn(timeZone, at));
  return {
    ...node,
    cycleEnd: cycle && lastDayOf(cycle, day(cycle.closedAt)),
    closedDay: day(node.archivedAt ?? lifecycleAt),
  };
}
