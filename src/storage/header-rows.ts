import { EDGE_KINDS, KINDS, LIFECYCLES, type Health, type Kind, type StrategyId } from '../domain/model';
import type {
  ForeignInput,
  Neighbour,
  StoredCycle,
  StoredEdge,
  StoredStrategy,
  StoredTeam,
} from '../services/ports/rows';
import { text, textOrNull, texts, whole, wholeOrNull, word, type Raw } from './decode';
import { toDelivery } from './delivery-columns';
import { keyOf } from './node-key';

// The order of t… and n… is that of read-header.ts.

export const HEALTHS = [
  'onTrack',
  'atRisk',
  'offTrack',
  'outdated',
  'pending',
  'unmeasured',
  'cycleEnded',
  'planInvalid',
  'draft',
  'proposed',
  'paused',
  'achieved',
  'dropped',
] as const satisfies readonly Health[];

export function toStrategy(row: Raw): StoredStrategy {
  return {
    id: text(row, 'i'),
    name: text(row, 't1'),
    timeZone: text(row, 't2'),
    projectIds: texts(row, 't3'),
    groupIds: texts(row, 't4'),
    editorIds: texts(row, 't5'),
    updatedBy: textOrNull(row, 't6'),
    lastWrite: text(row, 't7'),
    version: whole(row, 'n1'),
    revision: whole(row, 'n2'),
    updatedAt: whole(row, 'n3'),
    nodeCount: whole(row, 'n4'),
    textBytes: wholeOrNull(row, 'n5') ?? 0,
  };
}

export function toCycle(row: Raw, strategyId: StrategyId): StoredCycle {
  return {
    strategyId,
    id: text(row, 'i'),
    name: text(row, 't1'),
    updatedBy: textOrNull(row, 't2'),
    lastWrite: text(row, 't3'),
    version: whole(row, 'n1'),
    start: whole(row, 'n2'),
    end: whole(row, 'n3'),
    closedAt: wholeOrNull(row, 'n4'),
    updatedAt: whole(row, 'n5'),
  };
}

export function toTeam(row: Raw, strategyId: StrategyId): StoredTeam {
  return {
    strategyId,
    id: text(row, 'i'),
    name: text(row, 't1'),
    leadId: textOrNull(row, 't2'),
    parentId: textOrNull(row, 't3'),
    projectIds: texts(row, 't4'),
    updatedBy: textOrNull(row, 't5'),
    lastWrite: text(row, 't6'),
    version: whole(row, 'n1'),
    size: wholeOrNull(row, 'n2'),
    updatedAt: whole(row, 'n3'),
  };
}

export function toEdge(row: Raw, strategyId: StrategyId): StoredEdge {
  const fromStrategy = text(row, 't4');
  const toStrategy = text(row, 't5');
  const crosses = fromStrategy !== strategyId || toStrategy !== strategyId;
  return {
    id: text(row, 'i'),
    kind: word(row, 't1', EDGE_KINDS),
    fromId: text(row, 't2'),
    toId: text(row, 't3'),
    fromStrategy,
    toStrategy,
    other: crosses ? { groupIds: texts(row, 't6'), editorIds: texts(row, 't7'), live: whole(row, 'n4') === 1 } : null,
    version: whole(row, 'n1'),
    shareBp: wholeOrNull(row, 'n2'),
    neededBy: wholeOrNull(row, 'n3'),
    updatedBy: textOrNull(row, 't8'),
    updatedAt: whole(row, 'n5'),
  };
}

export function toForeign(row: Raw): ForeignInput {
  const nodeId = text(row, 'i');
  const start = wholeOrNull(row, 'n8');
  const end = wholeOrNull(row, 'n9');
  return {
    delivery: toDelivery(row, 't6'),
    rollup: {
      nodeId,
      day: whole(row, 'n6'),
      outcomeBp: wholeOrNull(row, 'n1'),
      expectedBp: wholeOrNull(row, 'n2'),
      ratioBp: wholeOrNull(row, 'n3'),
      health: word(row, 't1', HEALTHS),
      computedHealth: word(row, 't2', HEALTHS),
      notes: [],
      confidenceX100: wholeOrNull(row, 'n4'),
      weakestId: textOrNull(row, 't5'),
      lastCheckInDay: wholeOrNull(row, 'n5'),
      inputCount: 0,
      unknownCount: 0,
      leftOutCount: 0,
      trend: null,
    },
    node: {
      kind: word(row, 't3', KINDS),
      lifecycle: word(row, 't4', LIFECYCLES),
      weight: whole(row, 'n7'),
      cycle: start === null || end === null ? null : { start, end },
    },
  };
}

export function toNeighbour(row: Raw): Neighbour {
  const kind = word(row, 't2', KINDS);
  return {
    id: text(row, 'i'),
    strategyId: text(row, 't8'),
    parentId: textOrNull(row, 't1'),
    kind,
    key: keyOf(kind, whole(row, 'n1')),
    rank: text(row, 't3'),
    ownerId: textOrNull(row, 't4'),
    contributorIds: texts(row, 't5'),
    lifecycle: word(row, 't6', LIFECYCLES),
    version: whole(row, 'n2'),
    archivedAt: wholeOrNull(row, 'n3'),
    hasOwnCycle: whole(row, 'n4') === 1,
    createdBy: textOrNull(row, 't7'),
    lastWrite: text(row, 't9'),
  };
}

export function toLastNumber(row: Raw): [Kind, number] {
  return [word(row, 'i', KINDS), whole(row, 'n1')];
}
