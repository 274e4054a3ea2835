import type { ColumnType } from './table-shape';

export type Cell = string | number | null;

/**
 * A value as Forge SQL sends it. Columns declared smaller than BIGINT are numbers; BIGINT, DECIMAL and every integer that
 * comes from an expression (COUNT, SUM, literals) are text.
 */
export function toCell(value: unknown, type: ColumnType | null): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint')
    return isSmallInteger(type) || type?.kind === 'double' ? Number(value) : decimals(value.toString(), type);
  if (typeof value === 'number') return type?.kind === 'decimal' ? value.toFixed(type.scale) : value;
  if (typeof value === 'string') return value;
  throw new TypeError(`a ${typeof value} cannot leave the database`);
}

function isSmallInteger(type: ColumnType | null): boolean {
  return type?.kind === 'integer' && type.name !== 'BIGINT';
}

function decimals(digits: string, type: ColumnType | null): string {
  return type?.kind === 'decimal' && type.scale > 0 ? `${digits}.${'0'.repeat(type.scale)}` : digits;
}
