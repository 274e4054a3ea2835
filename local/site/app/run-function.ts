import { randomUUID } from 'node:crypto';
import { FunctionKilled } from '../invocation';
import { toResponse, type WireRequest } from '../wire/answer';
import type { AskSite, FunctionCall } from './app-host';
import { runInFrame } from './forge-globals';

type Exports = Readonly<Record<string, unknown>>;

/** Runs one exported function over the real SDK, with the platform's time limit. */
export async function runFunction(app: Exports, call: FunctionCall, ask: AskSite): Promise<unknown> {
  const fn = app[call.exportName];
  if (typeof fn !== 'function')
    throw new Error(`src/index.ts exports no function ${call.exportName}, which manifest.yml names.`);
  const deadline = performance.now() + call.timeoutMs;
  const frame = {
    runtime: runtimeOf(call, () => Math.max(0, deadline - performance.now())),
    fetch: async (meta: unknown, path: string, init: unknown): Promise<Response> =>
      toResponse(await ask(call.invocationId, meta, asRequest(path, init))),
    clockOffset: () => call.clockOffset,
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new FunctionKilled(`The function took longer than ${call.timeoutMs / 1000} s.`)),
      call.timeoutMs,
    );
  });
  try {
    const running = runInFrame(frame, async (): Promise<unknown> => fn(copy(call.payload), copy(call.context)));
    return copy(await Promise.race([running, timeout]));
  } finally {
    clearTimeout(timer);
  }
}

/** The platform passes JSON: nothing is shared between the caller and the function. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function asRequest(path: string, init: unknown): WireRequest {
  const request = (typeof init === 'object' && init !== null ? init : {}) as RequestInit;
  const body = request.body ?? '';
  if (typeof body !== 'string') throw new TypeError('This local site models text bodies only.');
  return {
    method: (request.method ?? 'GET').toUpperCase(),
    path,
    headers: Object.fromEntries(new Headers(request.headers)),
    body,
  };
}

function runtimeOf(call: FunctionCall, remaining: () => number): object {
  const measure = { stop: (): void => {} };
  return {
    proxy: { token: 'local', url: 'http://127.0.0.1' },
    ...call.runtime,
    aaid: call.runtime.aaid ?? undefined,
    lambdaContext: { awsRequestId: call.invocationId, getRemainingTimeInMillis: remaining },
    tracing: { traceId: randomUUID(), spanId: randomUUID() },
    metrics: { counter: () => ({ incr: (): void => {} }), timing: () => ({ measure: () => measure }) },
    featureFlags: {},
  };
}
