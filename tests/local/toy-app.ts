import api, { assumeTrustedRoute } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { makeResolver } from '@forge/resolver';
import { migrationRunner, sql } from '@forge/sql';

/** A throw-away app: the tests of the site drive the real SDK through it. */
interface Statement {
  readonly query: string;
  readonly params?: readonly unknown[];
  readonly ddl?: boolean;
}

export type ToyContract = Record<string, (payload: never) => unknown>;

export interface Failure {
  readonly name: string;
  readonly code: unknown;
  readonly message: string;
  readonly status: unknown;
  readonly context: unknown;
}

/** Failures as data: the platform would keep only the message. */
async function attempt<T>(work: () => Promise<T>): Promise<{ value: T } | { failure: Failure }> {
  try {
    return { value: await work() };
  } catch (error) {
    const thrown = error as Error & { code?: unknown; context?: unknown; responseDetails?: { status: number } };
    const { name, code, message, context, responseDetails } = thrown;
    return {
      failure: { name, code: code ?? null, message, status: responseDetails?.status ?? null, context: context ?? null },
    };
  }
}

const execute = ({ query, params = [], ddl = false }: Statement): Promise<unknown> =>
  ddl
    ? sql.executeDDL(query)
    : sql
        .prepare(query)
        .bindParams(...params)
        .execute();

const delivered: unknown[] = [];

export const resolver = makeResolver<
  Record<string, (request: { payload: Record<string, unknown>; context: Record<string, unknown> }) => unknown>
>({
  sql: ({ payload }) => attempt(() => execute(payload as unknown as Statement)),
  statements: async ({ payload }) => {
    const answers: unknown[] = [];
    for (const statement of payload.statements as Statement[]) answers.push(await attempt(() => execute(statement)));
    return answers;
  },
  migrate: ({ payload }) => {
    for (const [name, ddl] of Object.entries(payload.migrations as Record<string, string>))
      migrationRunner.enqueue(name, ddl);
    return attempt(() => migrationRunner.run());
  },
  kvs: ({ payload }) =>
    attempt<unknown>(() => {
      const { op, key = '', value, options, prefix = '', limit, cursor, items } = payload as Record<string, never>;
      switch (op as string) {
        case 'get':
          return kvs.get(key, options);
        case 'set':
          return kvs.set(key, value, options);
        case 'delete':
          return kvs.delete(key);
        case 'query': {
          let query = kvs.query().where('key', { condition: 'BEGINS_WITH', values: [prefix] });
          if (limit !== undefined) query = query.limit(limit);
          if (cursor !== undefined) query = query.cursor(cursor);
          return query.getMany();
        }
        case 'transact': {
          const transaction = kvs.transact();
          for (const item of items as { key: string; value: string }[]) transaction.set(item.key, item.value);
          return transaction.execute();
        }
        case 'batchSet':
          return kvs.batchSet(items);
        case 'entity':
          return kvs.entity('thing').get(key);
        default:
          throw new Error(`no ${String(op)}`);
      }
    }),
  jira: ({ payload }) =>
    attempt(async () => {
      const {
        as,
        path,
        method = 'GET',
        body,
      } = payload as { as: 'app' | 'user'; path: string; method?: string; body?: unknown };
      const requester = as === 'app' ? api.asApp() : api.asUser();
      const response = await requester.requestJira(assumeTrustedRoute(path), {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
    }),
  push: ({ payload }) =>
    attempt(() =>
      new Queue({ key: (payload.queue as string | undefined) ?? 'setup' }).push(
        payload.events as { body: Record<string, unknown> }[],
      ),
    ),
  delivered: () => delivered,
  fetch: () => attempt(() => fetch('https://example.com/')),
  apiFetch: () => attempt(() => api.fetch('https://example.com/')),
  now: () => ({ now: Date.now(), made: new Date().getTime(), parsed: new Date(5).getTime() }),
  whoAmI: ({ context }) => ({ accountId: context.accountId, moduleKey: context.moduleKey, siteUrl: context.siteUrl }),
  echo: ({ payload }) => payload,
  big: ({ payload }) => 'x'.repeat(payload.size as number),
  hang: () => new Promise(() => {}),
  fail: () => {
    throw new Error('on purpose');
  },
});

let hangs = 0;

export async function setup(event: {
  body: Record<string, unknown>;
  retryContext?: { retryCount: number };
}): Promise<unknown> {
  delivered.push({ body: event.body, retries: event.retryContext?.retryCount ?? 0 });
  if (event.body.retry === true && (event.retryContext?.retryCount ?? 0) < 2) {
    return new InvocationError({ retryAfter: 5, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  }
  if (event.body.hang === true && (hangs += 1) === 1) return new Promise(() => {});
  return undefined;
}

export async function hourly(): Promise<{ statusCode: number }> {
  delivered.push({ hourly: true });
  return { statusCode: 204 };
}
