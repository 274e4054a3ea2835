import { createHash } from 'node:crypto';
import type { Commitment, Kind } from '../../src/domain/model';

/** A node to make, parents before children. */
export interface ImportRow {
  /** Names the row inside its file, the same in every run. */
  readonly key: string;
  /** Key of the row above it; `null` = right below the vision. */
  readonly parent: string | null;
  readonly kind: Kind;
  readonly title: string;
  readonly ownerId: string | null;
  readonly weight: number | null;
  readonly unit: string;
  readonly commitment: Commitment | null;
  /** A value to check in, with what the file says about it. */
  readonly result: { readonly value: number; readonly comment: string } | null;
  /** Text that belongs to the node and is neither title nor result. */
  readonly narrative: string | null;
}

export interface WorkList {
  /** Title of the vision, where the file has one. */
  readonly vision: string | null;
  readonly rows: readonly ImportRow[];
  /** What can't be made, and why; whole sentences. */
  readonly problems: readonly string[];
  /** Worth a look, but made. */
  readonly notes: readonly string[];
}

/** A UUID that the same words always give: so a second run finds what the first one made. */
export function stableId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
