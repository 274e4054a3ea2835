const KIB = 1024;
const MIB = 1024 * KIB;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Production's limits (Forge platform documentation, 2026). A test may lower one; nothing raises or removes them. */
export const productionLimits = {
  sqlRequestBytes: MIB,
  sqlResponseBytes: 4 * MIB,
  sqlStatementsPerSecond: 150,
  sqlDdlPerMinute: 25,
  sqlQueryMsPerMinute: 62.5 * SECOND,
  sqlSelectMs: 5 * SECOND,
  sqlWriteMs: 10 * SECOND,
  sqlDdlMs: 20 * SECOND,
  sqlTables: 200,
  kvsValueBytes: 240 * KIB,
  kvsKeyChars: 500,
  kvsDepth: 31,
  kvsUnitBytes: 10_000,
  kvsReadUnitsPerMinute: 4000,
  kvsWriteUnitsPerMinute: 4000,
  kvsQueryPage: 100,
  kvsTransactionOperations: 25,
  kvsTransactionBytes: 4 * MIB,
  kvsBatchItems: 25,
  kvsTtlMs: 366 * 24 * 60 * MINUTE,
  kvsExpiredReadableMs: 48 * 60 * MINUTE,
  queueEventsPerPush: 50,
  queueBytesPerPush: 200 * KIB,
  queueEventsPerMinute: 500,
  queueDelaySeconds: 900,
  queueRetries: 4,
  resolverMs: 25 * SECOND,
  invokeRequestBytes: 500_000,
  invokeAnswerBytes: 5_000_000,
  invokesPerPage: 500,
  invokesWindowMs: 25 * SECOND,
  pointsPerHour: 65_000,
} as const;

export type Limits = { readonly [K in keyof typeof productionLimits]: number };
