import type { NodeRow } from '../../../shared/views';
import { useTree } from '../../app/tree';
import { useWhoMay } from '../../app/use-who-may';
import { Button } from '../../components/button';
import { Message } from '../../components/message';

/** At the row, before anything was typed or sent: that it may only be read, and whom to ask. */
export function RowRefusal({ node, onClose }: { readonly node: NodeRow; readonly onClose: () => void }) {
  const { editorIds } = useTree().view.strategy;
  const { title, why, name, askThem } = useWhoMay(
    node,
    node.ownerId === null ? editorIds : [node.ownerId, ...editorIds],
    null,
  );
  return (
    <Message
      kind="lock"
      role="alert"
      title={title}
      actions={
        <>
          {name !== '' && (
            <Button size="small" onClick={() => void askThem().then(onClose)}>
              {`Ask ${name}`}
            </Button>
          )}
          <Button size="small" look="subtle" onClick={onClose} data-autofocus="">
            Close
          </Button>
        </>
      }
    >
      {why}
    </Message>
  );
}
