import { asApp, asUser, route } from '@forge/api';
import { z } from 'zod';
import type { Jira, Verdict } from '../services/ports/ports';
import { changedOfApp, childrenOfApp, itemsOfApp } from './jira-items';
import { read } from './jira-read';

const myself = z.object({
  accountId: z.string(),
  groups: z.object({ items: z.array(z.object({ groupId: z.string() })) }),
  applicationRoles: z.object({ items: z.array(z.object({ key: z.string() })) }),
});
const myPermissions = z.object({ permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }) });

/** Both at once: who the person is and whether they administer Jira. */
async function verdict(): Promise<Verdict> {
  const [person, { permissions }] = await Promise.all([
    read(() => asUser().requestJira(route`/rest/api/3/myself?expand=groups,applicationRoles`), myself),
    read(() => asUser().requestJira(route`/rest/api/3/mypermissions?permissions=ADMINISTER`), myPermissions),
  ]);
  return {
    accountId: person.accountId,
    jiraUser: person.applicationRoles.items.length > 0,
    admin: permissions.ADMINISTER.havePermission,
    groupIds: person.groups.items.map(({ groupId }) => groupId),
  };
}

const USERS_AT_ONCE = 90;
const users = z.object({ values: z.array(z.object({ accountId: z.string() })) });

function pagesOf(ids: readonly string[], size: number): string[][] {
  const pages: string[][] = [];
  for (let from = 0; from < ids.length; from += size) pages.push(ids.slice(from, from + size));
  return pages;
}

/** Several pages at once; each names its accounts, so none is left out. */
async function knownPeople(ids: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    pagesOf(ids, USERS_AT_ONCE).map((page) => {
      const query = new URLSearchParams([['maxResults', String(page.length)], ...page.map((id) => ['accountId', id])]);
      return read(() => asUser().requestJira(route`/rest/api/3/user/bulk?${query}`), users);
    }),
  );
  return answers.flatMap(({ values }) => values.map(({ accountId }) => accountId));
}

const roles = z.object({ applicationRoles: z.object({ size: z.number() }) });

/** One by one: several at once come without their roles. */
async function jiraUsers(ids: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    ids.map(async (id) => {
      const { applicationRoles } = await read(
        () => asUser().requestJira(route`/rest/api/3/user?accountId=${id}&expand=applicationRoles`),
        roles,
      );
      return applicationRoles.size > 0 ? [id] : [];
    }),
  );
  return answers.flat();
}

const PROJECTS_AT_ONCE = 50;
const projects = z.object({ values: z.array(z.object({ id: z.string() })) });

async function projectsOfApp(ids: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    pagesOf(ids, PROJECTS_AT_ONCE).map((page) => {
      const query = new URLSearchParams([['maxResults', String(page.length)], ...page.map((id) => ['id', id])]);
      return read(() => asApp().requestJira(route`/rest/api/3/project/search?${query}`), projects);
    }),
  );
  return answers.flatMap(({ values }) => values.map(({ id }) => id));
}

const grants = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.number()) })),
});

/** Issues that the person may not see, and such that are not there, are left out alike. */
async function allowed(wanted: 'BROWSE_PROJECTS' | 'EDIT_ISSUES', ids: readonly number[]): Promise<number[]> {
  const body = JSON.stringify({ projectPermissions: [{ permissions: [wanted], issues: ids }] });
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const { projectPermissions } = await read(
    () => asUser().requestJira(route`/rest/api/3/permissions/check`, { method: 'POST', headers, body }),
    grants,
  );
  return projectPermissions.flatMap(({ permission, issues }) => (permission === wanted ? issues : []));
}

export const jira: Jira = {
  verdict,
  knownPeople,
  jiraUsers,
  projectsOfApp,
  mayBrowseIssues: (ids) => allowed('BROWSE_PROJECTS', ids),
  mayEditIssues: (ids) => allowed('EDIT_ISSUES', ids),
  itemsOfApp,
  childrenOfApp,
  changedOfApp,
};
