import type { AccountId, EpochMs } from '../domain/model';
import type { AuditEntry, CommitmentEntry } from '../services/ports/writes';
import { batches } from './batches';
import { db } from './database';
import { fromInserted } from './upsert';

/** Keyed by request and subject: what a first run wrote stays. */
export async function audit(entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    request_id: entry.requestId,
    strategy_id: entry.strategyId,
    subject_id: entry.subjectId,
    action: entry.action,
    at: entry.at,
    by_id: entry.by,
    changes: JSON.stringify(entry.changes),
  }));
  for (const batch of batches(rows)) {
    await db
      .insertInto('audit_log')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['subject_id']))
      .execute();
  }
}

export async function logCommitmentChanges(entries: readonly CommitmentEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    request_id: entry.requestId,
    seq: entry.seq,
    strategy_id: entry.strategyId,
    node_id: entry.nodeId,
    at: entry.at,
    by_id: entry.byId,
    reason: entry.reason,
    field: entry.field,
    before_value: JSON.stringify(entry.before),
    after_value: JSON.stringify(entry.after),
  }));
  for (const batch of batches(rows)) {
    await db
      .insertInto('change_log')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['node_id']))
      .execute();
  }
}

/** Accounts named somewhere: owners, editors, leads. */
export async function rememberAccounts(ids: readonly AccountId[], at: EpochMs): Promise<void> {
  const rows = ids.map((id) => ({ id, is_admin: 0, seen_at: at }));
  for (const batch of batches(rows)) {
    await db
      .insertInto('account')
      .values(batch)
      .onDuplicateKeyUpdate(fromInserted(['seen_at']))
      .execute();
  }
}

/** Somebody who acts; whether they administer Jira is known then. */
export async function rememberActor(id: AccountId, admin: boolean, at: EpochMs): Promise<void> {
  const row = { id, is_admin: admin ? 1 : 0, seen_at: at };
  await db
    .insertInto('account')
    .values(row)
    .onDuplicateKeyUpdate(fromInserted(['is_admin', 'seen_at']))
    .execute();
}
