import { sql, type RawBuilder } from 'kysely';

/** `on duplicate key update a = values(a), …`: the one form of upsert that all three databases share. */
export function fromInserted<const Column extends string>(
  columns: readonly Column[],
): Record<Column, RawBuilder<never>> {
  const entries = columns.map((column) => [column, sql<never>`values(${sql.ref(column)})`] as const);
  return Object.fromEntries(entries) as Record<Column, RawBuilder<never>>;
}
