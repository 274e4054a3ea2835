import type { Failure, FailureCode } from '../shared/result';

type Details = Omit<Failure, 'code' | 'message'>;

/** Thrown inside, answered as a Result outside. The message is a full sentence for a person. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';

  constructor(
    readonly code: FailureCode,
    message: string,
    readonly details: Details = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What an adapter can say of a failure below it. `timedOut`: a write may have been carried out all the same. */
export const PORT_ERROR_KINDS = [
  'busy',
  'timedOut',
  'unavailable',
  'unreadable',
  'tooLarge',
  'refused',
  'unauthorized',
  'forbidden',
] as const;
export type PortErrorKind = (typeof PORT_ERROR_KINDS)[number];

/** The family of errors that storage and clients throw; `cause` is the error of the SDK. */
export class PortError extends Error {
  override readonly name: string = 'PortError';

  constructor(
    readonly kind: PortErrorKind,
    message: string,
    options?: ErrorOptions & { readonly retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.retryAfterMs = options?.retryAfterMs;
  }

  readonly retryAfterMs: number | undefined;
}

/** The platform asks the person for consent when it sees the SDK's own error, so this one crosses the edge unchanged. */
export class ConsentNeeded extends Error {
  override readonly name = 'ConsentNeeded';

  constructor(readonly sdkError: Error) {
    super('The person has not let the app act for them yet.', { cause: sdkError });
  }
}

const notThere = 'There is nothing here, or you may not see it. Check the link, or ask who sent it to you.';

/** An unknown id and an invisible one answer the same. */
export const notFound = (): AppFailure => new AppFailure('notFound', notThere);

export const badInput = (message: string, fields: Readonly<Record<string, string>>): AppFailure =>
  new AppFailure('badInput', message, { fields });

/** A rule of the domain says no. */
export const refused = (rule: string, message: string): AppFailure => new AppFailure('refused', message, { rule });

export const forbidden = (message: string, ask: readonly string[]): AppFailure =>
  new AppFailure('forbidden', message, { ask });
