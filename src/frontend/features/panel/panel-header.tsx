import ArrowLeft from '@atlaskit/icon/core/arrow-left';
import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronUp from '@atlaskit/icon/core/chevron-up';
import CloseIcon from '@atlaskit/icon/core/close';
import EnterFull from '@atlaskit/icon/core/fullscreen-enter';
import ExitFull from '@atlaskit/icon/core/fullscreen-exit';
import LinkIcon from '@atlaskit/icon/core/link';
import { useCopyLink } from '../../app/copy-link';
import { usePage } from '../../app/page';
import type { NodePanelProps } from '../../app/slots';
import { useNode } from '../../app/tree';
import type { NodeRow } from '../../../shared/views';
import { IconButton } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { PanelMenu } from './panel-menu';
import styles from './panel.module.css';

interface Props extends NodePanelProps {
  readonly node: NodeRow;
  /** The title has scrolled away; it stands here then. */
  readonly scrolled: boolean;
  readonly canEdit: boolean;
}

export function PanelHeader({ node, scrolled, canEdit, onClose, onPrevious, onNext, full, onToggleFull }: Props) {
  const { openPanel } = usePage();
  const copyLink = useCopyLink();
  const parent = useNode(node.parentId);
  return (
    <header className={`${styles['header']} ${scrolled ? styles['lined'] : ''}`}>
      <IconButton
        className={styles['back'] ?? ''}
        label="Back to the strategy"
        icon={<ArrowLeft label="" />}
        onClick={onClose}
      />
      <span className={styles['kind']}>
        <KindIcon kind={node.kind} />
      </span>
      <span className={styles['key']}>{node.key}</span>
      {scrolled ? (
        <span className={styles['headerTitle']} title={node.title}>
          {node.title}
        </span>
      ) : parent ? (
        <button type="button" className={styles['parent']} title={parent.title} onClick={() => openPanel(parent.id)}>
          {parent.title}
        </button>
      ) : (
        <span className={styles['headerTitle']} />
      )}
      <IconButton
        className={styles['wide'] ?? ''}
        label="Previous"
        icon={<ChevronUp label="" />}
        aria-disabled={onPrevious === null || undefined}
        onClick={() => onPrevious?.()}
      />
      <IconButton
        className={styles['wide'] ?? ''}
        label="Next"
        icon={<ChevronDown label="" />}
        aria-disabled={onNext === null || undefined}
        onClick={() => onNext?.()}
      />
      <IconButton label="Copy link" icon={<LinkIcon label="" />} onClick={() => void copyLink(node)} />
      <IconButton
        className={styles['wide'] ?? ''}
        label={full ? 'Show beside the tree' : 'Show on the whole page'}
        icon={full ? <ExitFull label="" /> : <EnterFull label="" />}
        onClick={onToggleFull}
      />
      <PanelMenu node={node} canEdit={canEdit} />
      <IconButton className={styles['wide'] ?? ''} label="Close" icon={<CloseIcon label="" />} onClick={onClose} />
    </header>
  );
}
