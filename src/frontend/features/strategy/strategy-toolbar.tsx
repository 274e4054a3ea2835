import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import CustomizeIcon from '@atlaskit/icon/core/customize';
import { lazy, Suspense, useState } from 'react';
import { useStore } from '../../app/store';
import { ALL_LEVELS, type ViewStore } from '../../app/view-options';
import { IconButton } from '../../components/button';
import { MenuButton, Menu, type MenuItem } from '../../components/menu';
import { FilterButton } from './filter-button';
import { FindField } from './find-field';
import styles from './strategy-toolbar.module.css';

interface Props {
  readonly view: ViewStore;
  /** Levels that the tree has below the vision. */
  readonly depth: number;
  /** From the find field down into the tree. */
  readonly onLeaveFind: () => void;
  /** On a small page it is folded away until it is asked for. */
  readonly shown: boolean;
}

const ArchivedList = lazy(async () => ({ default: (await import('./archived-list')).ArchivedList }));

const TABS = [
  { tab: 'everything', label: 'Everything' },
  { tab: 'mine', label: 'Mine' },
] as const;

export function StrategyToolbar({ view, depth, onLeaveFind, shown }: Props) {
  const { tab } = useStore(view);
  return (
    <div className={styles['toolbar']} data-shown={shown ? '' : undefined}>
      <div role="group" aria-label="Which rows" className={styles['tabs']}>
        {TABS.map((one) => (
          <button
            key={one.tab}
            type="button"
            className={styles['tab']}
            aria-pressed={tab === one.tab}
            onClick={() => view.narrow({ tab: one.tab })}
          >
            {one.label}
          </button>
        ))}
      </div>
      <span className={styles['space']} />
      <FindField view={view} onLeave={onLeaveFind} unfolded={shown} />
      <FilterButton view={view} />
      <LevelMenu view={view} depth={depth} />
      <DisplayOptions view={view} />
    </div>
  );
}

type LevelProps = Pick<Props, 'view' | 'depth'>;

function LevelMenu({ view, depth }: LevelProps) {
  const { level } = useStore(view);
  const levels = Array.from({ length: Math.max(depth, 1) }, (_, index) => index + 1);
  const items = (): MenuItem[] => [
    ...levels.map((one) => ({
      label: `Level ${one}`,
      checked: one === level,
      onSelect: () => view.showLevel(one),
    })),
    { label: 'All levels', checked: level >= ALL_LEVELS, onSelect: () => view.showLevel(ALL_LEVELS) },
  ];
  const label = level >= ALL_LEVELS ? 'All levels' : level === 0 ? 'Closed' : `Level ${level}`;
  return (
    <MenuButton label={`Open to: ${label}`} items={items} align="end" className={styles['level']}>
      {label}
      <ChevronDownIcon label="" size="small" />
    </MenuButton>
  );
}

function DisplayOptions({ view }: Pick<Props, 'view'>) {
  const [open, setOpen] = useState<{ readonly what: 'menu' | 'archived'; readonly anchor: HTMLElement } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <IconButton
        label="Display options"
        icon={<CustomizeIcon label="" />}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={({ currentTarget }) => setOpen({ what: 'menu', anchor: currentTarget })}
      />
      {open?.what === 'menu' && (
        <Menu
          anchor={open.anchor}
          label="Display options"
          align="end"
          onClose={close}
          items={[
            { label: 'Open all rows', onSelect: () => view.showLevel(ALL_LEVELS) },
            { label: 'Close all rows', onSelect: () => view.showLevel(0) },
            { kind: 'divider' },
            { label: 'Show archived…', onSelect: () => setOpen({ what: 'archived', anchor: open.anchor }) },
          ]}
        />
      )}
      {open?.what === 'archived' && (
        <Suspense fallback={null}>
          <ArchivedList anchor={open.anchor} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
