import type { Token } from './tokens';

export interface Statement {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly kind: 'read' | 'write' | 'ddl';
  readonly params: readonly SqlParam[];
}

export type SqlParam = string | number | null;

/** Cells as they arrive from Forge SQL: BIGINT, DECIMAL, COUNT and SUM as text. */
export type Row = Record<string, string | number | null>;

export interface Written {
  readonly affectedRows: number;
  readonly insertId: number;
}

export type Outcome = { readonly rows: readonly Row[] } | { readonly written: Written };

/** A database below the wire. Failures are SqlFailure; anything else is a defect of the site. */
export interface SqlEngine {
  run(statement: Statement): Promise<Outcome>;
  tableCount(): Promise<number>;
  close(): Promise<void>;
}
