import { people } from '../../../local/site/people';
import { openSite, type Site } from '../../../local/site/site';
import type { SiteOptions } from '../../../local/site/site-options';
import type { Attempt, Failure, JiraAnswer, JiraCall, KvsCall, Push, Statement } from './toy-app';

/** A site with the throw-away app, and its functions by name. */
export interface ToySite {
  readonly site: Site;
  sql(query: string, params?: readonly unknown[]): Promise<unknown>;
  ddl(query: string): Promise<unknown>;
  /** @throws when the statement was not refused */
  refusedSql(statement: Statement): Promise<Failure>;
  statements(statements: readonly Statement[]): Promise<readonly Attempt[]>;
  kvs(call: KvsCall): Promise<unknown>;
  refusedKvs(call: KvsCall): Promise<Failure>;
  jira(call: JiraCall, as?: string | null): Promise<JiraAnswer>;
  push(push: Push): Promise<unknown>;
  refusedPush(push: Push): Promise<Failure>;
  ask(functionKey: string, payload?: unknown, as?: string | null): Promise<unknown>;
}

export const toyNow = Date.parse('2026-11-19T10:42:00Z');

export async function openToySite(options: Partial<SiteOptions> = {}): Promise<ToySite> {
  const site = await openSite({ app: { load: () => import('./toy-app') }, root: __dirname, now: toyNow, ...options });
  // A slow machine must not let a window of a limit pass.
  site.freeze();
  const me = people.ife.accountId;
  const ask = (functionKey: string, payload: unknown = {}, as: string | null = me): Promise<unknown> =>
    site.call(as, functionKey, payload);
  const tried = async (functionKey: string, payload: unknown): Promise<unknown> =>
    value(await ask(functionKey, payload));
  const refused = async (functionKey: string, payload: unknown): Promise<Failure> =>
    failure(await ask(functionKey, payload));
  return {
    site,
    ask,
    sql: (query, params = []) => tried('sql', { query, params }),
    ddl: (query) => tried('sql', { query, ddl: true }),
    refusedSql: (statement) => refused('sql', statement),
    statements: async (statements) => (await ask('statements', { statements })) as readonly Attempt[],
    kvs: (call) => tried('kvs', call),
    refusedKvs: (call) => refused('kvs', call),
    jira: async (call, as = me) => value(await ask('jira', call, as)) as JiraAnswer,
    push: (push) => tried('push', push),
    refusedPush: (push) => refused('push', push),
  };
}

function value(answer: unknown): unknown {
  const attempt = answer as Attempt;
  if ('failure' in attempt) throw new Error(JSON.stringify(attempt.failure));
  return attempt.value;
}

function failure(answer: unknown): Failure {
  const attempt = answer as Attempt;
  if ('failure' in attempt) return attempt.failure;
  throw new Error(`This was not refused: ${JSON.stringify(attempt.value).slice(0, 200)}`);
}

/** The rows of a read. */
export function rowsOf(answer: unknown): readonly Record<string, unknown>[] {
  return (answer as { rows: readonly Record<string, unknown>[] }).rows;
}

export function affected(answer: unknown): number {
  return (answer as { rows: { affectedRows: number } }).rows.affectedRows;
}
