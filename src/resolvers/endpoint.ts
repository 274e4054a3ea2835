import type { ResolverFunction } from '@forge/resolver';
import type { z } from 'zod';
import type { Answers } from '../shared/contract';
import { inputs, type Input, type InputKey, type Parsed } from '../shared/inputs';
import { fail, ok, type Result } from '../shared/result';
import type { Access } from '../services/authorize';
import { withinBudget } from '../services/budget';
import { AppFailure, ConsentNeeded } from '../services/failure';
import type { Ports, Verdict } from '../services/ports/ports';
import { ensureReady } from '../services/readiness';
import { readerOf, verdictOf } from '../services/verdicts';
import type { Work } from '../services/work';
import { toBadInput, toFailure } from './failures';

export interface EndpointRow<Key extends InputKey, Scope> {
  readonly input: Key;
  /** Who may, and what of the strategy the use case is handed for it. */
  readonly access: Access<Parsed<Key>, Scope>;
  readonly run: (work: Work, scope: Scope, payload: Parsed<Key>) => Promise<Answers[Key]>;
}

export type Endpoint<Key extends InputKey> = ResolverFunction<Input<Key>, Result<Answers[Key]>>;

const schemas: { readonly [Key in InputKey]: z.ZodType<Parsed<Key>> } = inputs;

/** Identify, parse, authorize, run: in this order for every endpoint. */
export function endpointsOn(
  ports: Ports,
): <Key extends InputKey, Scope>(row: EndpointRow<Key, Scope>) => Endpoint<Key> {
  return ({ input, access, run }) =>
    async ({ payload, context }) => {
      const accountId = accountOf(context);
      if (accountId === null) return fail(notSignedIn);
      const parsed = schemas[input].safeParse(payload);
      if (!parsed.success) return fail(toBadInput(parsed.error));
      const value = async () => {
        if (access.needsSchema) await ensureReady(ports);
        const actor = await actorOf(ports, accountId, access.verdict);
        if (actor.accountId !== accountId) throw new AppFailure('notSignedIn', notSignedIn.message);
        const work: Work = { ports, actor, now: ports.now() };
        return run(work, await access.allow(work, parsed.data), parsed.data);
      };
      try {
        return ok(await withinBudget(value()));
      } catch (error) {
        if (error instanceof ConsentNeeded) throw error.sdkError;
        // Every write carries a request id, and no read does.
        return fail(toFailure(error, input, 'requestId' in parsed.data));
      }
    };
}

/** The platform vouches for it; the payload is never asked. */
function accountOf(context: Readonly<Record<string, unknown>>): string | null {
  const { accountId } = context;
  return typeof accountId === 'string' && accountId !== '' ? accountId : null;
}

const notSignedIn = {
  code: 'notSignedIn',
  message: 'You are not signed in. Sign in to Jira and reload the page.',
} as const;

function actorOf(
  ports: Ports,
  accountId: string,
  verdict: Access<unknown, unknown>['verdict'],
): Verdict | Promise<Verdict> {
  if (verdict === 'none') return nobodyYet(accountId);
  return verdict === 'reader' ? readerOf(ports, accountId) : verdictOf(ports, accountId, verdict);
}

const nobodyYet = (accountId: string): Verdict => ({ accountId, jiraUser: false, admin: false, groupIds: [] });
