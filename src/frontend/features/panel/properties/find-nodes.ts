import type { NodeId } from '../../../../domain/model';
import { ok, type Result } from '../../../../shared/result';
import type { NodeRow } from '../../../../shared/views';
import type { TreeStore } from '../../../app/tree-store';

const MOST = 20;

/** Finds nodes of the tree by key or words of the title; those whose key or title begins with the query come first. */
export function findNodes(nodes: Iterable<NodeRow>, query: string, allowed: (node: NodeRow) => boolean): NodeRow[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const first: NodeRow[] = [];
  const rest: NodeRow[] = [];
  for (const node of nodes) {
    if (!allowed(node)) continue;
    const text = `${node.key} ${node.title}`.toLocaleLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const begins =
      words.length > 0 &&
      (text.startsWith(words.join(' ')) || node.title.toLocaleLowerCase().startsWith(words.join(' ')));
    (begins ? first : rest).push(node);
    if (first.length >= MOST) break;
  }
  return [...first, ...rest].slice(0, MOST);
}

/** The same as a search for a picker. */
export const nodeSearch =
  (store: TreeStore, allowed: (node: NodeRow) => boolean, without: ReadonlySet<NodeId>) =>
  (query: string): Promise<Result<readonly NodeRow[]>> =>
    Promise.resolve(
      ok(findNodes(store.get().model?.byId.values() ?? [], query, (node) => allowed(node) && !without.has(node.id))),
    );
