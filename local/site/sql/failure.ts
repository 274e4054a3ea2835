import { json, type Answer } from '../wire/answer';

/** Error numbers of MySQL that the wire answers with, and their symbols and states. */
export const mysqlErrors = {
  1048: ['ER_BAD_NULL_ERROR', '23000'],
  1050: ['ER_TABLE_EXISTS_ERROR', '42S01'],
  1051: ['ER_BAD_TABLE_ERROR', '42S02'],
  1052: ['ER_NON_UNIQ_ERROR', '23000'],
  1054: ['ER_BAD_FIELD_ERROR', '42S22'],
  1060: ['ER_DUP_FIELDNAME', '42S21'],
  1061: ['ER_DUP_KEYNAME', '42000'],
  1062: ['ER_DUP_ENTRY', '23000'],
  1064: ['ER_PARSE_ERROR', '42000'],
  1071: ['ER_TOO_LONG_KEY', '42000'],
  1072: ['ER_KEY_COLUMN_DOES_NOT_EXITS', '42000'],
  1101: ['ER_BLOB_CANT_HAVE_DEFAULT', '42000'],
  1105: ['ER_UNKNOWN_ERROR', 'HY000'],
  1136: ['ER_WRONG_VALUE_COUNT_ON_ROW', '21S01'],
  1146: ['ER_NO_SUCH_TABLE', '42S02'],
  1170: ['ER_BLOB_KEY_WITHOUT_LENGTH', '42000'],
  1205: ['ER_LOCK_WAIT_TIMEOUT', 'HY000'],
  1210: ['ER_WRONG_ARGUMENTS', 'HY000'],
  1235: ['ER_NOT_SUPPORTED_YET', '42000'],
  1264: ['ER_WARN_DATA_OUT_OF_RANGE', '22003'],
  1305: ['ER_SP_DOES_NOT_EXIST', '42000'],
  1364: ['ER_NO_DEFAULT_FOR_FIELD', 'HY000'],
  1366: ['ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', 'HY000'],
  1406: ['ER_DATA_TOO_LONG', '22001'],
  3140: ['ER_INVALID_JSON_TEXT', '22032'],
} as const;

export type Errno = keyof typeof mysqlErrors;

export function isKnownErrno(errno: number): errno is Errno {
  return errno in mysqlErrors;
}

/** A statement that the database, or Forge's policy before it, refused. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly debug: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  answer(): Answer {
    const { code, message, debug } = this;
    return json(this.status, { code, message, suggestion: 'Check the SQL statement.', context: { debug } });
  }
}

/** The database itself refuses: shaped like the driver's error below Forge SQL. */
export function databaseRefuses(errno: Errno, sqlMessage: string): SqlFailure {
  const [symbol, sqlState] = mysqlErrors[errno];
  return new SqlFailure('SQL_EXECUTION_ERROR', sqlMessage, 400, { code: symbol, errno, sqlState, sqlMessage });
}

/** Forge refuses before the database sees the statement. */
export function policyRefuses(message: string): SqlFailure {
  return new SqlFailure('INVALID_SQL_QUERY', message, 400, {});
}

export function timedOut(): SqlFailure {
  return new SqlFailure('QUERY_TIMED_OUT', 'The query took too long and was stopped waiting for.', 408, {});
}

/** Production sends no Retry-After here. */
export function rateLimited(message: string): SqlFailure {
  return new SqlFailure('RATE_LIMIT_EXCEEDED', message, 429, {});
}
