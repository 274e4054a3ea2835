import type { NodeId } from '../domain/model';
import { AppFailure } from './failure';
import { carrying } from './journal';
import type { Numbers } from './numbers';
import type { Header } from './ports/rows';
import { stampOf, type Work } from './work';

/**
 * Somebody archived the place while something was being put there: what was made goes to the archive too, instead of hanging in the air.
 * @throws AppFailure `conflict`
 */
export async function mustHavePlace(
  work: Work,
  { strategy }: Header,
  { tree }: Numbers,
  ids: readonly NodeId[],
): Promise<void> {
  const made = new Set(ids);
  const causes = new Map(
    tree.unplaced.filter(({ nodeId }) => made.has(nodeId)).map(({ nodeId, causeId }) => [nodeId, causeId]),
  );
  if (causes.size === 0) return;
  const roots = new Map([...causes].map(([id, cause]) => [id, made.has(cause) ? cause : id]));
  const change = { action: 'node.archive', changes: { archived: { before: false, after: true } }, reason: null };
  // Carried by the rows until the hourly job writes it down: this is rare.
  await work.ports.writes.archiveUnchanged(roots, carrying(stampOf(work, crypto.randomUUID()), change));
  await work.ports.writes.bumpRevision(strategy.id);
  throw new AppFailure(
    'conflict',
    'The place was archived just now. What you added lies in the archive, too: restore the place first.',
  );
}

/** What came below these nodes while they were archived. */
export function strayedBelow({ tree, rows }: Numbers, archived: ReadonlySet<NodeId>): NodeId[] {
  return tree.unplaced.flatMap(({ nodeId, causeId }) => {
    const parentId = rows.get(causeId)?.parentId ?? null;
    return parentId !== null && archived.has(parentId) ? [nodeId] : [];
  });
}
