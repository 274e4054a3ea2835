import type { AppHost } from './app/app-host';
import type { Clock } from './clock';
import { cloudId, type Contexts } from './contexts';
import type { CostLog, CostRow } from './cost';
import { FunctionKilled, startInvocation, type Invocation } from './invocation';
import type { Limits } from './limits';
import type { AppIssueContext, AppMacro, AppModule, AppTrigger, Manifest } from './manifest';
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

const surfaces: Readonly<Record<string, string>> = { macro: 'macro', 'jira:issueContext': 'issue context' };

interface Parts {
  readonly manifest: Manifest;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly cost: CostLog;
  readonly host: AppHost;
  readonly contexts: Contexts;
}

/** One run: which function of the manifest, for which module and person, and how the cost log names it. */
interface Run extends Pick<CostRow, 'function' | 'surface' | 'page'> {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId: string | null;
  readonly payload: unknown;
}

/** What the platform says when a function failed: the browser's promise rejects with it. */
export class InvokeError extends Error {
  override readonly name = 'InvokeError';
}

/** Runs the functions that manifest.yml names, inside the platform's limits, and writes down what each cost. */
export class Functions {
  private readonly current = new Map<string, Invocation>();
  private readonly pages = new Map<string, SlidingLimit>();

  constructor(private readonly parts: Parts) {}

  running(invocationId: string): Invocation {
    const invocation = this.current.get(invocationId);
    if (!invocation) throw new FunctionKilled('This function has ended; what it still asks for is not answered.');
    return invocation;
  }

  page(moduleKey: string): AppModule {
    const { pages, macros, issueContexts } = this.parts.manifest;
    const page = [...pages, ...macros, ...issueContexts].find(({ key }) => key === moduleKey);
    if (!page) throw new InvokeError(`manifest.yml has no page ${moduleKey}.`);
    return page;
  }

  /** One macro of a page that is exported: on the app's own account, since the file may reach anybody. */
  async exportMacro(macro: AppMacro, payload: unknown): Promise<unknown> {
    const functionKey = macro.exportFunction;
    if (functionKey === null) throw new InvokeError(`The macro ${macro.key} has no adfExport in manifest.yml.`);
    return this.run({ ...ofTheApp(functionKey, 'export'), moduleKey: macro.key, payload });
  }

  /** A resolver, called through the bridge. @throws InvokeError */
  async invoke({ as, moduleKey, functionKey, payload, page: pageId, context }: InvokeRequest): Promise<unknown> {
    const { limits, contexts } = this.parts;
    const page = this.page(moduleKey);
    if (pageId !== undefined && !this.pageLimit(pageId).take()) {
      throw new InvokeError('Resolver calls are rate limited at 500req/25s');
    }
    const call = { functionKey, payload };
    if (bytesOf(call) > limits.invokeRequestBytes) throw new InvokeError('Request body size limit of 500 KB exceeded.');
    const answer = await this.run({
      functionKey: page.function,
      moduleKey: page.key,
      accountId: as,
      payload: { call, context: contexts.ofPage(page, as, context) },
      function: functionKey,
      surface: `${page.title} ${surfaces[page.type] ?? 'page'}`,
      page: pageId ?? null,
    }).catch((cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new InvokeError(`There was an error invoking the function - ${message}`, { cause });
    });
    if (bytesOf(answer) > limits.invokeAnswerBytes) throw new InvokeError('Response body size limit of 5 MB exceeded.');
    return answer;
  }

  /** One event of a queue. A function that was killed is given the event again; one that threw is not. */
  async consume({ queueName, jobId, eventId, body, retryContext }: QueuedEvent, functionKey: string): Promise<unknown> {
    const payload = { queueName, jobId, eventId, body, ...(retryContext ? { retryContext } : {}) };
    return this.runOrRetry({ ...ofTheApp(functionKey, 'queue'), moduleKey: queueName, payload });
  }

  /** One event of the product, under the same rule. */
  async trigger({ key, function: functionKey }: AppTrigger, payload: unknown): Promise<unknown> {
    return this.runOrRetry({ ...ofTheApp(functionKey, 'event'), moduleKey: key, payload });
  }

  /** What a collapsed panel of an issue shows; it is not told who looks. */
  async issueStatus(module: AppIssueContext, payload: unknown): Promise<unknown> {
    if (module.statusFunction === null) return {};
    return this.run({ ...ofTheApp(module.statusFunction, `${module.title} lozenge`), moduleKey: module.key, payload });
  }

  private async runOrRetry(run: Run): Promise<unknown> {
    try {
      return await this.run(run);
    } catch (error) {
      if (!(error instanceof FunctionKilled)) throw error;
      return { _retry: true, retryOptions: { retryAfter: 1, retryReason: 'FUNCTION_TIME_OUT' } };
    }
  }

  async schedule(moduleKey: string): Promise<unknown> {
    const schedule = this.parts.manifest.schedules.find(({ key }) => key === moduleKey);
    if (!schedule) throw new Error(`manifest.yml has no scheduledTrigger ${moduleKey}.`);
    const payload = { context: { cloudId, moduleKey }, contextToken: 'local' };
    return this.run({ ...ofTheApp(schedule.function, 'schedule'), moduleKey, payload });
  }

  private async run({ functionKey, moduleKey, accountId, payload, ...row }: Run): Promise<unknown> {
    const { manifest, host, contexts, clock, cost } = this.parts;
    const fn = manifest.functions.get(functionKey);
    if (!fn) throw new Error(`manifest.yml has no function ${functionKey}.`);
    const invocation = startInvocation(functionKey, moduleKey, accountId);
    this.current.set(invocation.id, invocation);
    const started = performance.now();
    let error: string | null = null;
    try {
      const answer = await host.call({
        invocationId: invocation.id,
        exportName: fn.exportName,
        payload,
        context: contexts.ofBackend(invocation),
        runtime: contexts.ofRuntime(invocation),
        timeoutMs: fn.timeoutMs,
        clockOffset: clock.offset(),
      });
      if (invocation.dead !== null) throw new FunctionKilled(invocation.dead);
      return answer;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
      throw thrown;
    } finally {
      invocation.dead ??= 'The function has ended.';
      this.current.delete(invocation.id);
      const { statements, points } = invocation;
      cost.add({ ...row, accountId, statements, points, ms: performance.now() - started, error });
    }
  }

  private pageLimit(page: string): SlidingLimit {
    const { limits, clock } = this.parts;
    const known = this.pages.get(page) ?? new SlidingLimit(limits.invokesPerPage, limits.invokesWindowMs, clock);
    this.pages.set(page, known);
    return known;
  }
}

function ofTheApp(functionKey: string, surface: string): Omit<Run, 'moduleKey' | 'payload'> {
  return { functionKey, accountId: null, function: functionKey, surface, page: null };
}

/** Size as JSON; an answer may be undefined. */
function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
