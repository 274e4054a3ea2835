import { z } from 'zod';
import { refused } from './failure';
import { ok, type ConfluenceAnswer, type ConfluenceRequest, type ConfluenceSite } from './handler';

const querySchema = z.object({
  limit: z.coerce.number().int().min(1).max(250).default(25),
  cursor: z
    .string()
    .transform((text) => Number(Buffer.from(text, 'base64url').toString('utf8')))
    .pipe(z.number().int().nonnegative())
    .default(0),
});

/** One page of a list, with the link to the next. */
export function paged<T>(
  request: ConfluenceRequest,
  site: ConfluenceSite,
  all: readonly T[],
  bean: (item: T) => unknown,
): ConfluenceAnswer {
  const parsed = querySchema.safeParse(Object.fromEntries(request.query));
  if (!parsed.success) throw refused(400, 'The paging parameters are not valid.');
  const { limit, cursor } = parsed.data;
  const results = all.slice(cursor, cursor + limit).map(bean);
  const end = cursor + results.length;
  const links = { base: `${site.baseUrl}/wiki`, ...(end < all.length ? { next: nextOf(request.url, end) } : {}) };
  return ok({ results, _links: links }, results.length);
}

function nextOf(url: URL, offset: number): string {
  const next = new URL(url);
  next.searchParams.set('cursor', Buffer.from(String(offset)).toString('base64url'));
  return next.pathname + next.search;
}

/** `sort=title` or `sort=-title`, by one of these keys. */
export function sorted<T>(
  request: ConfluenceRequest,
  items: readonly T[],
  keys: Readonly<Record<string, (item: T) => string | number>>,
): readonly T[] {
  const sort = request.query.get('sort');
  if (sort === null) return items;
  const key = keys[sort.replace(/^-/, '')];
  if (!key) throw refused(400, `'${sort}' is not a valid sort.`);
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  const up = items.toSorted((a, b) => compare(key(a), key(b)));
  return sort.startsWith('-') ? up.toReversed() : up;
}

/** Values of a parameter that may be repeated or list several. */
export function listOf(query: URLSearchParams, name: string): readonly string[] | null {
  return query.has(name) ? query.getAll(name).flatMap((value) => value.split(',')) : null;
}
