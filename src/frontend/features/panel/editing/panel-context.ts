import { createContext, useContext } from 'react';
import type { AccountId, CycleFacts } from '../../../../domain/model';
import type { NodeRow, PanelView } from '../../../../shared/views';
import type { Field, Snapshot } from './field';

/** What everything inside the panel of one node shares. */
export interface PanelState {
  readonly node: Snapshot;
  readonly panel: PanelView;
  readonly canEdit: boolean;
  /** Owner first, then editors of the strategy. */
  readonly ask: readonly AccountId[];
  readonly cycle: CycleFacts | null;
  /** The ancestor whose cycle it is (TR4); `null` when it is the node's own or the strategy's current one. */
  readonly cycleFrom: NodeRow | null;
  /** Saves the draft of a field. True once it is saved. */
  readonly save: (field: Field) => Promise<boolean>;
  readonly reload: () => Promise<unknown>;
  readonly onAtActivity: (() => void) | null;
}

export const PanelContext = createContext<PanelState | null>(null);

export function usePanel(): PanelState {
  const state = useContext(PanelContext);
  if (!state) throw new Error('usePanel needs a PanelContext above it');
  return state;
}
