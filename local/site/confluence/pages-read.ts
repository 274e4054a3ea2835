import type { Caller } from '../jira/caller';
import { notFound } from './failure';
import { ok, type ConfluenceAnswer, type ConfluenceRequest, type ConfluenceSite, type Handler } from './handler';
import { bodyOf, notModelled, pageBean } from './page-beans';
import type { Page } from './page-store';
import { listOf, paged, sorted } from './paging';
import { findSpace, mayIn } from './spaces';

export function mayRead(caller: Caller, { spaceId }: Page): boolean {
  const space = findSpace(spaceId);
  return space !== undefined && mayIn(caller, 'read', space);
}

/** @throws 404 when it is not there, or not for this caller to see */
export function needPage({ caller, params }: ConfluenceRequest, { pages }: ConfluenceSite): Page {
  const page = pages.find(params['id'] ?? '');
  if (!page || !mayRead(caller, page)) throw notFound();
  return page;
}

/** What `GET`, `POST` and `PUT` answer of one page. */
export function single(page: Page, request: ConfluenceRequest, site: ConfluenceSite): ConfluenceAnswer {
  const bean = pageBean(page, bodyOf(page, request, site));
  const { _links, ...rest } = bean;
  const links = { ...(_links as Record<string, string>), base: `${site.baseUrl}/wiki` };
  return ok({ ...rest, ...operationsOf(page, request), _links: links });
}

function operationsOf({ id, spaceId }: Page, { caller, query }: ConfluenceRequest): Record<string, unknown> {
  if (query.get('include-operations') !== 'true') return {};
  const space = findSpace(spaceId);
  const may = space !== undefined && mayIn(caller, 'edit', space) ? ['read', 'update', 'delete'] : ['read'];
  const results = may.map((operation) => ({ operation, targetType: 'page' }));
  return {
    operations: { results, meta: { hasMore: false }, _links: { self: `/wiki/api/v2/pages/${id}/operations` } },
  };
}

export const getPageById: Handler = (request, site) => {
  const { query } = request;
  const asked = ['get-draft', 'version', 'status', 'include-labels', 'include-versions', 'include-direct-children'];
  const other = asked.find((name) => query.has(name) && !['false', 'current'].includes(query.get(name) ?? ''));
  if (other !== undefined) throw notModelled(site, `${other} of a page`);
  return single(needPage(request, site), request, site);
};

function list(request: ConfluenceRequest, site: ConfluenceSite, fits: (page: Page) => boolean): ConfluenceAnswer {
  const { caller, query } = request;
  const status = listOf(query, 'status');
  const title = query.get('title');
  const found = site.pages
    .all()
    .filter(
      (page) =>
        mayRead(caller, page) &&
        fits(page) &&
        (title === null || page.title === title) &&
        (status === null || status.includes('current')),
    );
  const order = sorted(request, found, {
    id: ({ id }) => Number(id),
    title: ({ title: name }) => name,
    'created-date': ({ createdAt }) => createdAt,
    'modified-date': ({ version }) => version.createdAt,
  });
  return paged(request, site, order, (page) => pageBean(page, bodyOf(page, request, site)));
}

export const getPages: Handler = (request, site) => {
  const ids = listOf(request.query, 'id');
  const spaceIds = listOf(request.query, 'space-id');
  return list(
    request,
    site,
    ({ id, spaceId }) => (ids === null || ids.includes(id)) && (spaceIds === null || spaceIds.includes(spaceId)),
  );
};

export const getPagesInSpace: Handler = (request, site) => {
  const space = findSpace(request.params['id'] ?? '');
  if (!space || !mayIn(request.caller, 'read', space)) throw notFound();
  const rootOnly = request.query.get('depth') === 'root';
  return list(request, site, ({ spaceId, parentId }) => spaceId === space.id && (!rootOnly || parentId === null));
};
