import { people, type Person } from '../../../local/site/people';
import { openSite, type RestAnswer, type Site } from '../../../local/site/site';
import type { SiteOptions } from '../../../local/site/site-options';
import { toyNow } from '../toy/toy-site';
import type { ProductAnswer, ProductCall } from './wiki-app';

export const leadership = '98305';
export const newTowns = '98306';
export const homepage = '98400';

export interface WikiSite {
  readonly site: Site;
  /** Confluence's REST as somebody with a token. */
  rest(who: Person | null, method: string, path: string, body?: unknown): Promise<RestAnswer>;
  /** Through the SDK, from the resolver of a module. */
  product(call: ProductCall, as: Person | null, moduleKey?: string): Promise<ProductAnswer>;
}

export const document = (...texts: readonly string[]): string =>
  JSON.stringify({
    type: 'doc',
    version: 1,
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  });

export const adf = (...texts: readonly string[]) => ({
  representation: 'atlas_doc_format',
  value: document(...texts),
});

export async function openWikiSite(options: Partial<SiteOptions> = {}): Promise<WikiSite> {
  const site = await openSite({ app: { load: () => import('./wiki-app') }, root: __dirname, now: toyNow, ...options });
  site.freeze();
  site.setNow(toyNow);
  return {
    site,
    rest: (who, method, path, body) => site.rest(who?.accountId ?? null, method, `/wiki/${path}`, body),
    product: async (call, as, moduleKey = 'story') =>
      (await site.invoke({
        as: as?.accountId ?? null,
        moduleKey,
        functionKey: 'product',
        payload: call,
      })) as ProductAnswer,
  };
}

/** As Jonah, who may write in the leadership's space. @returns the id */
export async function makePage(wiki: WikiSite, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const sent = { spaceId: leadership, title, body: adf('One.', 'Two.'), ...more };
  const { status, body } = await wiki.rest(people.jonah, 'POST', 'api/v2/pages', sent);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as { id: string }).id;
}
