import { isoToDay } from '../../src/domain/days';
import type { Kind, Rollup } from '../../src/domain/model';
import type { CycleView, NodeRow, PanelView, SettingsView, StrategyView, TreeView } from '../../src/shared/views';

const DAY_MS = 86_400_000;

export const dayOf = (iso: string): number => {
  const day = isoToDay(iso);
  if (day === null) throw new Error(`${iso} is no day`);
  return day;
};

export const TODAY = dayOf('2026-11-19');
export const NOW = TODAY * DAY_MS + 10.7 * 3_600_000;
export const STRATEGY = '00000000-0000-4000-8000-000000000001';
export const CYCLE = '00000000-0000-4000-8000-0000000000c1';

export const rollup = (nodeId: string, part: Partial<Rollup> = {}): Rollup => ({
  nodeId,
  day: TODAY,
  outcomeBp: null,
  expectedBp: null,
  ratioBp: null,
  health: 'unmeasured',
  computedHealth: 'unmeasured',
  notes: [],
  confidenceX100: null,
  weakestId: null,
  lastCheckInDay: null,
  inputCount: 0,
  unknownCount: 0,
  leftOutCount: 0,
  trend: null,
  ...part,
});

export function node(id: string, kind: Kind, title: string, part: Partial<NodeRow> = {}): NodeRow {
  return {
    id,
    strategyId: STRATEGY,
    parentId: null,
    kind,
    rank: id,
    lifecycle: 'active',
    weight: 1,
    parentShareBp: null,
    cycleId: null,
    activatedAt: dayOf('2026-10-01') * DAY_MS,
    resumedAt: null,
    archivedAt: null,
    milestonesDone: 0,
    milestonesTotal: 0,
    override: null,
    keyResult: null,
    version: 3,
    key: id.toUpperCase(),
    title,
    ownerId: 'ife',
    contributorIds: [],
    teamId: null,
    reviewBy: null,
    metricName: '',
    unit: '',
    rollup: rollup(id),
    ...part,
  };
}

/** KR-8 of the pictures: 61 → 75 %, 66.4 on 17 November. */
export function keyResultNode(part: Partial<NodeRow> = {}): NodeRow {
  return node('kr-8', 'keyResult', 'Checkout completion', {
    parentId: 'obj-7',
    metricName: 'Checkout completion',
    unit: '%',
    keyResult: {
      metricId: 'm8',
      direction: 'increase',
      baseline: 61,
      target: 75,
      bandLow: null,
      bandHigh: null,
      tolerance: null,
      dueDay: null,
      current: { value: 66.4, asOf: dayOf('2026-11-17'), enteredAt: dayOf('2026-11-17') * DAY_MS },
      confidence: 6,
      lastCheckInDay: dayOf('2026-11-17'),
      trend: null,
    },
    rollup: rollup('kr-8', {
      outcomeBp: 3857,
      expectedBp: 5326,
      ratioBp: 7242,
      health: 'atRisk',
      computedHealth: 'atRisk',
      lastCheckInDay: dayOf('2026-11-17'),
    }),
    ...part,
  });
}

export const settings: SettingsView = {
  version: 1,
  onTrackBp: 9_000,
  atRiskBp: 7_000,
  lowConfidence: 3,
  cadenceDays: 14,
  graceDays: 3,
  labels: {
    vision: 'Vision',
    theme: 'Theme',
    objective: 'Objective',
    keyResult: 'Key result',
    initiative: 'Initiative',
  },
  estimateUnit: 'issues',
};

export const strategy: StrategyView = {
  id: STRATEGY,
  version: 1,
  name: 'Larkfield to 2027',
  timeZone: 'UTC',
  projectIds: [],
  groupIds: [],
  editorIds: ['mara'],
  revision: 10,
  nodeCount: 3,
};

export const cycle: CycleView = {
  id: CYCLE,
  strategyId: STRATEGY,
  name: 'Q4 2026',
  start: dayOf('2026-10-01'),
  end: dayOf('2026-12-31'),
  closedAt: null,
  version: 1,
};

export const treeOf = (nodes: readonly NodeRow[], part: Partial<TreeView> = {}): TreeView => ({
  strategy,
  settings,
  cycles: [cycle],
  currentCycleId: CYCLE,
  teams: [],
  nodes,
  edges: [],
  problems: [],
  abilities: { admin: false, editAll: true },
  now: NOW,
  today: TODAY,
  ...part,
});

export const panelOf = (nodeId: string, part: Partial<PanelView> = {}): PanelView => ({
  nodeId,
  version: 3,
  narrative: '',
  rationale: '',
  tradeOffs: '',
  canEdit: true,
  ask: ['ife'],
  checkIns: [],
  commitmentChanges: [],
  activity: [],
  ...part,
});
