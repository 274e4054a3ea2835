import type { Kind } from '../../../domain/model';
import { canStandAt, type Draft, parentAt, readDraft, type OutlineRow } from './outline';
import type { OutlineStore } from './outline-store';

/** Where the line being typed stands: as far in as it was put, while that place is there. */
export const depthOf = (rows: readonly OutlineRow[], draft: Draft): number =>
  canStandAt(rows, draft.depth) ? draft.depth : 1;

/** Sends the typed line off and opens the next at a depth. False when it says nothing yet, or something that can't be. */
export function addDraft(
  store: OutlineStore,
  rows: readonly OutlineRow[],
  labels: Readonly<Record<Kind, string>>,
  next: number,
): boolean {
  const { draft } = store.get();
  const depth = depthOf(rows, draft);
  const { kind, title, unit, commitment, problem } = readDraft({ ...draft, depth }, rows, labels);
  const parent = parentAt(rows, depth);
  if (title === '' || problem || !parent) return false;
  store.add({ id: crypto.randomUUID(), parentId: parent.id, kind, title, unit, commitment });
  store.setDraft({ text: '', depth: next, kind: null });
  return true;
}
