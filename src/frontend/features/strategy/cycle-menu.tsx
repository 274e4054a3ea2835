import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { day } from '../../app/format';
import { useStore } from '../../app/store';
import { useTree } from '../../app/tree';
import type { ViewStore } from '../../app/view-options';
import { MenuButton, type MenuItem } from '../../components/menu';
import styles from './strategy-header.module.css';

/** "Q4 2026 day 50 of 92", and which cycle's objectives are shown. */
export function CycleMenu({ view }: { readonly view: ViewStore }) {
  const { cycles, currentCycleId, today } = useTree().view;
  const { cycle: chosen } = useStore(view);
  const shown = cycles.find((cycle) => cycle.id === (chosen ?? currentCycleId));
  const days = shown ? shown.end - shown.start + 1 : 0;
  const at = shown ? today - shown.start + 1 : 0;
  const progress = at < 1 ? `from ${day(shown?.start ?? today, today)}` : at > days ? 'ended' : `day ${at} of ${days}`;
  const items = (): MenuItem[] => [
    { kind: 'heading', label: 'Show objectives of' },
    ...[...cycles]
      .sort((a, b) => b.start - a.start)
      .map((cycle) => ({
        label: cycle.name,
        note: `${day(cycle.start, today)} to ${day(cycle.end, today)}${cycle.id === currentCycleId ? ', now' : ''}`,
        checked: cycle.id === shown?.id,
        onSelect: () => view.narrow({ cycle: cycle.id === currentCycleId ? null : cycle.id }),
      })),
    { label: 'All cycles', checked: chosen === 'all', onSelect: () => view.narrow({ cycle: 'all' }) },
  ];
  const label = chosen === 'all' || !shown ? 'All cycles' : `${shown.name}, ${progress}`;
  return (
    <MenuButton label={`Cycle: ${label}`} items={items} className={styles['cycle']} width={240}>
      {chosen === 'all' || !shown ? (
        <b>All cycles</b>
      ) : (
        <>
          <b>{shown.name}</b> <span className={styles['days']}>{progress}</span>
        </>
      )}
      <ChevronDownIcon label="" size="small" />
    </MenuButton>
  );
}
