import { people } from '../people';
import { mayIn } from './caller';
import { projectNotFound } from './failure';
import { ok, type Handler } from './handler';
import type { Project } from './projects';
import { issueTypes, typeBean } from './issue-types';
import { avatarUrls, pageOf, userBean } from './users';

export function projectBean(project: Project, baseUrl: string): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: false,
    avatarUrls: avatarUrls(baseUrl, `project/${project.key}`),
  };
}

/** What lists of projects and single projects say beyond what an issue says of its project. */
function detailed(project: Project, baseUrl: string): Record<string, unknown> {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectBean(project, baseUrl),
    style: 'classic',
    isPrivate: !project.browse.includes('jira-users'),
    properties: {},
  };
}

export const searchProjects: Handler = (request, site) => {
  const { startAt, maxResults } = pageOf(request);
  const { query, caller } = request;
  const text = (query.get('query') ?? '').toLowerCase();
  const ids = query.getAll('id');
  const keys = query.getAll('keys');
  const order = query.get('orderBy') === 'name' ? 'name' : 'key';
  const found = site.projects
    .live()
    .filter((project) => mayIn(caller, 'BROWSE_PROJECTS', project))
    .filter((project) => project.name.toLowerCase().includes(text) || project.key.toLowerCase().includes(text))
    .filter(
      (project) => (ids.length === 0 || ids.includes(project.id)) && (keys.length === 0 || keys.includes(project.key)),
    )
    .sort((a, b) => a[order].localeCompare(b[order]));
  const page = found.slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= found.length;
  const self = `${site.baseUrl}/rest/api/3/project/search?maxResults=${maxResults}&startAt=${startAt}`;
  const values = page.map((project) => detailed(project, site.baseUrl));
  return ok({ self, maxResults, startAt, total: found.length, isLast, values }, page.length);
};

export const getProject: Handler = ({ caller, params }, site) => {
  const idOrKey = params.projectIdOrKey ?? '';
  const project = site.projects.find(idOrKey);
  if (!project || !mayIn(caller, 'BROWSE_PROJECTS', project)) throw projectNotFound(idOrKey);
  const lead = Object.values(people).find((who) => who.key === project.leadKey);
  return ok({
    ...detailed(project, site.baseUrl),
    description: '',
    ...(lead ? { lead: userBean(lead, site.baseUrl) } : {}),
    components: [],
    issueTypes: issueTypes.map((type) => typeBean(type, site.baseUrl)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
  });
};
