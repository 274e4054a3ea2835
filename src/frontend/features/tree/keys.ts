import type { NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { rowAnchor, rowElement, type TreeCommands } from './commands';
import { parentLine, rowFor, siblingLines, type TypeAhead } from './navigate';
import type { Direction } from './move-plan';
import type { NodeLine } from './visible-rows';

export interface KeyEvent {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly timeStamp: number;
}

export interface KeyContext {
  readonly commands: TreeCommands;
  readonly typeAhead: TypeAhead;
  /** Rows that fit on the screen. */
  readonly page: number;
  /** Esc with nothing selected closes the panel first. */
  readonly panelOpen: boolean;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
};

/** The whole key map of the tree. True when the key was one of its own. */
export function handleKey(event: KeyEvent, context: KeyContext): boolean {
  const { commands } = context;
  const { ui } = commands.deps;
  const { activeId } = ui.get();
  const line = ui.lines.find((one): one is NodeLine => one.type === 'node' && one.id === activeId);
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return !command && line !== undefined && withAlt(event, line.id, commands);
  if (command) return withCommand(event, line, context);
  if (moves(event, context)) return true;
  if (event.key === 'Escape') return escape(context);
  if (!line) return false;
  return onRow(event, line, context) || types(event, context);
}

function withAlt(event: KeyEvent, id: NodeId, commands: TreeCommands): boolean {
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.shiftKey) return false;
  void commands.step(id, direction);
  return true;
}

function withCommand(event: KeyEvent, line: NodeLine | undefined, { commands }: KeyContext): boolean {
  if (event.key === 'Enter' && line) {
    if (event.shiftKey) commands.addBelow(line.id);
    else commands.addAfter(line.id);
    return true;
  }
  if (event.key.toLocaleLowerCase() !== 'a' || event.shiftKey) return false;
  const { ui } = commands.deps;
  ui.select(new Set(ui.lines.filter((one) => one.type === 'node').map((one) => one.id)));
  return true;
}

function moves(event: KeyEvent, { commands, page, panelOpen }: KeyContext): boolean {
  const { ui } = commands.deps;
  const target = rowFor(event.key, ui.lines, ui.get().activeId, page);
  if (!target) return false;
  if (event.shiftKey) ui.selectTo(target.id);
  ui.activate(target.id);
  if (panelOpen) commands.deps.page().openPanel(target.id);
  return true;
}

/** The panel closes first, then the selection goes. */
function escape({ commands, panelOpen }: KeyContext): boolean {
  const { ui, page } = commands.deps;
  if (panelOpen) page().openPanel(null);
  else if (ui.get().selected.size > 0) ui.clearSelection();
  else return false;
  return true;
}

function onRow(event: KeyEvent, line: NodeLine, { commands }: KeyContext): boolean {
  const { node } = line;
  const { ui, view, page } = commands.deps;
  const anchor = rowAnchor(node.id);
  switch (event.key) {
    case 'ArrowRight':
      if (line.open === false) view.setOpen([node.id], true);
      else if (line.open === true) ui.activate(ui.lines[ui.lines.indexOf(line) + 1]?.id ?? node.id);
      return true;
    case 'ArrowLeft':
      if (line.open === true) view.setOpen([node.id], false);
      else ui.activate(parentLine(ui.lines, node.id)?.id ?? node.id);
      return true;
    case '*':
      view.setOpen(
        siblingLines(ui.lines, node.id).map((one) => one.id),
        true,
      );
      return true;
    case ' ':
      ui.toggle(node.id);
      return true;
    case 'Enter':
      if (event.shiftKey) checkIn(node, commands);
      else page().openPanel(node.id, { focus: true });
      return true;
    case 'F2':
      commands.rename(node.id);
      return true;
    case 'Delete':
      if (anchor) commands.askArchive(commands.targets(node.id), anchor);
      return true;
    case 'ContextMenu':
    case 'F10':
      if (event.key === 'F10' && !event.shiftKey) return false;
      if (anchor) ui.patch({ popup: { kind: 'menu', id: node.id, anchor } });
      return true;
    default:
      return false;
  }
}

function checkIn(node: NodeRow, commands: TreeCommands): void {
  if (node.kind !== 'keyResult' || commands.refuses(node.id)) return;
  const row = rowElement(node.id);
  const cell = row?.querySelector<HTMLElement>('[data-result]') ?? row;
  if (cell) commands.deps.page().checkIn(node.id, cell);
}

function types(event: KeyEvent, { commands, typeAhead }: KeyContext): boolean {
  if ([...event.key].length !== 1 || event.key === '/') return false;
  const { ui } = commands.deps;
  const found = typeAhead.find(event.key, ui.lines, ui.get().activeId, event.timeStamp);
  if (found) ui.activate(found.id);
  return true;
}
