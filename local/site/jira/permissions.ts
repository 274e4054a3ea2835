import { z } from 'zod';
import {
  callerOf,
  globalPermissions,
  isGlobalPermission,
  isProjectPermission,
  mayGlobally,
  mayIn,
  projectPermissions,
  type Caller,
} from './caller';
import { issueNotFound, projectNotFound, refused } from './failure';
import { ok, type Handler, type JiraRequest, type JiraSite } from './handler';
import type { Project } from './projects';

const names: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'Browse Projects',
  CREATE_ISSUES: 'Create Issues',
  EDIT_ISSUES: 'Edit Issues',
  TRANSITION_ISSUES: 'Transition Issues',
  DELETE_ISSUES: 'Delete Issues',
  LINK_ISSUES: 'Link Issues',
  ADMINISTER: 'Administer Jira',
  SYSTEM_ADMIN: 'System Administrators',
  USER_PICKER: 'Browse Users',
};

const ids = [...projectPermissions, ...globalPermissions];

function projectAsked({ query, caller }: JiraRequest, site: JiraSite): Project | null {
  const issue = query.get('issueKey') ?? query.get('issueId');
  if (issue !== null) {
    const found = site.issues.find(issue);
    const project = found ? site.projects.find(found.projectId) : undefined;
    if (!project || !mayIn(caller, 'BROWSE_PROJECTS', project)) throw issueNotFound();
    return project;
  }
  const idOrKey = query.get('projectKey') ?? query.get('projectId');
  if (idOrKey === null) return null;
  const project = site.projects.find(idOrKey);
  if (!project || !mayIn(caller, 'BROWSE_PROJECTS', project)) throw projectNotFound(idOrKey);
  return project;
}

/** Without a project, Jira answers whether the person has the permission in any. */
function has(caller: Caller, key: string, project: Project | null, site: JiraSite): boolean {
  if (isGlobalPermission(key)) return mayGlobally(caller, key);
  if (!isProjectPermission(key)) return false;
  return project ? mayIn(caller, key, project) : site.projects.live().some((any) => mayIn(caller, key, any));
}

export const getMyPermissions: Handler = (request, site) => {
  const asked = request.query.get('permissions');
  if (!asked) throw refused(400, "The 'permissions' query parameter is required.");
  const keys = asked.split(',').map((key) => key.trim());
  const unknown = keys.find((key) => !isGlobalPermission(key) && !isProjectPermission(key));
  if (unknown !== undefined) throw refused(400, `Unrecognized permission: ${unknown}`);
  const project = projectAsked(request, site);
  const permissions = keys.map((key) => ({
    id: String(ids.findIndex((known) => known === key)),
    key,
    name: names[key] ?? key,
    type: isGlobalPermission(key) ? 'GLOBAL' : 'PROJECT',
    description: names[key] ?? key,
    havePermission: has(request.caller, key, project, site),
  }));
  return ok({ permissions: Object.fromEntries(permissions.map((p) => [p.key, p])) }, permissions.length);
};

const checkSchema = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()),
        projects: z.array(z.number()).default([]),
        issues: z.array(z.number()).default([]),
      }),
    )
    .default([]),
});

/** Only an administrator, or the app, may ask about somebody else. */
export const getBulkPermissions: Handler = ({ caller, body }, site) => {
  const parsed = checkSchema.safeParse(body);
  if (!parsed.success) throw refused(400, 'The request body is not valid.');
  const { accountId, projectPermissions: asked, globalPermissions: global } = parsed.data;
  const own = caller.kind === 'person' && caller.person?.accountId === accountId;
  if (accountId !== undefined && !own && caller.kind !== 'app' && !mayGlobally(caller, 'ADMINISTER')) {
    throw refused(403, 'You do not have permission to check the permissions of another user.');
  }
  const subject = accountId === undefined ? caller : callerOf(accountId);
  const granted = asked.flatMap(({ permissions, projects: inProjects, issues }) =>
    permissions.filter(isProjectPermission).map((permission) => ({
      permission,
      projects: inProjects.filter((id) => allows(subject, permission, String(id), site)),
      issues: issues.filter((id) => allows(subject, permission, site.issues.find(String(id))?.projectId ?? '', site)),
    })),
  );
  const globals = global.filter(isGlobalPermission).filter((key) => mayGlobally(subject, key));
  return ok({ projectPermissions: granted, globalPermissions: globals }, granted.length + globals.length);
};

function allows(
  subject: Caller,
  permission: (typeof projectPermissions)[number],
  projectId: string,
  site: JiraSite,
): boolean {
  const project = site.projects.find(projectId);
  return project !== undefined && mayIn(subject, permission, project);
}
