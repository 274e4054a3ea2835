import { z } from 'zod';
import { allPeople, findPerson, groupIds, hasJira, type GroupName, type Person } from '../people';
import { groupId } from './caller';
import { JiraFailure, notAuthenticated, refused } from './failure';
import { ok, type Handler, type JiraRequest } from './handler';

const sizes = ['16x16', '24x24', '32x32', '48x48'] as const;

export function avatarUrls(baseUrl: string, path: string): Record<string, string> {
  return Object.fromEntries(
    sizes.map((size) => [size, `${baseUrl}/__site/avatar/${path}?size=${size.split('x')[0] ?? '16'}`]),
  );
}

export function userBean(who: Person, baseUrl: string): Record<string, unknown> {
  return {
    self: `${baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(who.accountId)}`,
    accountId: who.accountId,
    accountType: 'atlassian',
    emailAddress: who.email,
    avatarUrls: avatarUrls(baseUrl, `user/${who.key}`),
    displayName: who.displayName,
    active: true,
    timeZone: 'Europe/London',
  };
}

function groupBean(name: GroupName, baseUrl: string): Record<string, unknown> {
  return { name, groupId: groupId(name), self: `${baseUrl}/rest/api/3/group?groupId=${groupId(name)}` };
}

/** The person with the parts that `expand` asks for, and how many objects that makes. */
function expanded(who: Person, expand: string | null, baseUrl: string): ReturnType<typeof ok> {
  const wanted = new Set((expand ?? '').split(','));
  const roles = hasJira(who) ? [{ key: 'jira-software', name: 'Jira' }] : [];
  const groups = {
    size: who.groups.length,
    items: wanted.has('groups') ? who.groups.map((name) => groupBean(name, baseUrl)) : [],
  };
  const applicationRoles = { size: roles.length, items: wanted.has('applicationRoles') ? roles : [] };
  const body = {
    ...userBean(who, baseUrl),
    locale: 'en_GB',
    groups,
    applicationRoles,
    expand: 'groups,applicationRoles',
  };
  return ok(body, 1 + groups.items.length);
}

export const getCurrentUser: Handler = ({ caller, query }, site) => {
  if (caller.kind !== 'person' || !caller.person) throw new JiraFailure(notAuthenticated());
  return expanded(caller.person, query.get('expand'), site.baseUrl);
};

function needUser(accountId: string | null): Person {
  const who = accountId === null ? undefined : findPerson(accountId);
  if (!who) throw refused(404, 'The user does not exist or you do not have permission to view the user.');
  return who;
}

export const getUser: Handler = ({ query }, site) =>
  expanded(needUser(query.get('accountId')), query.get('expand'), site.baseUrl);

const paging = z.object({
  startAt: z.coerce.number().int().min(0).default(0),
  maxResults: z.coerce.number().int().min(1).default(50),
});

export function pageOf(request: JiraRequest): z.infer<typeof paging> {
  const parsed = paging.safeParse(Object.fromEntries(request.query));
  if (!parsed.success) throw refused(400, 'The paging parameters are not valid.');
  return parsed.data;
}

export const bulkGetUsers: Handler = (request, site) => {
  const ids = request.query.getAll('accountId');
  if (ids.length === 0) throw refused(400, 'The accountId parameter is required.');
  const { startAt, maxResults } = pageOf({ ...request, query: withDefault(request.query, 'maxResults', '10') });
  const found = ids.flatMap((id) => findPerson(id) ?? []);
  const page = found.slice(startAt, startAt + maxResults);
  const isLast = startAt + page.length >= found.length;
  const self = `${site.baseUrl}/rest/api/3/user/bulk`;
  return ok(
    { self, maxResults, startAt, total: found.length, isLast, values: page.map((who) => userBean(who, site.baseUrl)) },
    page.length,
  );
};

function withDefault(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const copy = new URLSearchParams(query);
  if (!copy.has(name)) copy.set(name, value);
  return copy;
}

/** Jira answers an empty list to those who may not browse users. */
export const findUsers: Handler = (request, site) => {
  const { startAt, maxResults } = pageOf(request);
  const text = request.query.get('query')?.toLowerCase();
  const accountId = request.query.get('accountId');
  if (text === undefined && accountId === null)
    throw refused(400, "Either 'query', 'property' or 'accountId' is required.");
  const { caller } = request;
  const mayBrowse = caller.kind === 'app' || (caller.person !== null && hasJira(caller.person));
  const found = allPeople.filter(
    (who) => mayBrowse && (accountId === null ? matches(who, text ?? '') : who.accountId === accountId),
  );
  const page = found.slice(startAt, startAt + maxResults);
  return ok(
    page.map((who) => userBean(who, site.baseUrl)),
    page.length,
  );
};

function matches(who: Person, text: string): boolean {
  const words = [...who.displayName.toLowerCase().split(' '), who.displayName.toLowerCase(), who.email];
  return words.some((word) => word.startsWith(text));
}

export const getUserGroups: Handler = ({ query }, site) => {
  const who = needUser(query.get('accountId'));
  return ok(
    who.groups.map((name) => groupBean(name, site.baseUrl)),
    who.groups.length,
  );
};

export const findGroups: Handler = ({ query }) => {
  const text = (query.get('query') ?? '').toLowerCase();
  const max = Number(query.get('maxResults') ?? 20);
  const all = Object.keys(groupIds).filter((name): name is GroupName => name.includes(text));
  const groups = all
    .sort()
    .slice(0, max)
    .map((name) => ({ name, html: markMatch(name, text), labels: [], groupId: groupId(name) }));
  return ok(
    { header: `Showing ${groups.length} of ${all.length} matching groups`, total: all.length, groups },
    groups.length,
  );
};

function markMatch(name: string, text: string): string {
  const at = name.indexOf(text);
  return text === '' ? name : `${name.slice(0, at)}<b>${text}</b>${name.slice(at + text.length)}`;
}
