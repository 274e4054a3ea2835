import type { NodeId } from '../../domain/model';
import type { Changed, UndoCommand } from '../../shared/views';

/** The way back from one write. */
export interface UndoStep {
  readonly undo: UndoCommand;
  /** Versions that the nodes had before the write. */
  readonly before: ReadonlyMap<NodeId, number>;
}

/** One action of the person; its steps are taken back from the last to the first. */
export interface UndoEntry {
  readonly steps: readonly UndoStep[];
  /** What was done, in words. */
  readonly done: string;
}

const LONGEST = 100;

/** What this tab has done, newest last. */
export class UndoStack {
  #entries: UndoEntry[] = [];

  push(entry: UndoEntry): void {
    this.#entries = [...this.#entries, entry].slice(-LONGEST);
  }

  pop(): UndoEntry | null {
    return this.#entries.pop() ?? null;
  }

  /** Takes out one that is undone from its flag. False when it was undone already. */
  take(entry: UndoEntry): boolean {
    const at = this.#entries.lastIndexOf(entry);
    if (at < 0) return false;
    this.#entries.splice(at, 1);
    return true;
  }

  /** Makes one of the newest `count`, when a command took several writes. */
  group(count: number, done: string): UndoEntry | null {
    const parts = this.#entries.slice(-count);
    if (parts.length < count) return null;
    const entry = { steps: parts.flatMap((part) => part.steps), done };
    this.#entries = [...this.#entries.slice(0, -count), entry];
    return entry;
  }

  /** See {@link rebased}, for everything that is still on the stack. */
  rebase(undone: UndoStep, answer: Changed): void {
    this.#entries = this.#entries.map((entry) => ({ ...entry, steps: rebased(entry.steps, undone, answer) }));
  }
}

/**
 * After an undo the content is that of before the action, under a new version. Older steps that expect the version of before
 * the action must expect the new one, or the tab would be in conflict with itself.
 */
export function rebased(steps: readonly UndoStep[], undone: UndoStep, answer: Changed): UndoStep[] {
  // The answer has no row of what it archived; the way back names its version.
  const back = expectedOf(answer.undo?.payload ?? {});
  const now = new Map([...back, ...answer.nodes.map((node): [NodeId, number] => [node.id, node.version])]);
  return steps.map((step) => {
    const { payload } = step.undo;
    if (!('nodeId' in payload) || !('version' in payload)) return step;
    const version = now.get(payload.nodeId);
    if (version === undefined || undone.before.get(payload.nodeId) !== payload.version) return step;
    return { ...step, undo: withVersion(step.undo, version) };
  });
}

/** The node of a write and the version that the write expects; none when it is about something else. */
export function expectedOf(payload: object): readonly [NodeId, number][] {
  if (!('nodeId' in payload) || !('version' in payload)) return [];
  const { nodeId, version } = payload;
  return typeof nodeId === 'string' && typeof version === 'number' ? [[nodeId, version]] : [];
}

function withVersion(undo: UndoCommand, version: number): UndoCommand {
  switch (undo.key) {
    case 'node.update':
      return { key: undo.key, payload: { ...undo.payload, version } };
    case 'node.move':
      return { key: undo.key, payload: { ...undo.payload, version } };
    case 'node.archive':
      return { key: undo.key, payload: { ...undo.payload, version } };
    case 'node.restore':
      return { key: undo.key, payload: { ...undo.payload, version } };
    default:
      return undo;
  }
}
