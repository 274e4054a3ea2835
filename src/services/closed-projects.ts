import type { Parsed } from '../shared/inputs';
import type { Work } from './work';

/** Work in these never reaches the app, although the person who chose them sees it. */
export async function findClosedProjects(
  { ports }: Work,
  _: null,
  { projectIds }: Parsed<'projects.closed'>,
): Promise<{ readonly closedIds: readonly string[] }> {
  const asked = [...new Set(projectIds)];
  const open = new Set(asked.length === 0 ? [] : await ports.jira.projectsOfApp(asked));
  return { closedIds: asked.filter((id) => !open.has(id)) };
}
