import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults';
import type { Product } from '../manifest';
import { SlidingLimit } from '../sliding-limit';
import { json, parseBody, text, type Answer, type WireRequest } from '../wire/answer';
import { getBulkOperationProgress, submitBulkMove } from './bulk-move';
import type { Caller } from './caller';
import { JiraFailure, notAuthenticated, problem, refused, scopeMissing } from './failure';
import { getFields } from './fields';
import type { Handler, JiraSite } from './handler';
import { deleteIssueLink, getIssueLink, linkIssues } from './issue-links';
import { bulkFetchIssues, getIssue } from './issue-read';
import { doTransition, getTransitions } from './issue-transitions';
import { createIssue, deleteIssue, editIssue } from './issue-write';
import { getIssueAllTypes } from './issue-types';
import { getIssueLinkTypes } from './link-types';
import { getBulkPermissions, getMyPermissions } from './permissions';
import { getProject, searchProjects } from './project-beans';
import { archiveProject, deleteProject, restoreProject } from './project-write';
import { findRoute, type Match } from './router';
import { countIssues, parseJqlQueries, searchGet, searchPost } from './search';
import { getServerInfo } from './server-info';
import { bulkGetUsers, findGroups, findUsers, getCurrentUser, getUser, getUserGroups } from './users';
import { getResolutions, getStatuses } from './workflow';

/** One handler for each `operation` of routes.json. */
export const handlers: Readonly<Record<string, Handler>> = {
  getCurrentUser,
  getMyPermissions,
  getBulkPermissions,
  getServerInfo,
  createIssue,
  bulkFetchIssues,
  getIssue,
  editIssue,
  deleteIssue,
  getTransitions,
  doTransition,
  searchGet,
  searchPost,
  countIssues,
  parseJqlQueries,
  getIssueAllTypes,
  getFields,
  getStatuses,
  getResolutions,
  getIssueLinkTypes,
  linkIssues,
  getIssueLink,
  deleteIssueLink,
  searchProjects,
  getProject,
  archiveProject,
  deleteProject,
  restore: restoreProject,
  submitBulkMove,
  getBulkOperationProgress,
  getUser,
  bulkGetUsers,
  findUsers,
  getUserGroups,
  findGroups,
};

/** How a call reached Jira: the scopes it carries (null: all, a person's own token) and whether it costs points. */
export interface Access {
  readonly caller: Caller;
  readonly scopes: ReadonlySet<string> | null;
  readonly spend: (points: number) => void;
  /** The product in which the module stands that asks as its reader. */
  readonly from?: Product;
}

/** Answers to strangers; everything else wants to know who asks. */
const open = new Set(['getServerInfo', 'searchProjects', 'getIssue', 'searchGet', 'searchPost', 'getMyPermissions']);

/** Sent without a body. */
const bodiless = new Set(['archiveProject', 'restore']);

const removed = ['/rest/api/2/search', '/rest/api/3/search'];
const removedMessage =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

const burstPerSecond = 350;

/** Jira Cloud's REST as far as the app uses it. */
export class JiraWire {
  private readonly burst: SlidingLimit;

  constructor(
    private readonly site: JiraSite,
    private readonly faults: Faults,
  ) {
    this.burst = new SlidingLimit(burstPerSecond, 1000, site.clock);
  }

  handle(request: WireRequest, access: Access): Answer {
    const within = this.burst.take();
    const answer = within ? this.answer(request, access) : text(429, '', { 'retry-after': '1' });
    const remaining = Math.max(0, burstPerSecond - this.burst.used());
    const edge = {
      'x-ratelimit-limit': String(burstPerSecond),
      'x-ratelimit-remaining': String(remaining),
      'x-arequestid': randomUUID(),
      'atl-traceid': randomUUID().replace(/-/g, ''),
      server: 'AtlassianEdge',
    };
    return { ...answer, headers: { ...edge, ...answer.headers } };
  }

  private answer(request: WireRequest, access: Access): Answer {
    const url = new URL(request.path, 'http://site');
    const fault = this.strikeFault(request, access);
    if (fault) return fault;
    if (removed.includes(url.pathname)) return refused(410, removedMessage).answer;
    const match = findRoute(request.method, url.pathname);
    if (match === null) return this.missing(request, url);
    if (!('route' in match)) {
      const detail = `Method '${request.method}' is not supported.`;
      return problem(405, 'Method Not Allowed', detail, url.pathname, { allow: match.allow.join(',') });
    }
    const { scope, operation } = match.route;
    if (scope !== null && access.scopes && !access.scopes.has(scope)) return scopeMissing();
    if (isStranger(access.caller) && !open.has(operation)) return notAuthenticated();
    return this.run(match, request, url, access);
  }

  private run({ route, params }: Match, request: WireRequest, url: URL, access: Access): Answer {
    const handler = handlers[route.operation];
    if (!handler) throw new Error(`routes.json names ${route.operation}, which has no handler.`);
    const wantsBody = ['POST', 'PUT'].includes(request.method) && !bodiless.has(route.operation);
    if (wantsBody) {
      const type = request.headers['content-type'] ?? null;
      if (!type?.includes('json')) return unsupportedMedia(type, url.pathname);
    }
    try {
      const { status, body, objects } = handler(
        {
          caller: access.caller,
          byApp: access.scopes !== null,
          params,
          query: url.searchParams,
          body: parseBody(request),
        },
        this.site,
      );
      access.spend(1 + objects * route.weight);
      return body === undefined ? text(status) : json(status, this.garble(body, access));
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      access.spend(1);
      return error.answer;
    }
  }

  private garble(body: unknown, { caller }: Access): unknown {
    if (typeof body !== 'object' || body === null || !('issues' in body) || !Array.isArray(body.issues)) return body;
    const issues = (body.issues as { readonly id: string }[]).map((issue) =>
      this.faults.onIssues.strike(
        '',
        ({ issue: id, as }) => id === issue.id && (as === undefined || as === caller.kind),
      )
        ? { ...issue, fields: 'garbled' }
        : issue,
    );
    return { ...body, issues };
  }

  private missing(request: WireRequest, url: URL): Answer {
    this.site.notModelled.add('Jira', `${request.method} ${url.pathname}`);
    return json(501, { message: `This local site does not model ${request.method} ${url.pathname}.` });
  }

  private strikeFault(request: WireRequest, { caller, from: product }: Access): Answer | null {
    const who = caller.kind === 'app' ? 'app' : (caller.person?.accountId ?? '');
    const fault = this.faults.onJira.strike(
      `${request.method} ${request.path}`,
      ({ as, from }) => (as === undefined || as === who) && (from === undefined || from === product),
    );
    if (!fault) return null;
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    if (fault.status === 401 && fault.consent === true && who !== 'app')
      return text(401, '', { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
    if (fault.status === 401) return json(401, { code: 401, message: 'Unauthorized' });
    if (fault.status === 403 && fault.from !== undefined)
      return json(403, { code: 403, message: 'Forbidden; granted scopes: []' });
    if (fault.status === 403)
      return json(403, { errorMessages: ['The app is not installed on this instance.'], errors: {} });
    return json(
      fault.status,
      { message: fault.status === 429 ? 'Rate limit exceeded.' : 'Service Unavailable' },
      headers,
    );
  }
}

function isStranger(caller: Caller): boolean {
  return caller.kind === 'person' && caller.person === null;
}

function unsupportedMedia(type: string | null, instance: string): Answer {
  const body = {
    title: 'Unsupported Media Type',
    detail: `Content-Type '${type ?? 'null'}' is not supported.`,
    instance,
  };
  return json(415, body, { 'content-type': 'application/problem+json' });
}
