import type { Answer, WireRequest } from '../wire/answer';
import type { FunctionCall } from './app-host';

/** What the site tells the app's process. */
export type ToApp =
  | { readonly type: 'call'; readonly call: FunctionCall }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'refused'; readonly id: number; readonly message: string };

/** What the app's process tells the site. */
export type FromApp =
  | { readonly type: 'done'; readonly invocationId: string; readonly value: unknown }
  | { readonly type: 'failed'; readonly invocationId: string; readonly message: string; readonly killed: boolean }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly invocationId: string;
      readonly meta: unknown;
      readonly request: WireRequest;
    };
