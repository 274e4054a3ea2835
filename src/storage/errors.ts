import { errorCodes, ForgeSQLAPIError } from '@forge/sql';
import { PortError, type PortErrorKind } from '../services/failure';

const RATE_LIMITED = 'RATE_LIMIT_EXCEEDED';
/** MySQL's numbers for "somebody else holds the row": lock wait timeout and deadlock. */
const lockErrors = [1205, 1213];

export class StorageError extends PortError {
  override readonly name = 'StorageError';
}

const messages: Readonly<Record<PortErrorKind, string>> = {
  busy: 'The database is busy.',
  timedOut: 'The database took too long.',
  unavailable: 'The database does not answer.',
  unreadable: 'The database answers something else than documented.',
  tooLarge: 'The database refused the size of the request.',
  refused: 'The database refused the statement.',
  unauthorized: 'The database refused the app.',
  forbidden: 'The database refused the app.',
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** MySQL's own error number below Forge SQL's code, where the platform passes it on. */
export function databaseErrno(error: unknown): number | null {
  const inner = error instanceof StorageError ? error.cause : error;
  const debug = inner instanceof ForgeSQLAPIError ? inner.context?.['debug'] : undefined;
  const errno = isObject(debug) ? debug['errno'] : undefined;
  return typeof errno === 'number' ? errno : null;
}

function kindOf(error: unknown): PortErrorKind {
  if (!(error instanceof ForgeSQLAPIError)) return 'unavailable';
  const { status } = error.responseDetails;
  if (status === 429 || error.code === RATE_LIMITED) return 'busy';
  if (error.code === errorCodes.QUERY_TIMED_OUT || status === 408 || status === 504) return 'timedOut';
  if (lockErrors.includes(databaseErrno(error) ?? 0)) return 'busy';
  if (status === 413) return 'tooLarge';
  return status >= 500 || error.code === errorCodes.APP_NOT_ENABLED ? 'unavailable' : 'refused';
}

/** Says an error of the SDK in storage's own words; never looks at its text. */
export function toStorageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const kind = kindOf(cause);
  return new StorageError(kind, messages[kind], { cause });
}
