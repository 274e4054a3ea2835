import type { Parsed } from '../shared/inputs';
import type { TeamView } from '../shared/views';
import { staleConflict } from './conflict';
import { badInput, notFound } from './failure';
import { carrying, changeOf, logChange } from './journal';
import { checkPeople } from './people';
import type { Header, StoredTeam } from './ports/rows';
import { teamView } from './views';
import { stampOf, type Work } from './work';

type Payload = Parsed<'team.save'>;

export async function saveTeam(work: Work, header: Header, payload: Payload): Promise<TeamView> {
  const { strategy, teams } = header;
  const { requestId, version, strategyId, id, name, leadId, parentId, size, projectIds } = payload;
  checkUnit(teams, payload);
  await checkPeople(work, { leadId: [leadId] });
  const before = teams.find((team) => team.id === id) ?? null;
  const row = { id, strategyId, name, leadId, parentId, size, projectIds: [...new Set(projectIds)] };
  const stamp = carrying(stampOf(work, requestId), changeOf('team.save', before ? { ...before } : {}, row));
  if ((await work.ports.writes.saveTeam(row, version, stamp)) === 'stale') {
    throw staleConflict(before?.name ?? 'this team', before, before && teamView(before));
  }
  await work.ports.writes.bumpRevision(strategy.id);
  await logChange(work, row, stamp);
  return { ...row, version: version + 1 };
}

/** Units nest, and none stands inside itself. */
function checkUnit(teams: readonly StoredTeam[], { id, parentId }: Payload): void {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]));
  if (parentId !== null && !parents.has(parentId))
    throw badInput('This strategy has no such unit.', { parentId: 'Choose another unit.' });
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) throw badInput("A unit can't stand inside itself.", { parentId: 'Choose another unit.' });
    seen.add(at);
  }
}

export async function removeTeam(
  work: Work,
  header: Header,
  payload: Parsed<'team.remove'>,
): Promise<{ readonly removedId: string }> {
  const { id, version, requestId } = payload;
  const before = header.teams.find((team) => team.id === id);
  if (!before) {
    const earlier = await work.ports.reads.auditEntry(requestId);
    if (earlier?.action === 'team.remove' && earlier.subjectId === id) return { removedId: id };
    throw notFound();
  }
  const stale = () => staleConflict(before.name, before, teamView(before));
  if (before.version !== version) throw stale();
  // The entry first: afterwards there is no row that could carry it.
  const stamp = carrying(stampOf(work, requestId), changeOf('team.remove', { name: before.name }, { name: null }));
  await logChange(work, before, stamp);
  if ((await work.ports.writes.removeTeam(id, version)) === 'stale') throw stale();
  await work.ports.writes.bumpRevision(header.strategy.id);
  return { removedId: id };
}
