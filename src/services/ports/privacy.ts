import type { AccountId, EpochMs } from '../../domain/model';

/** An account that the app holds, and when it last learnt something of it. */
export interface HeldAccount {
  readonly accountId: AccountId;
  readonly updatedAt: EpochMs;
}

/** What Atlassian says of the accounts reported to it; whoever is not named has not changed. */
export interface AccountNews {
  /** To be erased. */
  readonly closed: readonly AccountId[];
  /** Something of the person has changed since. */
  readonly updated: readonly AccountId[];
}

export interface Privacy {
  /** At most 90 accounts in one call. @throws PortError */
  report(accounts: readonly HeldAccount[]): Promise<AccountNews>;
}

/** One statement each where nothing else is said. Repeating one changes nothing. @throws PortError */
export interface Accounts {
  /** Whoever the log names is in use. */
  collect(): Promise<void>;
  /** Not reported since; at most so many, in the order of their ids. */
  due(reportedBefore: EpochMs, most: number): Promise<readonly HeldAccount[]>;
  markReported(ids: readonly AccountId[], at: EpochMs): Promise<void>;
  /** What is known of them holds as of now. */
  refresh(ids: readonly AccountId[], at: EpochMs): Promise<void>;
  /** Takes an account out of every column, out of the list of accounts last. One statement a table. */
  erase(id: AccountId): Promise<void>;
}
