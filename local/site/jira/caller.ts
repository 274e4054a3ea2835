import { findPerson, groupIds, hasJira, type GroupName, type Person } from '../people';
import type { Project } from './projects';

/** Who asks Jira: a person (or nobody), or the app on its own account. */
export type Caller = { readonly kind: 'person'; readonly person: Person | null } | { readonly kind: 'app' };

export function callerOf(accountId: string | null): Caller {
  return { kind: 'person', person: accountId === null ? null : (findPerson(accountId) ?? null) };
}

export const projectPermissions = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'DELETE_ISSUES',
  'LINK_ISSUES',
] as const;
export const globalPermissions = ['ADMINISTER', 'SYSTEM_ADMIN', 'USER_PICKER'] as const;
export type ProjectPermission = (typeof projectPermissions)[number];
export type GlobalPermission = (typeof globalPermissions)[number];

export function isProjectPermission(key: string): key is ProjectPermission {
  return projectPermissions.some((known) => known === key);
}

export function isGlobalPermission(key: string): key is GlobalPermission {
  return globalPermissions.some((known) => known === key);
}

export function groupsOf(caller: Caller): readonly GroupName[] {
  return caller.kind === 'person' ? (caller.person?.groups ?? []) : [];
}

export function groupId(name: GroupName): string {
  return groupIds[name];
}

/** The app's own account may work in every project, as on a real site until an administrator takes that away. */
export function mayIn(caller: Caller, permission: ProjectPermission, project: Project): boolean {
  if (project.isArchived === true && permission !== 'BROWSE_PROJECTS') return false;
  if (caller.kind === 'app') return project.closedToApp !== true;
  const allowed = permission === 'BROWSE_PROJECTS' ? project.browse : project.edit;
  return groupsOf(caller).some((group) => allowed.includes(group));
}

export function mayGlobally(caller: Caller, permission: GlobalPermission): boolean {
  if (caller.kind === 'app' || !caller.person || !hasJira(caller.person)) return false;
  return permission === 'USER_PICKER' || caller.person.groups.includes('site-admins');
}
