import { toStorage } from '../../adf/storage';
import { parseDocument } from '../../adf/document';
import { ConfluenceFailure, refused } from './failure';
import type { ConfluenceRequest, ConfluenceSite } from './handler';
import type { Page } from './page-store';
import { findSpace } from './spaces';
import { json } from '../wire/answer';

export type Links = Readonly<Record<string, string>>;

/** The path below `/wiki` where people read this page. */
export function webUi({ id, title, spaceId }: Page): string {
  const slug = encodeURIComponent(title).replace(/%20/g, '+');
  return `/spaces/${findSpace(spaceId)?.key ?? ''}/pages/${id}/${slug}`;
}

export function pageBean(page: Page, body: Record<string, unknown>): Record<string, unknown> {
  const { id, title, spaceId, parentId, position, authorId, createdAt, version } = page;
  const space = findSpace(spaceId)?.key ?? '';
  return {
    id,
    status: 'current',
    title,
    spaceId,
    parentId,
    parentType: parentId === null ? null : 'page',
    position,
    authorId,
    ownerId: authorId,
    lastOwnerId: null,
    createdAt: new Date(createdAt).toISOString(),
    version: { ...version, createdAt: new Date(version.createdAt).toISOString(), minorEdit: false },
    body,
    _links: {
      webui: webUi(page),
      editui: `/pages/resumedraft.action?draftId=${id}`,
      edituiv2: `/spaces/${space}/pages/edit-v2/${id}`,
      tinyui: `/x/${Buffer.from(id).toString('base64url')}`,
    },
  };
}

const representations = ['atlas_doc_format', 'storage'] as const;
const elsewhere = ['view', 'export_view', 'anonymous_export_view', 'styled_view', 'editor'];

/** The body in the format that `body-format` asks for; without it there is none. */
export function bodyOf(page: Page, { query }: ConfluenceRequest, site: ConfluenceSite): Record<string, unknown> {
  const format = query.get('body-format');
  if (format === null) return {};
  if (elsewhere.includes(format)) throw notModelled(site, `body-format=${format}`);
  const representation = representations.find((known) => known === format);
  if (representation === undefined) throw refused(400, `'${format}' is not a valid body-format.`);
  const value = representation === 'storage' ? storageOf(page, site) : page.document;
  return { [representation]: { representation, value } };
}

function storageOf({ document }: Page, site: ConfluenceSite): string {
  const storage = toStorage(parseDocument(document) ?? { type: 'doc', version: 1, content: [] });
  if (storage === null) throw notModelled(site, 'storage format of a page with more than text');
  return storage;
}

export function notModelled(site: ConfluenceSite, detail: string): ConfluenceFailure {
  site.notModelled.add('Confluence', detail);
  return new ConfluenceFailure(json(501, { message: `This local site does not model ${detail}.` }));
}
