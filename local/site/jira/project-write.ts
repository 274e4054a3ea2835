import { mayGlobally } from './caller';
import { projectNotFound, refused } from './failure';
import { noContent, type Handler, type JiraRequest, type JiraSite } from './handler';
import { projectChanged } from './jira-events';
import { getProject } from './project-beans';
import type { ProjectState } from './project-store';
import type { Project } from './projects';

/** Administrators of Jira alone, for company-managed projects. */
function administered(request: JiraRequest, site: JiraSite, states: readonly ProjectState[]): Project {
  const idOrKey = request.params.projectIdOrKey ?? '';
  const project = site.projects.findAnywhere(idOrKey);
  if (!project || !mayGlobally(request.caller, 'ADMINISTER') || !states.includes(site.projects.stateOf(project)))
    throw projectNotFound(idOrKey);
  return project;
}

export const archiveProject: Handler = (request, site) => {
  const project = administered(request, site, ['live']);
  site.projects.setState(project, 'archived');
  projectChanged('archived', project, request, site);
  return noContent;
};

/** To the trash, or with `enableUndo=false` for good, from there as well. Its issues go without a word. */
export const deleteProject: Handler = (request, site) => {
  const forGood = request.query.get('enableUndo') === 'false';
  const project = administered(request, site, forGood ? ['live', 'archived', 'trash'] : ['live', 'archived']);
  if (site.projects.stateOf(project) === 'archived')
    throw refused(400, 'The project is archived. Restore it before you delete it.');
  site.projects.setState(project, forGood ? 'deleted' : 'trash');
  projectChanged(forGood ? 'deleted' : 'softdeleted', project, request, site);
  return noContent;
};

export const restoreProject: Handler = (request, site) => {
  const project = administered(request, site, ['archived', 'trash']);
  const wasArchived = site.projects.stateOf(project) === 'archived';
  site.projects.setState(project, 'live');
  projectChanged(wasArchived ? 'unarchived' : 'restored', project, request, site);
  return getProject(request, site);
};
