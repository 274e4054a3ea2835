import { currentCycle } from '../domain/days';
import type { TreeView } from '../shared/views';
import { mayAdminister, mayEditStrategy, mayViewStrategy } from './access';
import { computeNumbers, type Numbers } from './numbers';
import type { Header } from './ports/rows';
import { saveNumbers } from './refresh';
import { cycleView, edgeView, strategyView, teamView } from './views';
import type { Work } from './work';

const LOCK_SECONDS = 60;

/** Cheap: has anything changed? */
export async function pollRevision(
  _: Work,
  { revision }: { readonly revision: number },
): Promise<{ readonly revision: number }> {
  return { revision };
}

/** The whole tree with today's numbers. What is stored and differs, on a new day for instance, is put right on the way. */
export async function openTree(work: Work, header: Header): Promise<TreeView> {
  const nodes = await work.ports.reads.tree(header.strategy.id, header.strategy);
  const numbers = computeNumbers(header, nodes, work.now);
  await repair(work, numbers);
  return toTreeView(work, numbers);
}

/** Behind a lock, since on a new day everybody reads first. Whoever does not get it has the right numbers in hand all the same. */
async function repair(work: Work, numbers: Numbers): Promise<void> {
  if (numbers.outdated.length === 0 && !numbers.newDay) return;
  const { strategy } = numbers.header;
  const giveBack = await work.ports.locks.take(`numbers:${strategy.id}`, LOCK_SECONDS).catch(() => null);
  if (!giveBack) return;
  try {
    await saveNumbers(work, numbers);
  } catch (error) {
    // The next read tries again; this one has its answer.
    console.warn('sightline: numbers were not saved', error instanceof Error ? error.name : 'unknown');
  } finally {
    await giveBack();
  }
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
