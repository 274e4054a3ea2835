import { AsyncLocalStorage } from 'node:async_hooks';

/** What one running function of the app sees below the SDK. */
export interface Frame {
  readonly runtime: object;
  readonly fetch: (meta: unknown, path: string, init: unknown) => Promise<Response>;
  /** Milliseconds that the site's clock is ahead of this machine's. */
  readonly clockOffset: () => number;
}

const frames = new AsyncLocalStorage<Frame>();

export function runInFrame<T>(frame: Frame, work: () => T): T {
  return frames.run(frame, work);
}

/** For modules that read the runtime while they load. It has no `kvs` field: with one, the SDK would take another road. */
const bootRuntime = {
  proxy: { token: '', url: '' },
  contextAri: '',
  appContext: {},
  aaid: undefined,
  lambdaContext: {},
  tracing: { traceId: '', spanId: '' },
  metrics: undefined,
  featureFlags: undefined,
};

function refuseEgress(input: unknown): Promise<never> {
  const url = input instanceof Request ? input.url : String(input);
  return Promise.reject(
    new Error(`URL not included in the external fetch backend permissions: ${url}. This app has no egress.`),
  );
}

async function forgeFetch(meta: unknown, path: string, init: unknown): Promise<Response> {
  const frame = frames.getStore();
  if (!frame) throw new Error(`${path} was asked for outside an invocation.`);
  // What lies below the SDK runs outside the frame: on this machine's clock and with its network.
  return frames.exit(() => frame.fetch(meta, path, init));
}

const realDate = Date;

/** `Date` on the site's clock, inside an invocation only. */
function siteDate(): DateConstructor {
  const now = (): number => realDate.now() + (frames.getStore()?.clockOffset() ?? 0);
  return new Proxy(realDate, {
    construct: (target, args: [], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new realDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
}

/** Refuses the network outside invocations as well: for a process that belongs to the app alone. */
export function closeNetwork(): void {
  globalThis.fetch = refuseEgress;
}

let installed = 0;
let uninstall = (): void => {};

/**
 * Puts the globals that the Forge SDK stands on into this process, the egress gate among them. Call it before the app's
 * code is imported: `@forge/api` keeps the `fetch` that it finds.
 * @returns a function that takes them out again, once the last caller has called it
 */
export function installForgeGlobals(): () => void {
  installed += 1;
  if (installed === 1) uninstall = define();
  return () => {
    installed -= 1;
    if (installed === 0) uninstall();
  };
}

function define(): () => void {
  const { fetch } = globalThis;
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => frames.getStore()?.runtime ?? bootRuntime,
  });
  Object.defineProperty(globalThis, '__forge_fetch__', { configurable: true, value: forgeFetch });
  globalThis.fetch = (input, init) => (frames.getStore() ? refuseEgress(input) : fetch(input, init));
  globalThis.Date = siteDate();
  return () => {
    globalThis.fetch = fetch;
    globalThis.Date = realDate;
    Reflect.deleteProperty(globalThis, '__forge_runtime__');
    Reflect.deleteProperty(globalThis, '__forge_fetch__');
  };
}
