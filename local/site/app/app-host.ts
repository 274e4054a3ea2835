import type { Answer, WireRequest } from '../wire/answer';

/** One call of an exported function, as plain data: it may cross to another process. */
export interface FunctionCall {
  readonly invocationId: string;
  readonly exportName: string;
  readonly payload: unknown;
  /** The second argument: who calls, under which licence and installation. */
  readonly context: unknown;
  readonly runtime: RuntimeFacts;
  readonly timeoutMs: number;
  readonly clockOffset: number;
}

export interface RuntimeFacts {
  readonly contextAri: string;
  readonly appContext: Readonly<Record<string, unknown>>;
  readonly aaid: string | null;
}

/** How the site answers what the SDK asks for while a call runs. */
export type AskSite = (invocationId: string, meta: unknown, request: WireRequest) => Promise<Answer>;

/** Where the app's functions run: in this process (tests) or in one of their own (`npm start`). */
export interface AppHost {
  /** @throws what the function throws, or FunctionKilled when it takes too long */
  call(call: FunctionCall): Promise<unknown>;
  close(): Promise<void>;
}
