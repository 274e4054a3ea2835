import FilterIcon from '@atlaskit/icon/core/filter';
import { lazy, Suspense, useState, type MouseEvent } from 'react';
import { useStore } from '../../app/store';
import { countOf, type ViewStore } from '../../app/view-options';
import { Button, IconButton } from '../../components/button';
import { Popover } from '../../components/popover';
import { Skeleton } from '../../components/skeleton';
import styles from './strategy-toolbar.module.css';

const Filters = lazy(async () => ({ default: (await import('./filters')).Filters }));

interface Props {
  readonly view: ViewStore;
  readonly iconOnly?: boolean;
}

export function FilterButton({ view, iconOnly = false }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { filter } = useStore(view);
  const active = countOf(filter);
  const shared = {
    'aria-haspopup': 'dialog',
    'aria-expanded': anchor !== null,
    onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => setAnchor((open) => (open ? null : currentTarget)),
  } as const;
  return (
    <>
      {iconOnly ? (
        <IconButton {...shared} label={active > 0 ? `Filter, ${active} on` : 'Filter'} icon={<FilterIcon label="" />} />
      ) : (
        <Button
          {...shared}
          size="small"
          look="subtle"
          className={styles['filter']}
          iconBefore={<FilterIcon label="" size="small" />}
        >
          Filter{active > 0 && <span className={styles['count']}>{active}</span>}
        </Button>
      )}
      {anchor && (
        <Popover anchor={anchor} label="Filter" width={320} align="end" onClose={() => setAnchor(null)}>
          <Suspense fallback={<Skeleton width="100%" height={120} />}>
            <Filters filter={filter} onChange={(next) => view.narrow({ filter: next })} />
          </Suspense>
        </Popover>
      )}
    </>
  );
}
