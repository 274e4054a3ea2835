/** A column as MySQL would hold it. */
export interface ColumnShape {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Literal or CURRENT_TIMESTAMP, as written; null when there is none. */
  readonly defaultSql: string | null;
  readonly autoIncrement: boolean;
}

export type ColumnType =
  | { readonly kind: 'integer'; readonly name: IntegerName; readonly unsigned: boolean }
  | { readonly kind: 'chars'; readonly max: number }
  | { readonly kind: 'text'; readonly maxBytes: number }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'double' }
  | { readonly kind: 'json' }
  | { readonly kind: 'time'; readonly name: string };

export type IntegerName = 'TINYINT' | 'SMALLINT' | 'MEDIUMINT' | 'INT' | 'BIGINT';

export const integerBytes: Readonly<Record<IntegerName, number>> = {
  TINYINT: 1,
  SMALLINT: 2,
  MEDIUMINT: 3,
  INT: 4,
  BIGINT: 8,
};

export interface KeyPart {
  readonly column: string;
  readonly prefix: number | null;
}

export interface KeyShape {
  readonly name: string;
  readonly unique: boolean;
  readonly parts: readonly KeyPart[];
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** The first is PRIMARY when there is one. */
  readonly keys: readonly KeyShape[];
}

export function columnOf(table: TableShape, name: string): ColumnShape | undefined {
  const wanted = name.toLowerCase();
  return table.columns.find((column) => column.name.toLowerCase() === wanted);
}
