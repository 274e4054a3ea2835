import { buildTree } from '../domain/tree';
import type { NodeFacts, StrategyId } from '../domain/model';
import type { AdminView } from '../shared/views';
import type { GraphNode } from './ports/rows';
import { strategyView } from './views';
import type { Work } from './work';

/** Settings, every strategy, and rows that have no place in their tree. */
export async function openAdmin({ ports, now }: Work): Promise<AdminView> {
  const { settings, strategies } = await ports.reads.overview();
  const { nodes } = await ports.reads.graph();
  const byStrategy = new Map<StrategyId, GraphNode[]>();
  for (const node of nodes) {
    const group = byStrategy.get(node.strategyId);
    if (group) group.push(node);
    else byStrategy.set(node.strategyId, [node]);
  }
  const problems = [...byStrategy].flatMap(([strategyId, group]) =>
    buildTree(group.map(placeOnly)).problems.map(({ nodeId, problem }) => ({ nodeId, strategyId, problem })),
  );
  return { settings, strategies: strategies.map(strategyView), now, problems };
}

/** A place in a tree needs no more than this; the rest says nothing. */
function placeOnly(node: GraphNode): NodeFacts {
  return {
    ...node,
    lifecycle: 'active',
    weight: 0,
    parentShareBp: null,
    cycleId: null,
    activatedAt: null,
    resumedAt: null,
    archivedAt: null,
    milestonesDone: 0,
    milestonesTotal: 0,
    override: null,
    keyResult: null,
  };
}
