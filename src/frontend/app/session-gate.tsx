import { useEffect, type ReactNode } from 'react';
import { useApp } from './app-state';
import { useStore } from './store';
import { NothingToSee, SettingUp, Unreadable } from './surface-states';

interface Props {
  /** Shown while the session opens. */
  readonly loading: ReactNode;
  readonly children: ReactNode;
}

/** Opens the session; what is inside may use it. */
export function SessionGate({ loading, children }: Props) {
  const { session: store } = useApp();
  const { session, failure, reading } = useStore(store);
  useEffect(() => {
    void store.open();
  }, [store]);
  if (session) return children;
  if (!failure) return loading;
  switch (failure.code) {
    case 'settingUp':
      return <SettingUp progress={failure.progress ?? 0} />;
    case 'forbidden':
    case 'notFound':
      return <NothingToSee ask={failure.ask ?? []} />;
    default:
      return <Unreadable failure={failure} busy={reading} onTryAgain={() => void store.open()} />;
  }
}
