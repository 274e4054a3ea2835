import { currentCycle } from '../domain/days';
import type { TreeView } from '../shared/views';
import { mayAdminister, mayEditStrategy, mayViewStrategy } from './access';
import type { Numbers } from './numbers';
import { numbersToday } from './numbers-today';
import type { Header } from './ports/rows';
import { cycleView, edgeView, strategyView, teamView } from './views';
import type { Work } from './work';

/** Cheap: has anything changed? */
export async function pollRevision(
  _: Work,
  { revision }: { readonly revision: number },
): Promise<{ readonly revision: number }> {
  return { revision };
}

/** The whole tree with today's numbers. What is stored and differs, on a new day for instance, is put right on the way. */
export async function openTree(work: Work, header: Header): Promise<TreeView> {
  return toTreeView(work, await numbersToday(work, header));
}

function toTreeView({ actor, now }: Work, { header, today, rows, edges, problems }: Numbers): TreeView {
  const { strategy } = header;
  const current = currentCycle(header.cycles, today);
  const units = new Set<string | null>(header.teams.map(({ id }) => id));
  return {
    strategy: strategyView({ ...strategy, nodeCount: rows.size }),
    settings: header.settings,
    cycles: header.cycles.map(cycleView),
    currentCycleId: current?.id ?? '',
    teams: header.teams
      .map(teamView)
      .map((team) => ({ ...team, parentId: units.has(team.parentId) ? team.parentId : null })),
    nodes: [...rows.values()],
    edges: edges.filter(({ other }) => other === null || mayViewStrategy(actor, other)).map(edgeView),
    problems,
    abilities: { admin: mayAdminister(actor), editAll: mayEditStrategy(actor, strategy) },
    now,
    today,
  };
}
