import { useState } from 'react';
import type { StrategyId } from '../../../domain/model';
import { useApp } from '../app-state';
import { Flags } from '../flags';
import type { Route } from '../route';
import { SessionGate } from '../session-gate';
import { useSession, type Session } from '../session';
import { useStore } from '../store';
import { NothingToSee } from '../surface-states';
import { TreeProvider } from '../tree';
import { FirstHour } from './first-hour';
import { LoadingPage } from './loading-page';
import { StrategyGate } from './strategy-gate';

export function StrategySurface() {
  return (
    <SessionGate loading={<LoadingPage />}>
      <Strategies />
    </SessionGate>
  );
}

/** The strategy of the address, seen or not: the server decides. Without one, the first. */
function strategyOf(route: Route, { strategies }: Session): StrategyId | null {
  const wanted = route.page === 'new' ? null : route.strategyId;
  return wanted ?? strategies[0]?.id ?? null;
}

function Strategies() {
  const { router } = useApp();
  const route = useStore(router);
  const session = useSession();
  const [making, setMaking] = useState(session.strategies.length === 0 && session.admin);
  const [pasteText, setPasteText] = useState('');
  const strategyId = strategyOf(route, session);

  if (session.admin && (making || route.page === 'new')) {
    const open = (id: StrategyId) => {
      setMaking(false);
      router.go({ page: 'strategy', strategyId: id, nodeKey: null }, 'replace');
      void session.reload();
    };
    const paste = (id: StrategyId, text = '') => {
      setMaking(false);
      setPasteText(text);
      router.go({ page: 'paste', strategyId: id }, 'replace');
    };
    return (
      <>
        <FirstHour onOpen={open} onPaste={paste} />
        <Flags />
      </>
    );
  }
  if (strategyId === null) return <NothingToSee ask={session.ask} />;
  return (
    <TreeProvider key={strategyId} strategyId={strategyId}>
      <StrategyGate route={route} pasteText={pasteText} />
    </TreeProvider>
  );
}
