import { z } from 'zod';
import type { FieldChanges, LastChange } from '../services/ports/rows';
import { json, type Raw } from './decode';

/** JSON leaves out what is undefined; here that is unknown, hence null. */
export const changesSchema = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }));

export function toChanges(stored: z.infer<typeof changesSchema>): FieldChanges {
  const entries = Object.entries(stored).map(([field, { before, after }]) => [
    field,
    { before: before ?? null, after: after ?? null },
  ]);
  return Object.fromEntries(entries) as FieldChanges;
}

const changeSchema = z.object({ action: z.string(), changes: changesSchema, reason: z.string().nullable() });

/** What a row carries until it is in the log. */
export function parseChange(row: Raw, column: string): LastChange {
  const { action, changes, reason } = changeSchema.parse(json(row, column));
  return { action, changes: toChanges(changes), reason };
}
