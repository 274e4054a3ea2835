import { z } from 'zod';
import type { Answers } from '../../src/shared/contract';
import { fail, type Result } from '../../src/shared/result';
import type { Input, InputKey } from '../../src/shared/inputs';
import { fromWire } from '../../src/shared/wire';
import type { OwnerAnswer } from '../../src/shared/paste/plan';
import type { Invoke } from './endpoints';

export interface SiteClient {
  readonly invoke: Invoke;
  /** Account ids of people by their names, as Jira's own search finds them. */
  findOwners(names: readonly string[]): Promise<ReadonlyMap<string, OwnerAnswer>>;
}

const invoked = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);
const found = z.array(z.object({ accountId: z.string(), displayName: z.string() }));

/** A running local site as one person. Its answers are the app's own; what is no answer becomes a failure that passes. */
export function siteClient(url: string, credentials: string): SiteClient {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const call = async (path: string, body?: unknown): Promise<Response> => {
    const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new Error(`No site answers at ${url}. Start it with npm start, or name it with --url.`, { cause });
    });
    if (answer.status === 401)
      throw new Error(
        'The site does not know these credentials. It prints them when it starts; pass them with --as EMAIL:TOKEN.',
      );
    return answer;
  };
  return {
    async invoke<Key extends InputKey>(key: Key, payload: Input<Key>): Promise<Result<Answers[Key]>> {
      const asked = { moduleKey: 'strategy', functionKey: key, payload, page: 'import' };
      const answer = await call('/__site/invoke', asked);
      const body = answer.ok ? invoked.parse(await answer.json()) : { ok: false, message: await answer.text() };
      if (body.ok && 'value' in body) return fromWire(body.value) as Result<Answers[Key]>;
      return fail({
        code: 'unavailable',
        message: 'message' in body ? body.message : `The site answered ${answer.status}.`,
      });
    },
    async findOwners(names) {
      const owners = new Map<string, OwnerAnswer>();
      for (const name of names) {
        const answer = await call(`/rest/api/3/user/search?query=${encodeURIComponent(name)}`);
        const people = answer.ok ? found.parse(await answer.json()) : [];
        const exact = people.filter(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
        const [only] = exact;
        owners.set(name, only === undefined ? 'nobody' : exact.length > 1 ? 'several' : only.accountId);
      }
      return owners;
    },
  };
}
