import type { FullContext } from '@forge/bridge';
import { createContext, useContext } from 'react';
import type { StrategyId } from '../../domain/model';
import { FlagStore } from './flag-store';
import { PeopleStore } from './people';
import type { Router } from './route';
import { SessionStore } from './session-store';
import type { TreeStore } from './tree-store';
import { UndoStack } from './undo-stack';

/** What lives as long as the tab: one per page, made in main.tsx. */
export interface AppState {
  readonly context: FullContext;
  readonly router: Router;
  readonly session: SessionStore;
  readonly people: PeopleStore;
  readonly flags: FlagStore;
  readonly undo: UndoStack;
  /** The same store for the same strategy, so that coming back shows what was known at once. */
  readonly tree: (id: StrategyId) => TreeStore;
  readonly trees: () => Iterable<TreeStore>;
}

/** @param makeTree of surfaces that show trees; the others do not load what makes one */
export function createAppState(
  context: FullContext,
  router: Router,
  makeTree?: (id: StrategyId) => TreeStore,
): AppState {
  const trees = new Map<StrategyId, TreeStore>();
  const tree = (id: StrategyId): TreeStore => {
    const known = trees.get(id) ?? makeTree?.(id);
    if (!known) throw new Error(`${context.moduleKey} shows no tree`);
    trees.set(id, known);
    return known;
  };
  return {
    context,
    router,
    session: new SessionStore(),
    people: new PeopleStore(),
    flags: new FlagStore(),
    undo: new UndoStack(),
    tree,
    trees: () => trees.values(),
  };
}

export const AppContext = createContext<AppState | null>(null);

export function useApp(): AppState {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp needs AppContext above it');
  return app;
}
