import type { NodeId } from '../../domain/model';
import type { Changed, UndoCommand } from '../../shared/views';

export interface UndoEntry {
  readonly undo: UndoCommand;
  /** What was done, in words. */
  readonly done: string;
  /** Versions that the nodes had before the action. */
  readonly before: ReadonlyMap<NodeId, number>;
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

  /**
   * After an undo the content is that of before the action, under a new version. Older entries that expect the version
   * of before the action must expect the new one, or the tab would be in conflict with itself.
   */
  rebase(undone: UndoEntry, answer: Changed): void {
    const now = new Map(answer.nodes.map((node) => [node.id, node.version]));
    this.#entries = this.#entries.map((entry) => {
      const { payload } = entry.undo;
      if (!('nodeId' in payload) || !('version' in payload)) return entry;
      const before = undone.before.get(payload.nodeId);
      const version = now.get(payload.nodeId);
      if (version === undefined || before !== payload.version) return entry;
      return { ...entry, undo: withVersion(entry.undo, version) };
    });
  }
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
