import type { Tree } from '../domain/tree';
import type { NodeId } from '../domain/model';
import { digestOf } from './digest';
import type { Header } from './ports/rows';
import type { Ancestry } from './ports/writes';

/** Who stands above whom, over parents and `contributesTo`, also in other strategies. */
export interface Above {
  /** Says in sixteen characters what `of` would answer. */
  digest(nodeId: NodeId): string;
  of(nodeId: NodeId): Ancestry;
}

export function findAbove(tree: Tree, { edges, foreignAbove }: Pick<Header, 'edges' | 'foreignAbove'>): Above {
  const contributes = new Map<NodeId, NodeId[]>();
  for (const { kind, fromId, toId } of edges) {
    if (kind === 'contributesTo') contributes.set(fromId, [...(contributes.get(fromId) ?? []), toId]);
  }
  const parentOf = (id: NodeId): NodeId | null => {
    const parent = tree.parent[tree.indexOf.get(id) ?? -1] ?? -1;
    return tree.order[parent]?.id ?? null;
  };
  const digests = new Map<NodeId, string>();
  const digest = (id: NodeId): string => {
    const known = digests.get(id);
    if (known !== undefined) return known;
    // Edges that close a cycle are kept out of the numbers; here they end at the node they began with.
    digests.set(id, '');
    const parent = parentOf(id);
    const others = (contributes.get(id) ?? []).map(
      (other) => `${other} ${tree.indexOf.has(other) ? digest(other) : foreign(other)}`,
    );
    const above = [parent === null ? '' : `${parent} ${digest(parent)}`, ...others.sort()];
    const made = digestOf(above.join('\n'));
    digests.set(id, made);
    return made;
  };
  const foreign = (id: NodeId): string => [...(foreignAbove.get(id) ?? [])].sort().join(' ');
  // From the top, so that no chain of parents is followed by recursion.
  for (const { id } of tree.order) digest(id);
  return { digest, of: (id) => ancestryOf(id, parentOf, contributes, foreignAbove) };
}

function ancestryOf(
  nodeId: NodeId,
  parentOf: (id: NodeId) => NodeId | null,
  contributes: ReadonlyMap<NodeId, readonly NodeId[]>,
  foreignAbove: Header['foreignAbove'],
): Ancestry {
  const byParent = new Map<NodeId, boolean>();
  for (let id = parentOf(nodeId); id !== null && !byParent.has(id); id = parentOf(id)) byParent.set(id, true);
  const queue = [nodeId, ...byParent.keys()];
  for (const id of queue) {
    const parent = parentOf(id);
    const ups = [...(parent === null ? [] : [parent]), ...(contributes.get(id) ?? []), ...(foreignAbove.get(id) ?? [])];
    for (const up of ups) {
      if (up === nodeId || byParent.has(up)) continue;
      byParent.set(up, false);
      queue.push(up);
    }
  }
  return { nodeId, ancestors: [...byParent].map(([id, chain]) => ({ id, byParent: chain })) };
}
