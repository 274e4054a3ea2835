import type { FullContext } from '@forge/bridge';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { people } from '../../local/site/people';
import { openSite, type Site } from '../../local/site/site';
import type { AppState } from '../../src/frontend/app/app-state';

/** The bridge of a page whose host is a whole local site: calls reach the app's exported resolver and a real database. */
export interface AppPage {
  readonly site: Site;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Everything the page called, in order. */
  readonly calls: { readonly key: string; readonly payload: Record<string, unknown> }[];
  /** Who looks at the page that is rendered next. */
  as: keyof typeof people;
  /** Answers instead of the app until it answers `undefined`; for what a network does. */
  intercept: ((key: string, payload: Record<string, unknown>) => unknown) | null;
  readonly render: (content: ReactNode) => Promise<Rendered>;
  /** Between tests: what was called and intercepted is forgotten, what was made stays. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export interface Rendered {
  readonly container: HTMLElement;
  readonly app: AppState;
}

interface Options {
  readonly moduleKey?: 'strategy' | 'settings';
  readonly seed?: 'jira' | 'company';
  readonly now?: number;
}

interface Invoke {
  readonly functionKey: string;
  readonly payload?: Record<string, unknown>;
}
interface FetchProduct {
  readonly restPath: string;
  readonly fetchRequestInit?: { readonly method?: string; readonly body?: string };
}

/** The bridge builds `new Request('')`: an address relative to the page, which Node's own class does not know. */
class PageRequest extends Request {
  constructor(input: string | URL | Request, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://site/') : input, init);
  }
}

export async function openAppPage(options: Options = {}): Promise<AppPage> {
  const { moduleKey = 'strategy', seed = 'jira', now = Date.parse('2026-11-19T10:42Z') } = options;
  const site = await openSite({ app: { load: () => import('../../src/index') }, seed, now });
  const calls: AppPage['calls'] = [];
  const mara = people.mara.accountId;
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await site.call(mara, 'setup.progress', {});
    if (JSON.stringify(answer).includes('"progress":1}')) break;
    site.advance(60_000);
  }
  const context = () => site.bridgeContext(people[page.as].accountId, moduleKey, {});

  const callBridge = async (command: string, data: unknown): Promise<unknown> => {
    const { accountId } = people[page.as];
    if (command === 'getContext') return context();
    if (command === 'invoke') {
      const { functionKey, payload = {} } = data as Invoke;
      calls.push({ key: functionKey, payload });
      const answer: unknown = page.intercept?.(functionKey, payload);
      return answer === undefined ? site.invoke({ as: accountId, moduleKey, functionKey, payload }) : answer;
    }
    if (command === 'fetchProduct') {
      const { restPath, fetchRequestInit = {} } = data as FetchProduct;
      const { method = 'GET', body = '' } = fetchRequestInit;
      const headers = { 'content-type': 'application/json' };
      const answer = site.requestJira(accountId, { method, path: restPath, headers, body });
      return { ...answer, statusText: '' };
    }
    return undefined;
  };
  Object.assign(globalThis, { __bridge: { callBridge }, Request: PageRequest });

  const page: AppPage = {
    site,
    calls,
    as: 'mara',
    user: userEvent.setup(),
    intercept: null,
    render: async (content) => {
      // The bridge is read when the module loads.
      const { AppContext, createAppState } = await import('../../src/frontend/app/app-state');
      const { TreeStore } = await import('../../src/frontend/app/tree-store');
      const { Router } = await import('../../src/frontend/app/route');
      const { SessionGate } = await import('../../src/frontend/app/session-gate');
      const { Flags } = await import('../../src/frontend/app/flags');
      const app = createAppState(context() as unknown as FullContext, new Router(null), (id) => new TreeStore(id));
      const { container } = render(
        <AppContext.Provider value={app}>
          <SessionGate loading={<p>Opening</p>}>
            {content}
            <Flags />
          </SessionGate>
        </AppContext.Provider>,
      );
      return { container, app };
    },
    reset: () => {
      calls.length = 0;
      page.intercept = null;
      page.as = 'mara';
      // The site's limits per second and minute hold here too.
      site.advance(60_000);
    },
    close: () => site.close(),
  };
  return page;
}
