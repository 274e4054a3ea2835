import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { EngineInput, NodeId, StrategyId } from '../../domain/model';
import type { NodeRow } from '../../shared/views';
import { useApp } from './app-state';
import { useSelected, useStore } from './store';
import type { TreeModel } from './tree-model';
import type { TreeState, TreeStore } from './tree-store';

const TreeContext = createContext<TreeStore | null>(null);

/** Reads the tree of a strategy and keeps it fresh for everything below. */
export function TreeProvider({
  strategyId,
  children,
}: {
  readonly strategyId: StrategyId;
  readonly children: ReactNode;
}) {
  const store = useApp().tree(strategyId);
  useEffect(() => {
    void store.refresh();
    return store.poll();
  }, [store]);
  return <TreeContext.Provider value={store}>{children}</TreeContext.Provider>;
}

export function useTreeStore(): TreeStore {
  const store = useContext(TreeContext);
  if (!store) throw new Error('useTreeStore needs a TreeProvider above it');
  return store;
}

export const useTreeState = (): TreeState => useStore(useTreeStore());

/** The tree; only below a place that shows it once it has been read. */
export function useTree(): TreeModel {
  const model = useSelected(useTreeStore(), (state) => state.model);
  if (!model) throw new Error('useTree needs a tree that has been read');
  return model;
}

/** One row, or `null` once it is gone. */
export const useNode = (id: NodeId | null): NodeRow | null =>
  useSelected(useTreeStore(), (state) => (id === null ? null : (state.model?.byId.get(id) ?? null)));

/** What the engine reads, the same object until the tree changes. */
export const useEngineInput = (): EngineInput => useTree().engineInput;
