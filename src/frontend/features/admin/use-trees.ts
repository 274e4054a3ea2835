import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { StrategyId } from '../../../domain/model';
import { useApp } from '../../app/app-state';
import type { TreeModel } from '../../app/tree-model';
import type { TreeStore } from '../../app/tree-store';

export interface Trees {
  readonly models: readonly TreeModel[];
  readonly stores: readonly TreeStore[];
  /** Strategies whose tree could not be read. */
  readonly failed: readonly StrategyId[];
  readonly reading: boolean;
}

/** The trees of several strategies, read once when they are first wanted. */
export function useTrees(ids: readonly StrategyId[]): Trees {
  const { tree } = useApp();
  const key = ids.join(' ');
  const stores = useMemo(() => (key === '' ? [] : key.split(' ').map(tree)), [key, tree]);
  useEffect(() => {
    for (const store of stores) void store.refresh();
  }, [stores]);

  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = stores.map((store) => store.subscribe(listener));
      return () => ends.forEach((end) => end());
    },
    [stores],
  );
  const snapshot = useMemo(() => remembered(stores), [stores]);
  return useSyncExternalStore(subscribe, snapshot);
}

/** The same object until one of the trees changes, as React wants it. */
function remembered(stores: readonly TreeStore[]): () => Trees {
  let states = stores.map((store) => store.get());
  let trees = gather(stores);
  return () => {
    const next = stores.map((store) => store.get());
    if (next.some((state, at) => state !== states[at])) {
      states = next;
      trees = gather(stores);
    }
    return trees;
  };
}

function gather(stores: readonly TreeStore[]): Trees {
  return {
    stores,
    models: stores.flatMap((store) => store.get().model ?? []),
    failed: stores.flatMap((store) => (store.get().model === null && store.get().failure ? [store.strategyId] : [])),
    reading: stores.some((store) => store.get().model === null && store.get().failure === null),
  };
}
