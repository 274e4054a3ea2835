import { TARGET_KINDS } from '../domain/work/targets';
import type { Parsed } from '../shared/inputs';
import type { TargetRow, WorkTargetsView } from '../shared/work-views';
import { mayViewStrategy } from './access';
import { whereOutdated } from './numbers-today';
import type { Work } from './work';

/** What work of a project can be linked to, as far as the person may see it; what their own teams pursue comes first. */
export async function listWorkTargets(
  work: Work,
  _: null,
  { projectId }: Parsed<'work.targets'>,
): Promise<WorkTargetsView> {
  const { ports, actor } = work;
  const { strategies } = await ports.reads.overview();
  const speaking = strategies.filter(
    (strategy) => strategy.projectIds.includes(projectId) && mayViewStrategy(actor, strategy),
  );
  const found = await ports.reads.targets(
    speaking.map(({ id }) => id),
    projectId,
  );
  const place = new Map(speaking.map(({ id }, at) => [id, at]));
  const rank = (row: TargetRow): readonly number[] => [
    row.ownTeam ? 0 : 1,
    place.get(row.strategyId) ?? 0,
    TARGET_KINDS.findIndex((kind) => kind === row.kind),
    Number(row.key.slice(row.key.lastIndexOf('-') + 1)),
  ];
  const now = await whereOutdated(work, speaking, found);
  const targets = found.map(({ day: _day, ...row }) => ({
    ...row,
    health: now.get(row.id)?.rollup.health ?? row.health,
  }));
  return { targets: targets.sort((a, b) => firstDifference(rank(a), rank(b))) };
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
