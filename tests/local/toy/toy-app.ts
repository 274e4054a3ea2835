import api, { assumeTrustedRoute } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';
import { kvs, type ExtendedSetOptions } from '@forge/kvs';
import { makeResolver } from '@forge/resolver';
import { migrationRunner, sql } from '@forge/sql';

/** A throw-away app: the tests of the site drive the real SDK through it. */
export interface Statement {
  readonly query: string;
  readonly params?: readonly unknown[];
  readonly ddl?: boolean;
  /** One more parameter of so many letters: too large to be sent to a function. */
  readonly fill?: number;
}

export interface Failure {
  readonly name: string;
  readonly code: string | null;
  readonly message: string;
  readonly status: number | null;
  readonly context: { readonly debug?: { readonly errno?: number; readonly code?: string } };
}

export type Attempt<T = unknown> = { readonly value: T } | { readonly failure: Failure };

export interface KvsCall {
  readonly op: 'get' | 'set' | 'delete' | 'query' | 'transact' | 'batchSet' | 'batchGet' | 'entity' | 'secret';
  readonly key?: string;
  readonly value?: unknown;
  readonly options?: ExtendedSetOptions;
  readonly limit?: number;
  readonly cursor?: string;
  readonly items?: readonly { key: string; value: unknown }[];
  /** So many letters more in each item of a transaction. */
  readonly fill?: number;
}

export interface JiraCall {
  readonly as: 'app' | 'user';
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
}

export interface Push {
  readonly queue?: string;
  readonly events: readonly { body: Record<string, unknown>; delayInSeconds?: number }[];
}

export interface JiraAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

export type ToyContract = {
  sql: (statement: Statement) => Attempt;
  statements: (payload: { statements: readonly Statement[] }) => Attempt[];
  migrate: (payload: { migrations: Record<string, string> }) => Attempt;
  kvs: (call: KvsCall) => Attempt;
  jira: (call: JiraCall) => Attempt<JiraAnswer>;
  push: (push: Push) => Attempt;
  big: (payload: { size: number }) => string;
  echo: (payload: Record<string, unknown>) => Record<string, unknown>;
  delivered: () => unknown;
  fetch: () => Attempt;
  apiFetch: () => Attempt;
  now: () => { now: number; made: number; parsed: number };
  whoAmI: () => { accountId: unknown; moduleKey: unknown; siteUrl: unknown };
  hang: () => unknown;
  fail: () => unknown;
};

/** Failures as data: the platform would keep only the message. */
async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    const thrown = error as Partial<Failure> & { responseDetails?: { status: number } };
    const { name = '', code = null, message = '', context = {}, responseDetails } = thrown;
    return { failure: { name, code, message, status: responseDetails?.status ?? null, context } };
  }
}

const execute = ({ query, params = [], ddl = false, fill }: Statement): Promise<unknown> =>
  ddl
    ? sql.executeDDL(query)
    : sql
        .prepare(query)
        .bindParams(...params, ...(fill === undefined ? [] : ['x'.repeat(fill)]))
        .execute();

function askKvs({ op, key = '', value, options, limit, cursor, items = [], fill = 0 }: KvsCall): Promise<unknown> {
  switch (op) {
    case 'get':
      return kvs.get(key);
    case 'set':
      return kvs.set(key, value, options);
    case 'delete':
      return kvs.delete(key);
    case 'query': {
      let query = kvs.query().where('key', { condition: 'BEGINS_WITH', values: [key] });
      if (limit !== undefined) query = query.limit(limit);
      if (cursor !== undefined) query = query.cursor(cursor);
      return query.getMany();
    }
    case 'transact':
      return items
        .reduce(
          (transaction, item) => transaction.set(item.key, { ...(item.value as object), fill: 'x'.repeat(fill) }),
          kvs.transact(),
        )
        .execute();
    case 'batchSet':
      return kvs.batchSet([...items]);
    case 'batchGet':
      return kvs.batchGet(items.map((item) => ({ key: item.key })));
    case 'entity':
      return kvs.entity('thing').get(key);
    case 'secret':
      return kvs.getSecret(key);
  }
}

const delivered: unknown[] = [];

export const resolver = makeResolver<ToyContract>({
  sql: ({ payload }) => attempt(() => execute(payload)),
  statements: async ({ payload }) => {
    const answers: Attempt[] = [];
    for (const statement of payload.statements) answers.push(await attempt(() => execute(statement)));
    return answers;
  },
  migrate: ({ payload }) => {
    for (const [name, ddl] of Object.entries(payload.migrations)) migrationRunner.enqueue(name, ddl);
    return attempt(() => migrationRunner.run());
  },
  kvs: ({ payload }) => attempt(() => askKvs(payload)),
  jira: ({ payload: { as, path, method = 'GET', body } }) =>
    attempt(async () => {
      const requester = as === 'app' ? api.asApp() : api.asUser();
      const sent =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await requester.requestJira(assumeTrustedRoute(path), { method, ...sent });
      return {
        status: response.status,
        text: await response.text(),
        retryAfter: response.headers.get('retry-after'),
      };
    }),
  push: ({ payload: { queue = 'setup', events } }) => attempt(() => new Queue({ key: queue }).push([...events])),
  delivered: () => delivered,
  fetch: () => attempt(() => fetch('https://example.com/')),
  apiFetch: () => attempt(() => api.fetch('https://example.com/')),
  now: () => ({ now: Date.now(), made: new Date().getTime(), parsed: new Date(5).getTime() }),
  whoAmI: ({ context }) => ({
    accountId: context.accountId,
    moduleKey: context.moduleKey,
    siteUrl: context.siteUrl,
  }),
  echo: ({ payload }) => payload,
  big: ({ payload }) => 'x'.repeat(payload.size),
  hang: () => new Promise(() => {}),
  fail: () => {
    throw new Error('on purpose');
  },
});

let hangs = 0;

export async function setup(event: AsyncEvent): Promise<unknown> {
  const retries = event.retryContext?.retryCount ?? 0;
  delivered.push({ body: event.body, retries });
  if (event.body.retry === true && retries < 2) {
    return new InvocationError({ retryAfter: 5, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  }
  if (event.body.hang === true && (hangs += 1) === 1) return new Promise(() => {});
  return undefined;
}

export async function hourly(): Promise<{ statusCode: number }> {
  delivered.push({ hourly: true });
  return { statusCode: 204 };
}
