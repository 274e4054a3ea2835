import { useCallback, useEffect, useRef, useState } from 'react';
import type { ItemId } from '../../../domain/work/model';
import type { Failure, Result } from '../../../shared/result';
import type { UpkeepView } from '../../../shared/upkeep-view';
import { call } from '../../app/call';
import { readIssues, type ListedIssue } from '../../app/issues';
import { isBusy } from './sync-words';

const SOON_MS = 3_000;
/** Where nothing moves, asking often does not help. */
const LATER_MS = 60_000;

export interface Upkeep {
  /** Stays in sight while it is read again, and under a failure. */
  readonly view: UpkeepView | null;
  readonly failure: Failure | null;
  /** Issues that were set aside, as the viewer's Jira tells of them; `null` until it does. */
  readonly issues: Result<ReadonlyMap<ItemId, ListedIssue>> | null;
  readonly reload: () => Promise<void>;
}

/** How work of Jira gets here; asked again while something is under way and the page is in sight, and not otherwise. */
export function useUpkeep(): Upkeep {
  const [{ view, failure, wait }, setState] = useState<State>({ view: null, failure: null, wait: SOON_MS });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const mine = (newest.current += 1);
    const answer = await call('upkeep.status', {});
    if (mine !== newest.current) return;
    setState((before) => (answer.ok ? next(before, answer.value) : { ...before, failure: answer.failure }));
  }, []);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);
  useAsking(view !== null && isBusy(view), view, wait, reload);
  return { view, failure, issues: useIssues(view), reload };
}

interface State extends Pick<Upkeep, 'view' | 'failure'> {
  /** Until it is asked again. */
  readonly wait: number;
}

function next({ view: before, wait }: State, view: UpkeepView): State {
  const said = (one: UpkeepView | null) => JSON.stringify({ ...one, now: 0 });
  const moved = said(before) !== said(view);
  return { view, failure: null, wait: moved ? SOON_MS : Math.min(LATER_MS, wait * 2) };
}

function useAsking(busy: boolean, view: UpkeepView | null, wait: number, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!busy) return;
    const ask = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    // Each answer begins anew, so that there is one question at a time.
    const timer = setInterval(ask, wait);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [busy, view, wait, reload]);
}

function useIssues(view: UpkeepView | null): Upkeep['issues'] {
  const ids = view === null ? '' : view.setAside.rows.map(({ itemId }) => itemId).join(',');
  const [found, setFound] = useState<{ readonly ids: string; readonly issues: Upkeep['issues'] } | null>(null);
  useEffect(() => {
    if (ids === '') return;
    let wanted = true;
    void readIssues(ids.split(',').map(Number)).then((issues) => {
      if (wanted) setFound({ ids, issues });
    });
    return () => {
      wanted = false;
    };
  }, [ids]);
  return found?.ids === ids ? found.issues : null;
}
