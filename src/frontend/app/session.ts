import type { FullContext } from '@forge/bridge';
import { useMemo } from 'react';
import type { SessionView } from '../../shared/views';
import { useApp } from './app-state';
import { useStore } from './store';

export interface Session extends SessionView {
  readonly context: FullContext;
  /** Reads the session again, for example after a strategy was made. */
  readonly reload: () => Promise<void>;
}

/** Below a surface that has opened its session. */
export function useSession(): Session {
  const { session: store, context } = useApp();
  const { session } = useStore(store);
  const open = store.open;
  const value = useMemo(() => (session ? { ...session, context, reload: open } : null), [session, context, open]);
  if (!value) throw new Error('useSession needs an open session');
  return value;
}
