import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useApp } from '../../app/app-state';
import { count } from '../../app/format';
import { useSession } from '../../app/session';
import { useTree } from '../../app/tree';
import { MenuButton, type MenuItem } from '../../components/menu';
import styles from './strategy-header.module.css';

/** The name of the strategy; with several, the way to the others. */
export function StrategySwitcher() {
  const { router } = useApp();
  const { strategies, admin } = useSession();
  const { strategy } = useTree().view;
  const items = (): MenuItem[] => [
    ...strategies.map((one) => ({
      label: one.name,
      note: `${one.groupIds.length > 0 ? 'Restricted, ' : ''}${count(one.nodeCount, 'row')}`,
      checked: one.id === strategy.id,
      onSelect: () => router.go({ page: 'strategy', strategyId: one.id, nodeKey: null }),
    })),
    ...(admin
      ? [{ kind: 'divider' } as const, { label: 'New strategy…', onSelect: () => router.go({ page: 'new' }) }]
      : []),
  ];
  if (strategies.length < 2 && !admin) return <h1 className={styles['name']}>{strategy.name}</h1>;
  return (
    <h1 className={styles['name']}>
      <MenuButton label={`Strategy: ${strategy.name}. Switch`} items={items} className={styles['switch']} width={280}>
        <span className={styles['nameText']}>{strategy.name}</span>
        <ChevronDownIcon label="" size="small" />
      </MenuButton>
    </h1>
  );
}
