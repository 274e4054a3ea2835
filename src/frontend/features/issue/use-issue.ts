import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { WorkContextView } from '../../../shared/work-context-view';
import { call } from '../../app/call';
import { readIssue, readMayEdit, type IssueWithParents } from './read-issue';

/** How soon a change elsewhere is seen here; a hidden page asks nothing. */
const POLL_MS = 5_000;

export interface IssueState {
  readonly read: IssueWithParents | null;
  readonly view: WorkContextView | null;
  /** `null` until Jira has said. */
  readonly mayEdit: boolean | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
}

const nothingYet: IssueState = { read: null, view: null, mayEdit: null, failure: null, busy: true };

/** The issue as the viewer's Jira shows it and what the app knows of it; what was read stays in sight while it is read again. */
export function useIssue(issueId: string): IssueState & { readonly reload: () => Promise<void> } {
  const [state, setState] = useState(nothingYet);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = (turn.current += 1);
    const put = (part: Partial<IssueState>) => {
      if (mine === turn.current) setState((before) => ({ ...before, ...part }));
    };
    put({ busy: true });
    const read = await readIssue(issueId);
    if (!read.ok) return put({ failure: read.failure, busy: false });
    const { issue, parents } = read.value;
    const [view, mayEdit] = await Promise.all([
      call('work.context', { itemId: issue.id, parentIds: parents.map(({ id }) => id), projectId: issue.projectId }),
      readMayEdit(issueId),
    ]);
    if (!view.ok) return put({ failure: view.failure, busy: false });
    put({ read: read.value, view: view.value, mayEdit: mayEdit.ok ? mayEdit.value : null, failure: null, busy: false });
  }, [issueId]);

  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  useRevisions(state.view, reload);
  return { ...state, reload };
}

/** Asks for the revision of the strategies concerned, and reads anew when one has moved on. */
function useRevisions(view: WorkContextView | null, reload: () => Promise<void>): void {
  const ids = view === null ? '' : strategiesOf(view).join(' ');
  useEffect(() => {
    if (ids === '') return;
    const known = new Map<string, number>();
    const ask = async () => {
      if (document.hidden) return;
      for (const strategyId of ids.split(' ')) {
        const answer = await call('strategy.revision', { strategyId });
        if (!answer.ok) continue;
        const before = known.get(strategyId);
        known.set(strategyId, answer.value.revision);
        if (before !== undefined && before !== answer.value.revision) await reload();
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), POLL_MS);
    return () => clearInterval(timer);
  }, [ids, reload]);
}

function strategiesOf({ speaking, nodes }: WorkContextView): string[] {
  return [...new Set([...speaking.map(({ id }) => id), ...nodes.map(({ strategyId }) => strategyId)])].sort();
}
