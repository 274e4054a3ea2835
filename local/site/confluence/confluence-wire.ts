import { hasConfluence } from '../people';
import type { Faults } from '../faults';
import { scopeMissing } from '../jira/failure';
import type { Access } from '../jira/jira-wire';
import { json, parseBody, text, type Answer, type WireRequest } from '../wire/answer';
import { getCurrentUser } from './current-user';
import { ConfluenceFailure, noConfluence, refusal } from './failure';
import type { ConfluenceSite, Handler } from './handler';
import { getPageById, getPages, getPagesInSpace } from './pages-read';
import { createPage, deletePage, updatePage } from './pages-write';
import { findRoute, type Match } from './router';
import { getSpaceById, getSpaces } from './spaces-rest';

/** One handler for each `operation` of routes.json. */
export const handlers: Readonly<Record<string, Handler>> = {
  getCurrentUser,
  getSpaces,
  getSpaceById,
  getPagesInSpace,
  getPages,
  createPage,
  getPageById,
  updatePage,
  deletePage,
};

/** Confluence Cloud's REST as far as the app and the shell use it. */
export class ConfluenceWire {
  constructor(
    private readonly site: ConfluenceSite,
    private readonly faults: Faults,
  ) {}

  handle(request: WireRequest, access: Access): Answer {
    const url = new URL(request.path, 'http://site');
    const fault = this.strikeFault(request, access);
    if (fault) return fault;
    const match = findRoute(request.method, url.pathname);
    if (match === null) return this.missing(request, url);
    if (!('route' in match)) return refusal(405, `Method ${request.method} is not allowed.`);
    const { scopes } = match.route;
    if (access.scopes && !scopes.some((scope) => access.scopes?.has(scope))) return scopeMissing();
    const { caller } = access;
    if (caller.kind === 'person' && caller.person === null) return refusal(401, 'Unauthorized');
    if (caller.kind === 'person' && caller.person && !hasConfluence(caller.person)) return noConfluence();
    return this.run(match, request, url, access);
  }

  private run({ route, params }: Match, request: WireRequest, url: URL, access: Access): Answer {
    const handler = handlers[route.operation];
    if (!handler) throw new Error(`routes.json names ${route.operation}, which has no handler.`);
    const sends = request.method === 'POST' || request.method === 'PUT';
    if (sends && !request.headers['content-type']?.includes('json')) return refusal(415, 'Unsupported Media Type');
    try {
      const { caller } = access;
      const asked = { caller, params, query: url.searchParams, url, body: parseBody(request) };
      const { status, body, objects } = handler(asked, this.site);
      access.spend(1 + objects * route.weight);
      return body === undefined ? text(status) : json(status, body);
    } catch (error) {
      if (!(error instanceof ConfluenceFailure)) throw error;
      access.spend(1);
      return error.answer;
    }
  }

  private missing(request: WireRequest, url: URL): Answer {
    this.site.notModelled.add('Confluence', `${request.method} ${url.pathname}`);
    return json(501, { message: `This local site does not model ${request.method} ${url.pathname}.` });
  }

  private strikeFault(request: WireRequest, { caller }: Access): Answer | null {
    const who = caller.kind === 'app' ? 'app' : (caller.person?.accountId ?? '');
    const fault = this.faults.onConfluence.strike(
      `${request.method} ${request.path}`,
      ({ as }) => as === undefined || as === who,
    );
    if (!fault) return null;
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    const words = { 401: 'Unauthorized', 403: 'Forbidden', 429: 'Rate limit exceeded.', 503: 'Service Unavailable' };
    return json(fault.status, { statusCode: fault.status, message: words[fault.status] }, headers);
  }
}
