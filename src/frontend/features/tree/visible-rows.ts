import type { NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import type { TreeModel } from '../../app/tree-model';
import { isNarrowed, type ViewOptions } from '../../app/view-options';
import type { Ghost } from './ghosts';
import type { Shown } from './shown';

interface Place {
  readonly id: NodeId;
  /** 1 for the root. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
}

export interface NodeLine extends Place {
  readonly type: 'node';
  readonly node: NodeRow;
  /** `null`: nothing below it. */
  readonly open: boolean | null;
  /** Shown only because something below it matches. */
  readonly faint: boolean;
}

export interface GhostLine extends Place {
  readonly type: 'ghost';
  readonly ghost: Ghost;
}

export type Line = NodeLine | GhostLine;

type Item = NodeRow | Ghost;
const isGhost = (item: Item): item is Ghost => 'state' in item;

export interface Wanted {
  readonly model: TreeModel;
  readonly view: ViewOptions;
  readonly shown: Shown | null;
  readonly ghosts: readonly Ghost[];
}

/** The lines of the tree from top to bottom, as far as it is open. */
export function visibleRows({ model, view, shown, ghosts }: Wanted): Line[] {
  const lines: Line[] = [];
  const narrowed = isNarrowed(view);
  const ghostsOf = groupByParent(ghosts);
  const below = (id: NodeId | null): readonly Item[] => {
    const nodes = model.childrenOf.get(id) ?? [];
    const kept = shown ? nodes.filter((node) => shown.rows.has(node.id)) : nodes;
    const added = ghostsOf.get(id);
    return added ? withGhosts(kept, added) : kept;
  };
  const isOpen = (id: NodeId, level: number): boolean =>
    ghostsOf.has(id) || (view.overrides.get(id) ?? (narrowed || level <= view.level));

  // A stack, not recursion: a chain of 5,000 must not overflow it.
  const stack: { items: readonly Item[]; at: number; level: number }[] = [{ items: below(null), at: 0, level: 1 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const item = top.items[top.at];
    if (!item) {
      stack.pop();
      continue;
    }
    top.at += 1;
    const place = { id: item.id, level: top.level, position: top.at, siblings: top.items.length };
    const children = below(item.id);
    const open = children.length === 0 ? null : isOpen(item.id, top.level);
    if (isGhost(item)) lines.push({ ...place, type: 'ghost', ghost: item });
    else lines.push({ ...place, type: 'node', node: item, open, faint: shown ? !shown.matches.has(item.id) : false });
    if (open === true) stack.push({ items: children, at: 0, level: top.level + 1 });
  }
  return lines;
}

function groupByParent(ghosts: readonly Ghost[]): Map<NodeId | null, Ghost[]> {
  const groups = new Map<NodeId | null, Ghost[]>();
  for (const ghost of ghosts) groups.set(ghost.parentId, [...(groups.get(ghost.parentId) ?? []), ghost]);
  return groups;
}

function withGhosts(nodes: readonly NodeRow[], ghosts: readonly Ghost[]): Item[] {
  const items: Item[] = [...nodes];
  for (const ghost of ghosts) {
    // Already in the tree: the answer came before the ghost was taken away.
    if (items.some((item) => item.id === ghost.id)) continue;
    const at = ghost.afterId === null ? 0 : items.findIndex((item) => item.id === ghost.afterId) + 1;
    items.splice(ghost.afterId !== null && at === 0 ? items.length : at, 0, ghost);
  }
  return items;
}
