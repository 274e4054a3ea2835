import type { CommitmentChange } from '../../../../shared/views';
import { TAKEN_BACK } from '../../../../shared/taken-back';

/** Changes of commitments without those that were undone and their undoing; newest first. */
export function standingChanges(changes: readonly CommitmentChange[]): CommitmentChange[] {
  const newestFirst = [...changes].sort((a, b) => b.at - a.at);
  const gone = new Set<string>();
  newestFirst.forEach((change, index) => {
    if (change.reason !== TAKEN_BACK || gone.has(change.id)) return;
    const undone = newestFirst
      .slice(index + 1)
      .find(
        (earlier) =>
          !gone.has(earlier.id) &&
          earlier.nodeId === change.nodeId &&
          earlier.field === change.field &&
          earlier.before === change.after &&
          earlier.after === change.before,
      );
    if (!undone) return;
    gone.add(change.id).add(undone.id);
  });
  return newestFirst.filter((change) => !gone.has(change.id));
}
