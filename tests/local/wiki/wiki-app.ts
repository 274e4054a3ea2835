import api, { assumeTrustedRoute } from '@forge/api';
import { makeResolver } from '@forge/resolver';

/** A throw-away app with macros: the tests drive the real SDK through it. */
export interface ProductCall {
  readonly product: 'jira' | 'confluence';
  readonly as: 'app' | 'user';
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
}

export interface ProductAnswer {
  readonly status: number;
  readonly text: string;
}

interface ExportPayload {
  readonly exportType: string;
  readonly context: { readonly config?: { readonly text?: string; readonly broken?: boolean } };
}

export type WikiContract = {
  product: (call: ProductCall) => ProductAnswer;
  context: () => Record<string, unknown>;
};

export const resolver = makeResolver<WikiContract>({
  product: async ({ payload: { product, as, path, method = 'GET', body } }) => {
    const requester = as === 'app' ? api.asApp() : api.asUser();
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const request = product === 'jira' ? requester.requestJira : requester.requestConfluence;
    const response = await request(assumeTrustedRoute(path), { method, ...sent });
    return { status: response.status, text: await response.text() };
  },
  context: ({ context }) => ({ ...context }),
});

export async function exportStory({ exportType, context: { config = {} } }: ExportPayload): Promise<unknown> {
  if (config.text === 'fail') throw new Error('on purpose');
  const text = `${exportType}: ${config.text ?? 'nothing chosen'}`;
  if (config.broken === true) return { type: 'doc', version: 1, content: [{ type: 'paragraph', attrs: { level: 7 } }] };
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
