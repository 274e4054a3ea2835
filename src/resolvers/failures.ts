import type { z } from 'zod';
import { AppFailure, PortError, type PortErrorKind } from '../services/failure';
import type { Failure, FailureCode } from '../shared/result';

/**
 * The one place where something thrown becomes an answer.
 * @param writes whether the function may have changed something before it failed
 */
export function toFailure(error: unknown, functionKey: string, writes = true): Failure {
  if (error instanceof AppFailure) return { code: error.code, message: error.message, ...error.details };
  if (error instanceof PortError && error.kind !== 'refused') return fromPort(error, writes);
  const reference = crypto.randomUUID().slice(0, 8);
  console.error(`sightline ${reference} ${functionKey}: ${namesOf(error)}`);
  return {
    code: 'broken',
    message: `Something went wrong here. Reload the page; if it stays, report the reference ${reference}.`,
    reference,
  };
}

const codes: Readonly<Record<Exclude<PortErrorKind, 'refused'>, readonly [FailureCode, string | null]>> = {
  busy: ['busy', 'There is too much to do at the moment. Try again in a few seconds.'],
  timedOut: ['busy', null],
  unavailable: ['unavailable', null],
  unreadable: ['unavailable', null],
  tooLarge: ['tooLarge', 'That is too much at once. Try it in smaller parts.'],
  unauthorized: ['notSignedIn', null],
  forbidden: ['unavailable', null],
};

function fromPort(error: PortError, writes: boolean): Failure {
  const [code, message] = codes[error.kind === 'refused' ? 'unavailable' : error.kind];
  const retry = error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs };
  return { code, message: message ?? `${error.message} ${afterwards(error, writes)}`, ...retry };
}

/** A write that was not answered in time may have been carried out; a read changes nothing. */
function afterwards({ kind }: PortError, writes: boolean): string {
  if (kind !== 'timedOut') return 'Nothing was changed.';
  return writes
    ? 'Look again in a minute: it may have been saved all the same.'
    : 'Nothing was changed. Try again in a minute.';
}

/** Classes and codes only: a message may hold what people typed. */
function namesOf(error: unknown): string {
  const names: string[] = [];
  for (let at = error; at instanceof Error && names.length < 5; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? `(${at.code})` : '';
    names.push(`${at.name}${code}`);
  }
  const [, place = ''] = error instanceof Error ? (error.stack?.split('\n    at ') ?? []) : [];
  return `${names.join(' < ') || typeof error} ${place}`;
}

const ownWords: Readonly<Record<string, string>> = {
  unrecognized_keys: 'There is a field here that is not known.',
  invalid_type: 'This has the wrong type, or is missing.',
  too_big: 'This is too long or too large.',
  too_small: 'This is too short or too small.',
};

/** Says where a payload is malformed, and never what it holds. */
export function toBadInput(error: z.ZodError): Failure {
  const fields = error.issues.map((issue) => {
    const known = issue.code === 'custom' || issue.message.endsWith('.') ? issue.message : ownWords[issue.code];
    return [issue.path.map(String).join('.') || 'payload', known ?? 'This is not what is expected here.'] as const;
  });
  const first = fields[0]?.[1] ?? '';
  return {
    code: 'badInput',
    message: `This can't be saved as it stands. ${first}`.trim(),
    fields: Object.fromEntries(fields.reverse()),
  };
}
