import ShowMore from '@atlaskit/icon/core/show-more-horizontal';
import { useState } from 'react';
import { allowedChildKinds } from '../../../domain/kinds';
import type { NodeRow } from '../../../shared/views';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import { IconButton } from '../../components/button';
import { Menu, type MenuItem } from '../../components/menu';

/** What can be done with the node as a whole. */
export function PanelMenu({ node, canEdit }: { readonly node: NodeRow; readonly canEdit: boolean }) {
  const page = usePage();
  const { labels } = useTree().view.settings;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = (at: HTMLElement): MenuItem[] => [
    { label: 'Show in the tree', onSelect: () => page.reveal(node.id) },
    ...(node.kind === 'initiative'
      ? []
      : [{ label: 'Where the result comes from', onSelect: () => page.explain(node.id, 'result', at) }]),
    ...(canEdit
      ? [
          { kind: 'divider' as const },
          ...allowedChildKinds(node.kind).map((kind) => ({
            label: `Add ${labels[kind].toLocaleLowerCase('en')} below`,
            onSelect: () => page.createBelow(node.id, kind),
          })),
          { label: 'Paste below', onSelect: () => page.openPaste(node.id) },
          ...(node.parentId === null
            ? []
            : [
                { label: 'Move…', onSelect: () => page.move([node.id], at) },
                { kind: 'divider' as const },
                { label: 'Archive', onSelect: () => page.archive(node.id, at) },
              ]),
        ]
      : []),
  ];
  return (
    <>
      <IconButton
        label="More actions"
        icon={<ShowMore label="" />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor((open) => (open ? null : currentTarget))}
      />
      {anchor && (
        <Menu
          anchor={anchor}
          label={`Actions for ${node.key}`}
          items={items(anchor)}
          align="end"
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
