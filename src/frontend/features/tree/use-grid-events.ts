import { useMemo, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { NodeId } from '../../../domain/model';
import { isTextField } from '../../app/use-hotkey';
import { usePage } from '../../app/page';
import { handleKey } from './keys';
import { TypeAhead } from './navigate';
import { useTreeParts } from './tree-context';
import type { Line } from './visible-rows';

interface Wanted {
  readonly lines: readonly Line[];
  readonly panelId: NodeId | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
}

/** Keys, clicks and pastes of all rows, heard at the grid: rows come and go while one scrolls. */
export function useGridEvents({ lines, panelId, scroller, rowHeight }: Wanted) {
  const { ui, commands, view } = useTreeParts();
  const page = usePage();
  const typeAhead = useMemo(() => new TypeAhead(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || isTextField(target)) return;
    // A button inside a row keeps the keys that press it.
    if (target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
    // Tab brings the focus to a row that nobody has walked or clicked to.
    const row = lineAt(target, lines);
    if (row?.type === 'node' && row.id !== ui.get().activeId) ui.activate(row.id, false);
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const own = handleKey(keyOf(event), { commands, typeAhead, page: pageRows, panelOpen: panelId !== null });
    if (own) event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const row = lineAt(event.target, lines);
    if (!row || !(event.target instanceof Element) || event.target.closest('button, input, [data-popover]')) return;
    if (event.target.closest('[data-chevron]') && row.type === 'node') {
      view.setOpen([row.id], row.open === false);
      ui.activate(row.id);
      return;
    }
    if (event.shiftKey) ui.selectTo(row.id);
    else if (event.ctrlKey || event.metaKey) ui.toggle(row.id);
    else if (ui.get().selected.size > 0) ui.clearSelection();
    ui.activate(row.id);
    const opens = event.target.closest('[data-title]') !== null || panelId !== null;
    if (opens && !event.shiftKey && !event.ctrlKey && !event.metaKey) page.openPanel(row.id);
  };

  const onDoubleClick = (event: MouseEvent) => {
    const row = lineAt(event.target, lines);
    if (row && event.target instanceof Element && event.target.closest('[data-title]')) commands.rename(row.id);
  };

  const onContextMenu = (event: MouseEvent) => {
    const row = lineAt(event.target, lines);
    if (!row || isTextField(event.target) || !(event.target instanceof Element)) return;
    const anchor = event.target.closest<HTMLElement>('[data-title]') ?? event.target.closest<HTMLElement>('[role=row]');
    if (!anchor) return;
    event.preventDefault();
    ui.activate(row.id);
    ui.patch({ popup: { kind: 'menu', id: row.id, anchor } });
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (isTextField(event.target) || !text.trim().includes('\n')) return;
    event.preventDefault();
    page.openPaste(ui.get().activeId, text);
  };

  return { onKeyDown, onClick, onDoubleClick, onContextMenu, onPaste };
}

const keyOf = ({ key, ctrlKey, metaKey, altKey, shiftKey, timeStamp }: KeyboardEvent) => ({
  ...{ key, ctrlKey, metaKey, altKey, shiftKey, timeStamp },
});

function lineAt(target: EventTarget, lines: readonly Line[]): Line | null {
  if (!(target instanceof Element)) return null;
  const id = target.closest('[data-row-id]')?.getAttribute('data-row-id');
  return lines.find((line) => line.id === id) ?? null;
}
