import { z } from 'zod';
import { send } from '../site-client';

const operations = z
  .object({ results: z.array(z.object({ operation: z.string(), targetType: z.string() })) })
  .default({ results: [] });

const spaceSchema = z.object({ id: z.string(), key: z.string(), name: z.string(), homepageId: z.string(), operations });

const pageSchema = z.object({
  id: z.string(),
  title: z.string(),
  spaceId: z.string(),
  parentId: z.string().nullable(),
  authorId: z.string(),
  version: z.object({ number: z.number(), authorId: z.string(), createdAt: z.string() }),
  body: z.object({ atlas_doc_format: z.object({ value: z.string() }).optional() }),
  operations,
  _links: z.object({ webui: z.string() }),
});

const listOf = <T>(item: z.ZodType<T>) => z.object({ results: z.array(item) });

export type Space = z.infer<typeof spaceSchema>;
export type WikiPage = z.infer<typeof pageSchema>;

const errorsSchema = z.object({
  errors: z.array(z.object({ title: z.string() })).default([]),
  message: z.string().optional(),
});

/** What Confluence said no to, in its own words. */
export class WikiRefusal extends Error {
  override readonly name = 'WikiRefusal';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Asks Confluence as the person in this tab. @throws WikiRefusal */
async function wiki<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, `/wiki/api/v2/${path}`, body);
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (response.ok) return schema.parse(answer);
  const { errors, message } = errorsSchema.parse(answer);
  throw new WikiRefusal(response.status, errors[0]?.title ?? message ?? `Confluence answered ${response.status}.`);
}

export const readSpaces = (): Promise<readonly Space[]> =>
  wiki(listOf(spaceSchema), 'GET', 'spaces?limit=250').then(({ results }) => results);

export const readSpace = (id: string): Promise<Space> =>
  wiki(spaceSchema, 'GET', `spaces/${id}?include-operations=true`);

export const readPages = (spaceId?: string): Promise<readonly WikiPage[]> =>
  wiki(listOf(pageSchema), 'GET', `${spaceId === undefined ? '' : `spaces/${spaceId}/`}pages?limit=250`).then(
    ({ results }) => results,
  );

export const readPage = (id: string): Promise<WikiPage> =>
  wiki(pageSchema, 'GET', `pages/${id}?body-format=atlas_doc_format&include-operations=true`);

export interface Written {
  readonly title: string;
  /** The ADF document as text. */
  readonly document: string;
}

const bodyOf = (document: string): unknown => ({ representation: 'atlas_doc_format', value: document });

export function createPage(spaceId: string, parentId: string, { title, document }: Written): Promise<WikiPage> {
  return wiki(pageSchema, 'POST', 'pages', { spaceId, parentId, status: 'current', title, body: bodyOf(document) });
}

/** `number`: that of the version to be made. */
export function savePage(id: string, number: number, { title, document }: Written): Promise<WikiPage> {
  const sent = { id, status: 'current', title, body: bodyOf(document), version: { number } };
  return wiki(pageSchema, 'PUT', `pages/${id}`, sent);
}

export const deletePage = (id: string): Promise<null> => wiki(z.null(), 'DELETE', `pages/${id}`);

export const mayEdit = (page: WikiPage): boolean =>
  page.operations.results.some(({ operation }) => operation === 'update');

export const mayCreateIn = (space: Space): boolean =>
  space.operations.results.some(({ operation }) => operation === 'create');
