import LinkBrokenIcon from '@atlaskit/icon/core/link-broken';
import { router } from '@forge/bridge';
import { useTree } from '../../../app/tree';
import { IconButton } from '../../../components/button';
import { SightStatus } from '../../../components/sight';
import { WorkDone } from '../../../components/work-done';
import { usePanel } from '../editing/panel-context';
import type { WorkLine } from './work-lines';
import styles from './work.module.css';

const WHOLE = 10_000;

interface Props {
  readonly line: WorkLine;
  readonly busy: boolean;
  readonly onUnlink: () => void;
}

/** Two lines: what it is and how far it is; what it leads to, its status, and whose it is. */
export function WorkRow({ line: { link, issue, sight, group }, busy, onUnlink }: Props) {
  const { node } = usePanel();
  const at = useTree().byId.get(link.nodeId);
  const address = `/browse/${issue.key}`;
  return (
    <li className={styles['row']}>
      <div className={styles['first']}>
        <a
          className={styles['issue']}
          href={address}
          title={issue.summary}
          onClick={(event) => {
            event.preventDefault();
            void router.open(address);
          }}
        >
          <span className={styles['key']}>{issue.key}</span> <span>{issue.summary}</span>
        </a>
        {link.underTotal !== null && link.underDone !== null && (
          <WorkDone done={link.underDone * WHOLE} total={link.underTotal * WHOLE} />
        )}
      </div>
      <div className={styles['second']}>
        <SightStatus sight={sight} />
        <span>{issue.status}</span>
        <span className={styles['group']}>{group}</span>
        {at && at.id !== node.id && <span title={at.title}>{at.key}</span>}
        <IconButton
          className={styles['unlink'] ?? ''}
          size="small"
          busy={busy}
          label={`Unlink ${issue.key}`}
          icon={<LinkBrokenIcon label="" />}
          onClick={busy ? undefined : onUnlink}
        />
      </div>
    </li>
  );
}
