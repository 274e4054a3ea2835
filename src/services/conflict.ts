import { AppFailure } from './failure';
import { computeNumbers } from './numbers';
import type { Header, Stamp } from './ports/rows';
import type { Work } from './work';

/** Somebody else's change stands; the answer carries what is saved now, so that nothing of either is lost. */
export async function nodeConflict(work: Work, header: Header, nodeId: string): Promise<AppFailure> {
  const { reads } = work.ports;
  const node = await reads.node(nodeId);
  if (!node || node.archivedAt !== null) {
    return new AppFailure('conflict', `${node?.key ?? 'This'} was archived meanwhile. Restore it first.`, {
      ...(node ? { changedBy: node.updatedBy, changedAt: node.updatedAt } : {}),
    });
  }
  const rows = computeNumbers(header, await reads.tree(header.strategy.id, header.strategy), work.now).rows;
  const { narrative, rationale, tradeOffs } = node;
  return new AppFailure('conflict', `Somebody has changed ${node.key} since. Nothing of yours was saved.`, {
    current: { ...rows.get(nodeId), narrative, rationale, tradeOffs },
    changedBy: node.updatedBy,
    changedAt: node.updatedAt,
  });
}

/** For the other rows: cycles, teams, strategies, settings. */
export function staleConflict(what: string, saved: (Partial<Stamp> & object) | null, current: unknown): AppFailure {
  if (!saved) return new AppFailure('conflict', `${what} was removed meanwhile. Reload the page.`);
  return new AppFailure('conflict', `Somebody has changed ${what} since. Nothing of yours was saved.`, {
    current,
    ...(saved.updatedBy === undefined ? {} : { changedBy: saved.updatedBy }),
    ...(saved.updatedAt === undefined ? {} : { changedAt: saved.updatedAt }),
  });
}
