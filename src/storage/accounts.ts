import { sql, type RawBuilder } from 'kysely';
import type { AccountId, EpochMs } from '../domain/model';
import type { Accounts, HeldAccount } from '../services/ports/privacy';
import { accountColumns, type Holds } from './account-columns';
import { db } from './database';
import { text, whole, type Raw } from './decode';

/** Every write leaves an entry in the log, so whoever acted stands there. */
async function collect(): Promise<void> {
  await sql`insert into account (id, is_admin, seen_at)
    select by_id, 0, max(at) from audit_log where by_id is not null and by_id <> '' group by by_id
    on duplicate key update seen_at = case when values(seen_at) > seen_at then values(seen_at) else seen_at end`.execute(
    db,
  );
}

async function due(reportedBefore: EpochMs, most: number): Promise<HeldAccount[]> {
  const { rows } = await sql<Raw>`select id, seen_at from account
    where reported_at is null or reported_at < ${reportedBefore} order by id limit ${sql.lit(most)}`.execute(db);
  return rows.map((row) => ({ accountId: text(row, 'id'), updatedAt: whole(row, 'seen_at') }));
}

async function markReported(ids: readonly AccountId[], at: EpochMs): Promise<void> {
  if (ids.length > 0) await db.updateTable('account').set({ reported_at: at }).where('id', 'in', ids).execute();
}

async function refresh(ids: readonly AccountId[], at: EpochMs): Promise<void> {
  if (ids.length > 0) await db.updateTable('account').set({ seen_at: at }).where('id', 'in', ids).execute();
}

async function erase(id: AccountId): Promise<void> {
  const entries = Object.entries(accountColumns).sort(([a], [b]) => order(a) - order(b));
  for (const [table, columns] of entries) {
    const names = Object.entries(columns);
    const sets = names.map(([name, holds]) => sql`${sql.ref(name)} = ${without(name, holds, id)}`);
    const found = names.map(([name, holds]) =>
      holds === 'one' ? sql`${sql.ref(name)} = ${id}` : sql`${sql.ref(name)} like ${`%"${id}"%`}`,
    );
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${sql.join(found, sql` or `)}`.execute(db);
  }
  await db.deleteFrom('account').where('id', '=', id).execute();
}

/** The log is read to find out who acted, so it goes after what writes itself into it. */
const order = (table: string): number => (table === 'audit_log' ? 1 : 0);

/** Lists are written without blanks. */
function without(name: string, holds: Holds, id: AccountId): RawBuilder<unknown> {
  const column = sql.ref(name);
  const quoted = `"${id}"`;
  if (holds === 'one') return sql`case when ${column} = ${id} then null else ${column} end`;
  if (holds === 'says') return sql`replace(${column}, ${quoted}, ${'null'})`;
  return sql`replace(replace(replace(${column}, ${`${quoted},`}, ${''}), ${`,${quoted}`}, ${''}), ${quoted}, ${''})`;
}

export const accounts: Accounts = { collect, due, markReported, refresh, erase };
