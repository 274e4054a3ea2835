import type { Client, SendRequestOptions } from 'jira.js/core';
import { people } from '../../local/site/people';
import type { Site } from '../../local/site/site';

/** What jira.js asked for, what the site answered, and the schema that jira.js has for it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  readonly schema: SafeSchema | null;
}

export interface SafeSchema {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly Issue[] } | undefined;
  };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** A client of jira.js whose requests end at the site; every exchange is kept. */
export function recordingClient(site: Site): { client: Client; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const sendRequest = async (config: SendRequestOptions): Promise<unknown> => {
    const { method = 'GET', url, searchParams, body, schema } = config;
    const path = url + queryOf(searchParams);
    const answer = await site.rest(people.mara.accountId, method, path, body);
    exchanges.push({
      method,
      path: url,
      status: answer.status,
      body: answer.body,
      schema: (schema as SafeSchema | undefined) ?? null,
    });
    return answer.body;
  };
  return { client: { sendRequest } as Client, exchanges };
}

function queryOf(params: SendRequestOptions['searchParams']): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of [value].flat()) if (one !== undefined) query.append(name, `${one as string | number | boolean}`);
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Each complaint as "path: what"; several branches of a union are read as the best of them. */
export function complaints(schema: SafeSchema, value: unknown): string[] {
  const { success, error } = schema.safeParse(value);
  if (success) return [];
  return (error?.issues ?? []).flatMap(({ code, path, message, keys = [] }) => {
    const where = path.map((part) => (typeof part === 'number' ? '[]' : String(part))).join('.');
    return code === 'unrecognized_keys' ? keys.map((key) => `${where}.${key}: unknown key`) : [`${where}: ${message}`];
  });
}
