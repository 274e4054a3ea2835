/** The host's side of the bridge, as far as these tests ask it. Import it before anything that imports @forge/bridge. */
export type Endpoint = (payload: Record<string, unknown>) => unknown;

export interface Host {
  readonly calls: { readonly key: string; readonly payload: Record<string, unknown> }[];
  endpoints: Record<string, Endpoint>;
  people: Record<string, string>;
  /** Answers in the place of the people, where a test asks Jira for something else. */
  jira: ((restPath: string) => { readonly status: number; readonly body: unknown }) | null;
}

export const host: Host = { calls: [], endpoints: {}, people: {}, jira: null };

interface Invoke {
  readonly functionKey: string;
  readonly payload?: Record<string, unknown>;
}

interface Fetch {
  readonly restPath: string;
}

function invoke({ functionKey, payload = {} }: Invoke): unknown {
  host.calls.push({ key: functionKey, payload });
  const endpoint = host.endpoints[functionKey];
  if (!endpoint) throw new Error(`No endpoint ${functionKey}`);
  return endpoint(payload);
}

function fetchProduct({ restPath }: Fetch): unknown {
  if (host.jira) {
    const { status, body } = host.jira(restPath);
    return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, status, statusText: '' };
  }
  const url = new URL(restPath, 'http://site');
  const all = Object.entries(host.people).map(([accountId, displayName]) => ({
    accountId,
    displayName,
    active: true,
    accountType: 'atlassian',
  }));
  const answer = url.pathname.endsWith('/user/bulk')
    ? { values: all.filter((one) => url.searchParams.getAll('accountId').includes(one.accountId)) }
    : all.filter((one) => one.displayName.toLowerCase().includes((url.searchParams.get('query') ?? '').toLowerCase()));
  return {
    body: JSON.stringify(answer),
    headers: { 'content-type': 'application/json' },
    status: 200,
    statusText: 'OK',
  };
}

export const context = {
  accountId: 'ife',
  cloudId: 'c',
  extension: {},
  environmentId: 'e',
  environmentType: 'DEVELOPMENT',
  localId: 'l',
  locale: 'en-GB',
  moduleKey: 'strategy',
  siteUrl: 'http://site',
  timezone: 'UTC',
};

const bridge = {
  callBridge: (command: string, data: unknown): Promise<unknown> => {
    if (command === 'invoke') return Promise.resolve().then(() => invoke(data as Invoke));
    if (command === 'fetchProduct') return Promise.resolve(fetchProduct(data as Fetch));
    if (command === 'getContext') return Promise.resolve(context);
    if (command === 'getUrl') return Promise.resolve('http://site/strategy');
    return Promise.resolve(undefined);
  },
};

Object.assign(globalThis, { __bridge: bridge });

/** The bridge builds `new Request('')`: an address relative to the page, which Node's own class does not know. */
class PageRequest extends Request {
  constructor(input: string | URL | Request, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://site/') : input, init);
  }
}
Object.assign(globalThis, { Request: PageRequest });
