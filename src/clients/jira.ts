import { asApp, asUser, NeedsAuthenticationError, route, type APIResponse } from '@forge/api';
import { z } from 'zod';
import { ConsentNeeded, PortError, type PortErrorKind } from '../services/failure';
import type { Jira, Verdict } from '../services/ports/ports';

export class JiraError extends PortError {
  override readonly name = 'JiraError';
}

const sayings: Readonly<Partial<Record<PortErrorKind, string>>> = {
  unauthorized: 'Jira does not know who you are. Sign in again and reload the page.',
  forbidden: 'Jira refuses to say who you are. Ask a Jira administrator whether the app has its permissions.',
  busy: 'Jira is busy. Try again in a moment.',
  unavailable: 'Jira does not answer. Try again in a moment.',
};

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
async function mayEditIssues(ids: readonly number[]): Promise<number[]> {
  const body = JSON.stringify({ projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: ids }] });
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const { projectPermissions } = await read(
    () => asUser().requestJira(route`/rest/api/3/permissions/check`, { method: 'POST', headers, body }),
    grants,
  );
  return projectPermissions.flatMap(({ permission, issues }) => (permission === 'EDIT_ISSUES' ? issues : []));
}

/** @param ask holds the call with its literal path: Forge's lint reads the needed scopes from it */
async function read<Answer>(ask: () => Promise<APIResponse>, schema: z.ZodType<Answer>): Promise<Answer> {
  const response = await answerOf(ask);
  if (!response.ok) throw errorOf(response);
  const answer = schema.safeParse(await bodyOf(response));
  if (!answer.success)
    throw new JiraError('unavailable', 'Jira answered something else than documented.', { cause: answer.error });
  return answer.data;
}

async function answerOf(ask: () => Promise<APIResponse>): Promise<APIResponse> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof NeedsAuthenticationError) throw new ConsentNeeded(cause);
    throw new JiraError('unavailable', sayings.unavailable ?? '', { cause });
  }
}

async function bodyOf(response: APIResponse): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new JiraError('unavailable', 'Jira answered no JSON.', { cause });
  }
}

const kinds: Readonly<Record<number, PortErrorKind>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'busy' };

function errorOf(response: APIResponse): JiraError {
  const kind = kinds[response.status] ?? 'unavailable';
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new JiraError(kind, sayings[kind] ?? '', {
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

export const jira: Jira = { verdict, knownPeople, projectsOfApp, mayEditIssues };
