import type { LastChange } from './ports/rows';

/** The log's entry of a new node. */
export function creationOf(title: string): LastChange {
  return { action: 'node.create', changes: { title: { before: null, after: title } }, reason: null };
}
