import { isoToDay } from '../../../src/domain/days';
import {
  DEFAULT_HEALTH,
  type CycleFacts,
  type EdgeFacts,
  type EngineInput,
  type EpochDay,
  type KeyResultFacts,
  type Kind,
  type NodeFacts,
} from '../../../src/domain/model';

const DAY_MS = 86_400_000;

export function day(iso: string): EpochDay {
  const found = isoToDay(iso);
  if (found === null) throw new Error(`${iso} is no day`);
  return found;
}

/** Noon in UTC of a day. */
export function noon(iso: string): number {
  return day(iso) * DAY_MS + DAY_MS / 2;
}

export function makeNode(id: string, kind: Kind, parentId: string | null, more: Partial<NodeFacts> = {}): NodeFacts {
  return {
    ...{ id, kind, parentId, strategyId: 's', rank: id, lifecycle: 'active', weight: 1, parentShareBp: null },
    ...{ cycleId: null, activatedAt: null, resumedAt: null, archivedAt: null, milestonesDone: 0, milestonesTotal: 0 },
    ...{ override: null, keyResult: kind === 'keyResult' ? makeKeyResult() : null },
    ...more,
  };
}

export function makeKeyResult(more: Partial<KeyResultFacts> = {}): KeyResultFacts {
  return {
    ...{ metricId: 'm', direction: 'increase', baseline: null, target: null, bandLow: null, bandHigh: null },
    ...{ tolerance: null, dueDay: null, current: null, confidence: null, lastCheckInDay: null, trend: null },
    ...more,
  };
}

/** A key result from baseline to target with its last value. */
export function measured(
  id: string,
  parentId: string,
  [baseline, target, value]: readonly [number, number, number | null],
  asOf: string,
  more: Partial<NodeFacts> & { readonly confidence?: number } = {},
): NodeFacts {
  const { confidence = null, ...node } = more;
  return makeNode(id, 'keyResult', parentId, {
    keyResult: makeKeyResult({
      direction: target > baseline ? 'increase' : 'decrease',
      ...{ baseline, target, confidence },
      current: value === null ? null : { value, asOf: day(asOf), enteredAt: noon(asOf) },
      lastCheckInDay: value === null ? null : day(asOf),
    }),
    ...node,
  });
}

export function makeCycle(id: string, start: string, end: string, more: Partial<CycleFacts> = {}): CycleFacts {
  return { id, strategyId: 's', name: id, start: day(start), end: day(end), closedAt: null, ...more };
}

export const Q4 = makeCycle('q4', '2026-10-01', '2026-12-31', { name: 'Q4 2026' });

export function contributes(id: string, fromId: string, toId: string, shareBp: number | null): EdgeFacts {
  return { id, kind: 'contributesTo', fromId, toId, shareBp, neededBy: null };
}

export function makeInput(nodes: readonly NodeFacts[], more: Partial<EngineInput> = {}): EngineInput {
  return {
    ...{ strategyId: 's', nodes, edges: [], cycles: [Q4], health: DEFAULT_HEALTH },
    ...{ today: day('2026-11-19'), now: noon('2026-11-19'), timeZone: 'Europe/Berlin' },
    ...more,
  };
}
