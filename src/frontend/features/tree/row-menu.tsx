import { allowedChildKinds } from '../../../domain/kinds';
import type { NodeRow } from '../../../shared/views';
import { useCopyLink } from '../../app/copy-link';
import { usePage } from '../../app/page';
import { Menu, type MenuItem } from '../../components/menu';
import { rowAnchor } from './commands';
import { useTreeParts } from './tree-context';

interface Props {
  readonly node: NodeRow;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Every command of the row with its keys; what the keyboard can do, the mouse finds here. */
export function RowMenu({ node, anchor, onClose }: Props) {
  const { ui, commands } = useTreeParts();
  const page = usePage();
  const copyLink = useCopyLink();
  const ids = commands.targets(node.id);
  const beside = () => rowAnchor(node.id) ?? anchor;
  const several = ids.length > 1 ? ` ${ids.length} rows` : '';
  const inside = node.parentId !== null;
  const item = (label: string, keys: readonly string[], onSelect: () => void): MenuItem => ({ label, keys, onSelect });
  const items: MenuItem[] = [
    item('Open', ['Enter'], () => page.openPanel(node.id, { focus: true })),
    item('Rename', ['F2'], () => ui.patch({ renamingId: node.id })),
    ...(node.kind === 'keyResult' ? [item('Check in', ['Shift', 'Enter'], () => page.checkIn(node.id, beside()))] : []),
    item('Explain the result', [], () => page.explain(node.id, 'result', beside())),
    { kind: 'divider' },
    ...(inside ? [item('Add after', ['Ctrl', 'Enter'], () => commands.create.after(node.id))] : []),
    ...(allowedChildKinds(node.kind).length > 0
      ? [
          item('Add below', ['Ctrl', 'Shift', 'Enter'], () => commands.create.below(node.id)),
          item('Paste below…', [], () => page.openPaste(node.id)),
        ]
      : []),
    ...(inside
      ? [
          { kind: 'divider' } as const,
          item('Move up', ['Alt', '↑'], () => void commands.step(node.id, 'up')),
          item('Move down', ['Alt', '↓'], () => void commands.step(node.id, 'down')),
          item('Move out', ['Alt', '←'], () => void commands.step(node.id, 'out')),
          item('Move in', ['Alt', '→'], () => void commands.step(node.id, 'in')),
          item(`Move${several}…`, [], () => page.move(ids, beside())),
        ]
      : []),
    { kind: 'divider' },
    item('Copy link', [], () => void copyLink(node)),
    item(`Archive${several}…`, ['Delete'], () => ui.patch({ popup: { kind: 'archive', ids, anchor: beside() } })),
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
