import { randomUUID } from 'node:crypto';
import type { AppHost, RuntimeFacts } from './app/app-host';
import type { Clock } from './clock';
import type { CostLog } from './cost';
import { FunctionKilled, startInvocation, type Invocation } from './invocation';
import type { Limits } from './limits';
import type { AppPage, Manifest } from './manifest';
import type { QueuedEvent } from './queue';
import { SlidingLimit } from './sliding-limit';

export interface InvokeRequest {
  /** Account id of the person in the browser; null for an anonymous one. */
  readonly as: string | null;
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly payload?: unknown;
  /** The browser page that asks; invokes are limited for each. */
  readonly page?: string;
  /** What the bridge would add to the context, such as `localId`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

interface Parts {
  readonly manifest: Manifest;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly cost: CostLog;
  readonly host: AppHost;
  readonly baseUrl: string;
}

/** What the platform says when a function failed: the browser's promise rejects with it. */
export class InvokeError extends Error {
  override readonly name = 'InvokeError';
}

export const cloudId = 'a1f3c5d7-2b4e-4f60-8a9c-1d3e5f7a9b0c';
export const environmentId = '5c3b1a09-8f7e-4d6c-9b5a-493827160504';

/** Runs the functions that manifest.yml names, inside the platform's limits, and writes down what each cost. */
export class Functions {
  /** Several sites may share one warm process: each is an installation of its own. */
  private readonly installationId = randomUUID();
  private readonly current = new Map<string, Invocation>();
  private readonly pages = new Map<string, SlidingLimit>();

  constructor(private readonly parts: Parts) {}

  running(invocationId: string): Invocation {
    const invocation = this.current.get(invocationId);
    if (!invocation) throw new FunctionKilled('This function has ended; what it still asks for is not answered.');
    return invocation;
  }

  page(moduleKey: string): AppPage {
    const page = this.parts.manifest.pages.find(({ key }) => key === moduleKey);
    if (!page) throw new InvokeError(`manifest.yml has no page ${moduleKey}.`);
    return page;
  }

  /** A resolver, called through the bridge. */
  async invoke(request: InvokeRequest): Promise<unknown> {
    const { limits } = this.parts;
    const page = this.page(request.moduleKey);
    if (request.page !== undefined && !this.pageLimit(request.page).take()) {
      throw new InvokeError('Resolver calls are rate limited at 500req/25s');
    }
    const payload = {
      call: { functionKey: request.functionKey, payload: request.payload },
      context: this.bridgeContext(page, request),
    };
    if (Buffer.byteLength(JSON.stringify(payload.call)) > limits.invokeRequestBytes) {
      throw new InvokeError('Request body size limit of 500 KB exceeded.');
    }
    const answer = await this.run(page.function, page.key, request.as, payload, {
      function: request.functionKey,
      surface: `${page.title} page`,
      page: request.page ?? null,
    });
    if (Buffer.byteLength(JSON.stringify(answer) ?? '') > limits.invokeAnswerBytes) {
      throw new InvokeError('Response body size limit of 5 MB exceeded.');
    }
    return answer;
  }

  /** One event of a queue. A function that was killed is given the event again; one that threw is not. */
  async consume(event: QueuedEvent, functionKey: string): Promise<unknown> {
    const { queueName, jobId, eventId, body, retryContext } = event;
    const payload = { queueName, jobId, eventId, body, ...(retryContext ? { retryContext } : {}) };
    try {
      return await this.run(functionKey, queueName, null, payload, {
        function: functionKey,
        surface: 'queue',
        page: null,
      });
    } catch (error) {
      if (!(error instanceof FunctionKilled)) throw error;
      return { _retry: true, retryOptions: { retryAfter: 1, retryReason: 'FUNCTION_TIME_OUT' } };
    }
  }

