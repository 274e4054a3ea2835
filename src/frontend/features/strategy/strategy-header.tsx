import AddIcon from '@atlaskit/icon/core/add';
import ClipboardIcon from '@atlaskit/icon/core/clipboard';
import LinkIcon from '@atlaskit/icon/core/link';
// The icon named “refresh” runs against the clock.
import RefreshIcon from '@atlaskit/icon/core/retry';
import SearchIcon from '@atlaskit/icon/core/search';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { clock } from '../../app/format';
import { useCopyLink } from '../../app/copy-link';
import { useSession } from '../../app/session';
import { useTree, useTreeState, useTreeStore } from '../../app/tree';
import type { ViewStore } from '../../app/view-options';
import { Button, IconButton } from '../../components/button';
import { MenuButton, type MenuItem } from '../../components/menu';
import { CheckInsDue } from './check-ins-due';
import { CycleMenu } from './cycle-menu';
import { FilterButton } from './filter-button';
import styles from './strategy-header.module.css';
import { StrategySwitcher } from './strategy-switcher';
import { useMayAdd } from './use-may-add';

interface Props {
  readonly view: ViewStore;
  readonly onAdd: () => void;
  readonly onPaste: () => void;
  /** On a small page the toolbar is folded away; this shows it with the find field. */
  readonly onFind: () => void;
}

/** Which strategy, which cycle, how fresh; what is due; what can be added. */
export function StrategyHeader({ view, onAdd, onPaste, onFind }: Props) {
  const { strategy } = useTree().view;
  const copyLink = useCopyLink();
  const mayAdd = useMayAdd();
  const copy = () => void copyLink(null, strategy.id);
  const more = (): MenuItem[] => [
    ...(mayAdd ? [{ label: 'Paste', icon: <ClipboardIcon label="" />, onSelect: onPaste }] : []),
    { label: 'Copy link', icon: <LinkIcon label="" />, onSelect: copy },
  ];
  return (
    <header className={styles['header']}>
      <StrategySwitcher />
      <CycleMenu view={view} />
      <span className={styles['space']} />
      <Freshness />
      <CheckInsDue />
      <span className={styles['wide']}>
        {mayAdd && (
          <Button look="subtle" iconBefore={<ClipboardIcon label="" />} onClick={onPaste}>
            Paste
          </Button>
        )}
        <IconButton label="Copy link" icon={<LinkIcon label="" />} onClick={copy} />
      </span>
      <span className={styles['phone']}>
        <IconButton label="Find in strategy" icon={<SearchIcon label="" />} onClick={onFind} />
        <FilterButton view={view} iconOnly />
      </span>
      <span className={styles['narrow']}>
        <MenuButton label="More" items={more} align="end" className={styles['more']}>
          <MoreIcon label="" />
        </MenuButton>
      </span>
      {mayAdd && (
        <Button look="primary" iconBefore={<AddIcon label="" />} onClick={onAdd} className={styles['add']}>
          Add objective
        </Button>
      )}
    </header>
  );
}

/** "As of 10:42" and the way to look again. Below it is said when that failed. */
function Freshness() {
  const { asOf, reading, failure } = useTreeState();
  const { refresh } = useTreeStore();
  const { context } = useSession();
  return (
    <span className={styles['fresh']}>
      {asOf !== null && <span className={styles['asOf']}>As of {clock(asOf, context.timezone)}</span>}
      <IconButton
        label={failure ? 'Try again' : 'Refresh'}
        icon={<RefreshIcon label="" />}
        busy={reading}
        onClick={() => void refresh()}
      />
    </span>
  );
}
