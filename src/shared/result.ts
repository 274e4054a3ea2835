/** Every endpoint answers a Result; nothing is thrown across the bridge. */
export const FAILURE_CODES = [
  'badInput', // the payload is malformed; `fields` says where
  'notSignedIn', // no account
  'forbidden', // readable, not changeable; `ask` names who may
  'notFound', // unknown, or not visible: the two look the same
  'conflict', // somebody else's change; `current` holds what is saved now
  'refused', // a rule of the domain says no; `rule` names it
  'tooLarge',
  'settingUp', // the schema is being made; `progress` 0..1
  'busy', // 429, lock or time out: try again
  'unavailable', // Jira or the database does not answer
  'broken', // a defect; `reference` finds the log line
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  readonly code: FailureCode;
  /** One sentence for a person: what happened and what to do. */
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly rule?: string;
  /** Account ids of people who may help. */
  readonly ask?: readonly string[];
  readonly current?: unknown;
  readonly changedBy?: string | null;
  readonly changedAt?: number;
  readonly progress?: number;
  readonly retryAfterMs?: number;
  readonly reference?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure });
