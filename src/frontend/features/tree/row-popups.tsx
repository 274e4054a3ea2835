import { useStore } from '../../app/store';
import { useTree } from '../../app/tree';
import { Button } from '../../components/button';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import { ArchiveConfirm } from './archive-confirm';
import { MovePicker } from './move-picker';
import { RowMenu } from './row-menu';
import { RowRefusal } from './row-refusal';
import { useTreeParts } from './tree-context';

/** Whatever stands beside a row: its menu, "Move…", the consequences of archiving, a refusal. */
export function RowPopups() {
  const { ui } = useTreeParts();
  const { byId, view } = useTree();
  const { popup } = useStore(ui);
  const close = () => ui.patch({ popup: null });
  if (!popup) return null;
  switch (popup.kind) {
    case 'menu': {
      const node = byId.get(popup.id);
      return node ? <RowMenu node={node} anchor={popup.anchor} onClose={close} /> : null;
    }
    case 'move':
      return <MovePicker ids={popup.ids} anchor={popup.anchor} onClose={close} />;
    case 'archive':
      return <ArchiveConfirm ids={popup.ids} anchor={popup.anchor} onClose={close} />;
    case 'readOnly': {
      const node = byId.get(popup.id);
      return node ? (
        <Popover
          anchor={popup.anchor}
          label={`Who can change ${node.key}`}
          width={372}
          flush
          onClose={close}
          returnFocus={ui.focusActive}
        >
          <RowRefusal node={node} onClose={close} />
        </Popover>
      ) : null;
    }
    case 'problem': {
      const node = byId.get(popup.id);
      return (
        <Popover
          anchor={popup.anchor}
          label={popup.title}
          width={372}
          flush
          onClose={close}
          returnFocus={ui.focusActive}
        >
          <Problem
            title={popup.title}
            failure={popup.failure}
            what={node && view.settings.labels[node.kind]}
            ownerId={node?.ownerId}
            actions={
              <Button size="small" onClick={close} data-autofocus="">
                Close
              </Button>
            }
          />
        </Popover>
      );
    }
  }
}
