import { notFound } from './failure';
import { ok, type Handler } from './handler';
import { listOf, paged, sorted } from './paging';
import { findSpace, mayIn, spaces, type Space } from './spaces';

/** Spaces are there from the beginning of the site. */
const founded = '2026-01-05T09:00:00.000Z';

function spaceBean({ id, key, name, homepageId, authorId }: Space): Record<string, unknown> {
  return {
    id,
    key,
    name,
    type: 'global',
    status: 'current',
    authorId,
    createdAt: founded,
    homepageId,
    description: null,
    icon: null,
    _links: { webui: `/spaces/${key}` },
  };
}

export const getSpaces: Handler = (request, site) => {
  const { caller, query } = request;
  const ids = listOf(query, 'ids');
  const keys = listOf(query, 'keys');
  const fitting = spaces.filter(
    (space) =>
      mayIn(caller, 'read', space) &&
      (ids === null || ids.includes(space.id)) &&
      (keys === null || keys.includes(space.key)) &&
      (query.get('type') ?? 'global') === 'global' &&
      (query.get('status') ?? 'current') === 'current',
  );
  const order = sorted(request, fitting, {
    id: ({ id }) => Number(id),
    key: ({ key }) => key,
    name: ({ name }) => name,
  });
  return paged(request, site, order, spaceBean);
};

export const getSpaceById: Handler = ({ caller, params, query }, site) => {
  const space = findSpace(params['id'] ?? '');
  if (!space || !mayIn(caller, 'read', space)) throw notFound();
  const operations = mayIn(caller, 'edit', space) ? ['read', 'create', 'update', 'delete'] : ['read'];
  const asked =
    query.get('include-operations') === 'true'
      ? {
          operations: {
            results: operations.map((operation) => ({
              operation,
              targetType: operation === 'read' ? 'space' : 'page',
            })),
            meta: { hasMore: false },
            _links: { self: `/wiki/api/v2/spaces/${space.id}/operations` },
          },
        }
      : {};
  const bean = spaceBean(space);
  return ok({ ...bean, ...asked, _links: { webui: `/spaces/${space.key}`, base: `${site.baseUrl}/wiki` } });
};
