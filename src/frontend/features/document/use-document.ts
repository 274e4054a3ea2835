import { useCallback, useEffect, useRef, useState } from 'react';
import type { EpochMs } from '../../../domain/model';
import type { DocumentView } from '../../../shared/document-view';
import type { Failure } from '../../../shared/result';
import { call } from '../../app/call';
import { readItems, type ReadItems } from './read-items';

/** How soon a change elsewhere is seen here; a hidden page asks nothing. */
const POLL_MS = 5_000;

export interface DocumentState {
  readonly view: DocumentView | null;
  /** `null` until Jira has said. */
  readonly items: ReadItems | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** Server time at which what is shown was known to be so. */
  readonly asOf: EpochMs;
}

const nothingYet: DocumentState = { view: null, items: null, failure: null, busy: true, asOf: 0 };

/** The document as the app tells it, its work as the viewer's Jira does; what was read stays in sight while it is read again. */
export function useDocument(
  strategyId: string,
  nodeId: string | null,
): DocumentState & { readonly reload: () => Promise<void> } {
  const [state, setState] = useState(nothingYet);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = (turn.current += 1);
    const put = (part: Partial<DocumentState>) => {
      if (mine === turn.current) setState((before) => ({ ...before, ...part }));
    };
    put({ busy: true });
    const answer = await call('document.open', { strategyId, nodeId });
    if (!answer.ok) {
      // Old data stays under an error, but not under a door that was closed.
      const closed = answer.failure.code === 'notFound' || answer.failure.code === 'forbidden';
      return put({ failure: answer.failure, busy: false, ...(closed ? { view: null, items: null } : {}) });
    }
    const view = answer.value;
    put({ view, failure: null, asOf: view.now });
    // Without Jira there is nobody to ask.
    const asked = view.reader === 'noJira' ? [] : [...new Set(view.links.map(({ itemId }) => itemId))];
    put({ items: await readItems(asked), busy: false });
  }, [strategyId, nodeId]);

  useEffect(() => {
    setState(nothingYet);
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);

  const revision = state.view?.strategy.revision ?? null;
  const told = useCallback((asOf: EpochMs) => setState((before) => ({ ...before, asOf })), []);
  useRevision(strategyId, revision, state.view?.now ?? 0, reload, told);
  return { ...state, reload };
}

/** Asks for the revision, and reads anew when it has moved on. */
function useRevision(
  strategyId: string,
  revision: number | null,
  readAt: EpochMs,
  reload: () => Promise<void>,
  told: (asOf: EpochMs) => void,
): void {
  useEffect(() => {
    if (revision === null) return;
    const since = performance.now();
    const ask = async () => {
      if (document.hidden) return;
      const answer = await call('strategy.revision', { strategyId });
      if (!answer.ok) {
        if (answer.failure.code === 'notFound') await reload();
      } else if (answer.value.revision !== revision) await reload();
      else told(Math.round(readAt + performance.now() - since));
    };
    const onShow = () => void ask();
    const timer = setInterval(onShow, POLL_MS);
    document.addEventListener('visibilitychange', onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [strategyId, revision, readAt, reload, told]);
}
