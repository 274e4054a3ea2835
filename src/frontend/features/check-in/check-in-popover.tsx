import CloseIcon from '@atlaskit/icon/core/close';
import { useState, type ReactNode } from 'react';
import type { NodeRow } from '../../../shared/views';
import { mayEditNode } from '../../app/may-edit';
import { usePage } from '../../app/page';
import { useSession } from '../../app/session';
import type { CheckInProps } from '../../app/slots';
import { useNode, useTree } from '../../app/tree';
import { Button, IconButton } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { Message } from '../../components/message';
import { Problem } from '../../components/problem';
import { CheckInFields } from './check-in-fields';
import styles from './check-in.module.css';

/** A check-in of a key result: the value, how sure one is, and why. */
export function CheckInPopover({ nodeId, onClose }: CheckInProps) {
  const node = useLastKnown(useNode(nodeId));
  const { view } = useTree();
  const { accountId } = useSession();
  const { explain } = usePage();
  if (!node?.keyResult) return <Message kind="info" title="This key result is gone or hidden from you." />;
  const label = view.settings.labels.keyResult;
  const ask = [...new Set([...(node.ownerId === null ? [] : [node.ownerId]), ...view.strategy.editorIds])];
  return (
    <div className={styles['popover']}>
      <Head onClose={onClose}>
        <KindIcon kind={node.kind} />
        <span className={styles['key']}>{node.key}</span>
        <h2 className={styles['title']} title={node.title} dir="auto">
          {node.title}
        </h2>
      </Head>
      {mayEditNode(node, view.abilities, accountId) ? (
        <CheckInFields key={node.id} node={node} onClose={onClose} />
      ) : (
        <Problem
          title="Not checked in"
          what={label}
          failure={{ code: 'forbidden', message: 'The editors of this strategy can check in.', ask }}
          ownerId={node.ownerId}
          actions={
            <Button size="small" onClick={({ currentTarget }) => explain(nodeId, 'result', currentTarget)}>
              Explain the result
            </Button>
          }
        />
      )}
    </div>
  );
}

/** Its row goes when somebody archives it; what is being typed about it stays. */
function useLastKnown(node: NodeRow | null): NodeRow | null {
  const [known, setKnown] = useState(node);
  if (node !== null && node !== known) setKnown(node);
  return node ?? known;
}

function Head({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  return (
    <div className={styles['head']}>
      {children}
      <IconButton label="Close" size="small" icon={<CloseIcon label="" />} onClick={onClose} />
    </div>
  );
}
