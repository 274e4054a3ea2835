import { z } from 'zod';
import type { FieldChanges } from '../services/ports/rows';

/** JSON leaves out what is undefined; here that is unknown, hence null. */
export const changesSchema = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }));

export function toChanges(stored: z.infer<typeof changesSchema>): FieldChanges {
  const entries = Object.entries(stored).map(([field, { before, after }]) => [
    field,
    { before: before ?? null, after: after ?? null },
  ]);
  return Object.fromEntries(entries) as FieldChanges;
}
