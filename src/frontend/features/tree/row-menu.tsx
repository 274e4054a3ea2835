import { allowedChildKinds } from '../../../domain/kinds';
import type { NodeRow } from '../../../shared/views';
import { useCopyLink } from '../../app/copy-link';
import { usePage } from '../../app/page';
import { Menu, type MenuItem } from '../../components/menu';
import { rowAnchor } from './commands';
import { useTreeParts } from './tree-context';
import type { NodeLine } from './visible-rows';

interface Props {
  readonly node: NodeRow;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Every command that the person may give this row, with its keys; what the keyboard can do, the mouse finds here. */
export function RowMenu({ node, anchor, onClose }: Props) {
  const { ui, commands, view } = useTreeParts();
  const page = usePage();
  const copyLink = useCopyLink();
  const ids = commands.targets(node.id);
  const beside = () => rowAnchor(node.id) ?? anchor;
  const several = ids.length > 1 ? ` ${ids.length} rows` : '';
  const inside = node.parentId !== null;
  const item = (label: string, keys: readonly string[], onSelect: () => void): MenuItem => ({ label, keys, onSelect });
  const adding = (): MenuItem[] => {
    const after = node.parentId !== null && commands.mayEdit(node.parentId);
    const below = commands.mayEdit(node.id) && allowedChildKinds(node.kind).length > 0;
    if (!after && !below) return [];
    return [
      { kind: 'divider' },
      ...(after ? [item('Add after', ['Ctrl', 'Enter'], () => commands.addAfter(node.id))] : []),
      ...(below
        ? [
            item('Add below', ['Ctrl', 'Shift', 'Enter'], () => commands.addBelow(node.id)),
            item('Paste below…', [], () => page.openPaste(node.id)),
          ]
        : []),
    ];
  };
  const moving = (): MenuItem[] => [
    { kind: 'divider' },
    item('Move up', ['Alt', '↑'], () => void commands.step(node.id, 'up')),
    item('Move down', ['Alt', '↓'], () => void commands.step(node.id, 'down')),
    item('Move out', ['Alt', '←'], () => void commands.step(node.id, 'out')),
    item('Move in', ['Alt', '→'], () => void commands.step(node.id, 'in')),
    item(`Move${several}…`, [], () => page.move(ids, beside())),
    { kind: 'divider' },
    item(`Archive${several}…`, ['Delete'], () => commands.askArchive(ids, beside())),
  ];
  const line = ui.lines.find((one): one is NodeLine => one.type === 'node' && one.id === node.id);
  const open = line?.open ?? null;
  // Who may not change it is not invited to.
  const mine = commands.mayEdit(node.id);
  const items: MenuItem[] = [
    item('Open', ['Enter'], () => page.openPanel(node.id, { focus: true })),
    ...(open === null
      ? []
      : [item(open ? 'Collapse' : 'Expand', [open ? '←' : '→'], () => view.setOpen([node.id], !open))]),
    ...(mine ? [item('Rename', ['F2'], () => commands.rename(node.id))] : []),
    ...(mine && node.kind === 'keyResult'
      ? [item('Check in', ['Shift', 'Enter'], () => page.checkIn(node.id, beside()))]
      : []),
    item('Explain the result', [], () => page.explain(node.id, 'result', beside())),
    item('Copy link', [], () => void copyLink(node)),
    ...adding(),
    ...(mine && inside ? moving() : []),
  ];
  return (
    <Menu
      anchor={anchor}
      label={`Actions for ${node.key}`}
      items={items}
      width={280}
      onClose={onClose}
      returnFocus={ui.focusActive}
    />
  );
}