  async schedule(moduleKey: string): Promise<unknown> {
    const schedule = this.parts.manifest.schedules.find(({ key }) => key === moduleKey);
    if (!schedule) throw new Error(`manifest.yml has no scheduledTrigger ${moduleKey}.`);
    const payload = { context: { cloudId, moduleKey }, contextToken: 'local' };
    return this.run(schedule.function, moduleKey, null, payload, {
      function: schedule.function,
      surface: 'schedule',
      page: null,
    });
  }

  /** What the shell tells an app page about where it is: `view.getContext()`, and the resolver's context. */
  bridgeContext(page: AppPage, { as, context }: Pick<InvokeRequest, 'as' | 'context'>): Record<string, unknown> {
    return {
      ...(as === null ? {} : { accountId: as }),
      cloudId,
      environmentId,
      environmentType: 'DEVELOPMENT',
      moduleKey: page.key,
      siteUrl: this.parts.baseUrl,
      locale: 'en-GB',
      timezone: 'Europe/London',
      localId: `ari:cloud:ecosystem::extension/${this.parts.manifest.appId}/${environmentId}/static/${page.key}`,
      extension: { type: page.type },
      ...context,
    };
  }

  private async run(
    functionKey: string,
    moduleKey: string,
    accountId: string | null,
    payload: unknown,
    row: { function: string; surface: string; page: string | null },
  ): Promise<unknown> {
    const fn = this.parts.manifest.functions.get(functionKey);
    if (!fn) throw new Error(`manifest.yml has no function ${functionKey}.`);
    const invocation = startInvocation(functionKey, moduleKey, accountId);
    this.current.set(invocation.id, invocation);
    const started = performance.now();
    let error: string | null = null;
    try {
      const answer = await this.parts.host.call({
        invocationId: invocation.id,
        exportName: fn.exportName,
        payload,
        context: this.backendContext(accountId),
        runtime: this.runtimeFacts(invocation),
        timeoutMs: fn.timeoutMs,
        clockOffset: this.parts.clock.offset(),
      });
      if (invocation.dead !== null) throw new FunctionKilled(invocation.dead);
      return answer;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
      if (thrown instanceof FunctionKilled || accountId === null) throw thrown;
      throw new InvokeError(`There was an error invoking the function - ${error}`, { cause: thrown });
    } finally {
      invocation.dead ??= 'The function has ended.';
      this.current.delete(invocation.id);
      const { statements, points } = invocation;
      this.parts.cost.add({ ...row, accountId, statements, points, ms: performance.now() - started, error });
    }
  }

  /** The second argument of every function: what the platform itself vouches for. */
  private backendContext(accountId: string | null): Record<string, unknown> {
    const context = `ari:cloud:jira::site/${cloudId}`;
    return {
      installContext: context,
      ...(accountId === null ? {} : { principal: { accountId } }),
      installation: { ari: { installationId: this.installationId }, contexts: [{ cloudId, workspaceId: cloudId }] },
    };
  }

  private runtimeFacts(invocation: Invocation): RuntimeFacts {
    const { manifest } = this.parts;
    const context = `ari:cloud:jira::site/${cloudId}`;
    return {
      contextAri: context,
      aaid: invocation.accountId,
      appContext: {
        appId: manifest.appId,
        appVersion: '1.0.0',
        environmentId,
        environmentType: 'DEVELOPMENT',
        invocationId: invocation.id,
        installationId: this.installationId,
        functionKey: invocation.functionKey,
        moduleKey: invocation.moduleKey,
        installation: { ari: `ari:cloud:ecosystem::installation/${this.installationId}`, contexts: [context] },
        permissions: { scopes: [...manifest.scopes], external: {} },
      },
    };
  }

  private pageLimit(page: string): SlidingLimit {
    const { limits, clock } = this.parts;
    const known = this.pages.get(page) ?? new SlidingLimit(limits.invokesPerPage, limits.invokesWindowMs, clock);
    this.pages.set(page, known);
    return known;
  }
}
