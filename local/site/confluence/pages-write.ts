import { z } from 'zod';
import { fromStorage } from '../../adf/storage';
import { emptyDocument, parseDocument } from '../../adf/document';
import { appAccountId } from '../people';
import type { Caller } from '../jira/caller';
import { notFound, refused } from './failure';
import type { ConfluenceRequest, ConfluenceSite, Handler } from './handler';
import { notModelled } from './page-beans';
import { mayRead, needPage, single } from './pages-read';
import type { Page } from './page-store';
import { findSpace, mayIn } from './spaces';

const written = z.object({ representation: z.string(), value: z.string() });
const bodySchema = z.union([
  written,
  z.object({ atlas_doc_format: written }).transform((nested) => nested.atlas_doc_format),
  z.object({ storage: written }).transform((nested) => nested.storage),
]);
const createSchema = z.object({
  spaceId: z.coerce.string(),
  status: z.enum(['current', 'draft']).default('current'),
  title: z.string().trim().min(1).max(255),
  parentId: z.coerce.string().optional(),
  body: bodySchema.optional(),
});
const updateSchema = z.object({
  id: z.coerce.string(),
  status: z.enum(['current', 'draft']),
  title: z.string().trim().min(1).max(255),
  spaceId: z.coerce.string().optional(),
  parentId: z.coerce.string().nullish(),
  body: bodySchema.optional(),
  version: z.object({ number: z.number().int(), message: z.string().default('') }),
});

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused(400, `Invalid request body: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

/** The body as ADF, which is how this site keeps every page. */
function documentOf(body: z.infer<typeof written> | undefined, site: ConfluenceSite): string {
  if (!body) return emptyDocument;
  const { representation, value } = body;
  if (representation === 'atlas_doc_format') {
    if (parseDocument(value) === null) throw refused(400, 'Content body cannot be converted to new editor format');
    return value;
  }
  if (representation !== 'storage') throw notModelled(site, `representation ${representation} of a page`);
  const document = fromStorage(value);
  if (document === null) throw notModelled(site, 'storage format with more than text');
  return JSON.stringify(document);
}

function needFreeTitle(title: string, spaceId: string, ownId: string | null, { pages }: ConfluenceSite): void {
  const taken = pages.all().some((page) => page.spaceId === spaceId && page.title === title && page.id !== ownId);
  if (taken)
    throw refused(
      400,
      'A page with this title already exists: A page already exists with the same TITLE in this space',
    );
}

function needParent(id: string, spaceId: string, { caller }: ConfluenceRequest, { pages }: ConfluenceSite): Page {
  const parent = pages.find(id);
  if (!parent || parent.spaceId !== spaceId || !mayRead(caller, parent)) throw notFound();
  return parent;
}

const accountOf = (caller: Caller): string =>
  caller.kind === 'app' ? appAccountId : (caller.person?.accountId ?? appAccountId);

const after = (parentId: string | null, { pages }: ConfluenceSite): number =>
  Math.max(0, ...pages.all().flatMap((page) => (page.parentId === parentId ? [page.position] : []))) + 1000;

export const createPage: Handler = (request, site) => {
  const { spaceId, status, title, parentId, body } = checked(createSchema, request.body);
  if (status === 'draft') throw notModelled(site, 'drafts');
  const space = findSpace(spaceId);
  if (!space || !mayIn(request.caller, 'edit', space)) throw notFound();
  needFreeTitle(title, spaceId, null, site);
  const root = request.query.get('root-level') === 'true';
  if (root && parentId !== undefined) throw refused(400, 'A root-level page has no parentId.');
  const parent = root ? null : needParent(parentId ?? space.homepageId, spaceId, request, site).id;
  const [authorId, createdAt] = [accountOf(request.caller), site.clock.now()];
  const page: Page = {
    id: site.pages.nextId(),
    spaceId,
    parentId: parent,
    position: after(parent, site),
    title,
    document: documentOf(body, site),
    authorId,
    createdAt,
    version: { number: 1, authorId, createdAt, message: '' },
    trashed: false,
  };
  site.pages.save(page);
  return single(page, request, site);
};

/** @throws 404 also for those who may only read: so the documentation says */
function needEditable(request: ConfluenceRequest, site: ConfluenceSite): Page {
  const page = needPage(request, site);
  const space = findSpace(page.spaceId);
  if (!space || !mayIn(request.caller, 'edit', space)) throw notFound();
  return page;
}

export const updatePage: Handler = (request, site) => {
  const page = needEditable(request, site);
  const asked = checked(updateSchema, request.body);
  if (asked.id !== page.id) throw refused(400, 'The id of the body is not that of the path.');
  if (asked.status === 'draft') throw notModelled(site, 'drafts');
  if (asked.spaceId !== undefined && asked.spaceId !== page.spaceId)
    throw refused(400, 'Moving a page to a different space is not supported.');
  const { number } = asked.version;
  if (number !== page.version.number + 1) {
    const title = 'Version must be incremented when updating a page.';
    throw refused(409, `${title} Current Version: [${page.version.number}]. Provided version: [${number}]`);
  }
  needFreeTitle(asked.title, page.spaceId, page.id, site);
  const parentId = asked.parentId ?? page.parentId;
  if (parentId !== null && parentId !== page.parentId) needPlace(page, parentId, request, site);
  const version = {
    number,
    authorId: accountOf(request.caller),
    createdAt: site.clock.now(),
    message: asked.version.message,
  };
  const document = asked.body === undefined ? page.document : documentOf(asked.body, site);
  const position = parentId === page.parentId ? page.position : after(parentId, site);
  const saved: Page = { ...page, title: asked.title, parentId, position, document, version };
  site.pages.save(saved);
  return single(saved, request, site);
};

/** A page can't stand below itself. */
function needPlace(page: Page, parentId: string, request: ConfluenceRequest, site: ConfluenceSite): void {
  let above: Page | undefined = needParent(parentId, page.spaceId, request, site);
  while (above) {
    if (above.id === page.id) throw refused(400, 'A page cannot be moved below itself.');
    above = above.parentId === null ? undefined : site.pages.find(above.parentId);
  }
}

/** Into the bin; its children move up to its parent. */
export const deletePage: Handler = (request, site) => {
  if (request.query.get('purge') === 'true' || request.query.get('draft') === 'true')
    throw notModelled(site, 'purging and drafts');
  const page = needEditable(request, site);
  if (findSpace(page.spaceId)?.homepageId === page.id) throw refused(400, 'The homepage of a space cannot be deleted.');
  for (const child of site.pages.childrenOf(page.id)) site.pages.save({ ...child, parentId: page.parentId });
  site.pages.save({ ...page, trashed: true });
  return { status: 204, objects: 0 };
};
