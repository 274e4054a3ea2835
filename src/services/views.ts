import type { StoredCycle, StoredEdge, StoredStrategy, StoredTeam } from './ports/rows';
import type { CycleView, EdgeView, StrategyView, TeamView } from '../shared/views';

export function strategyView({
  id,
  version,
  name,
  timeZone,
  projectIds,
  groupIds,
  editorIds,
  revision,
  nodeCount,
}: StoredStrategy): StrategyView {
  return { id, version, name, timeZone, projectIds, groupIds, editorIds, revision, nodeCount };
}

export function cycleView({ id, version, strategyId, name, start, end, closedAt }: StoredCycle): CycleView {
  return { id, version, strategyId, name, start, end, closedAt };
}

export function teamView({ id, version, strategyId, name, leadId, parentId, size, projectIds }: StoredTeam): TeamView {
  return { id, version, strategyId, name, leadId, parentId, size, projectIds };
}

export function edgeView({ id, version, kind, fromId, toId, shareBp, neededBy }: StoredEdge): EdgeView {
  return { id, version, kind, fromId, toId, shareBp, neededBy };
}
