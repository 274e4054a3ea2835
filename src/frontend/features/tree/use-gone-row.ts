import { useLayoutEffect, useRef } from 'react';
import { useTree } from '../../app/tree';
import type { TreeUi } from './tree-ui';
import type { Line } from './visible-rows';

/** When the active row leaves the tree, the one above takes its place; and the focus, which has gone with the row. */
export function useGoneRow(ui: TreeUi, lines: readonly Line[]): void {
  const { byId } = useTree();
  const before = useRef(lines);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = lines;
    const { activeId, ghosts } = ui.get();
    if (activeId === null || byId.has(activeId) || ghosts.some((ghost) => ghost.id === activeId)) return;
    const at = old.findIndex((line) => line.id === activeId);
    if (at < 0) return;
    const stays = ({ id }: Line) => lines.some((line) => line.id === id);
    const next = old.slice(0, at).findLast(stays) ?? old.slice(at).find(stays);
    if (next) ui.activate(next.id, document.activeElement === document.body);
  }, [ui, lines, byId]);
}
