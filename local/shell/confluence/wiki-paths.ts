import type { Space, WikiPage } from './wiki-client';

export const spacePath = (key: string): string => `/wiki/spaces/${key}`;
export const pageListPath = (key: string): string => `${spacePath(key)}/pages`;
export const pagePath = (page: Pick<WikiPage, '_links'>): string => `/wiki${page._links.webui}`;
export const editPath = (key: string, pageId: string): string => `${spacePath(key)}/pages/edit-v2/${pageId}`;
export const createPath = (key: string, parentId?: string): string =>
  `${spacePath(key)}/pages/create${parentId === undefined ? '' : `?parent=${parentId}`}`;
export const exportPath = (key: string, pageId: string, type: 'pdf' | 'word'): string =>
  `${spacePath(key)}/pages/export/${pageId}?type=${type}`;

export function pathOf(page: WikiPage, { key, homepageId }: Space): string {
  return page.id === homepageId ? spacePath(key) : pagePath(page);
}
