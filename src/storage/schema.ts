import { migrationRunner } from '@forge/sql';
import { sql } from 'kysely';
import type { Schema, SchemaState } from '../services/ports/ports';
import { db } from './database';
import { whole, type Raw } from './decode';
import { toStorageError } from './errors';
import { isKind } from './guarded';
import { takeLock } from './locks';
import { migrations } from './migrations';

const LOCK_SECONDS = 120;
const total = migrations.length;

/** A plain SELECT on the table of the SDK's runner. Before the very first run that table is not there. */
async function state(): Promise<SchemaState> {
  const names = migrations.map(({ name }) => name);
  try {
    const { rows } =
      await sql<Raw>`select count(distinct name) as n from __migrations where name in (${sql.join(names)})`.execute(db);
    return { done: rows[0] ? whole(rows[0], 'n') : 0, total };
  } catch (error) {
    if (isKind(error, 'refused')) return { done: 0, total };
    throw error;
  }
}

/** Every statement may run twice, so a run that died anywhere is continued by the next one. */
async function carryOn(): Promise<SchemaState> {
  const giveBack = await takeLock('schema', LOCK_SECONDS);
  if (!giveBack) return state();
  try {
    const before = await state();
    if (before.done === total) return before;
    for (const { name, statement } of migrations) migrationRunner.enqueue(name, statement);
    await migrationRunner.run();
    return { done: total, total };
  } catch (error) {
    throw toStorageError(unwrap(error));
  } finally {
    await giveBack();
  }
}

/** The runner wraps what the wire said. */
function unwrap(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

export const schema: Schema = { state, carryOn };
