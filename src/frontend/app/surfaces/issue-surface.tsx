import { useEffect } from 'react';
import { IssuePanel } from '../../features/issue/issue-panel';
import { useIssue } from '../../features/issue/use-issue';
import styles from '../../features/issue/issue.module.css';
import { Message } from '../../components/message';
import { Skeleton, useNoticed } from '../../components/skeleton';
import { useApp } from '../app-state';
import { isRecord, text } from '../jira';
import { TryAgain } from '../surface-states';

/** Beside an issue in Jira: what it leads to. */
export function IssueSurface() {
  const { context } = useApp();
  const extension: unknown = context.extension;
  const issue = isRecord(extension) ? extension['issue'] : undefined;
  const id = isRecord(issue) ? text(issue['id']) : '';
  const { read, view, mayEdit, failure, busy, reload } = useIssue(id);
  // The frame is as high as its page.
  useEffect(() => {
    document.documentElement.dataset['embedded'] = '';
  }, []);
  return (
    <main className={styles['panel']} aria-label="Strategy">
      {failure && (
        <Message
          kind="error"
          role="alert"
          title="We could not read the strategy."
          actions={<TryAgain busy={busy} onClick={() => void reload()} />}
        >
          {failure.message}
        </Message>
      )}
      {read && view ? <IssuePanel key={read.issue.id} {...{ read, view, mayEdit, reload }} /> : !failure && <Loading />}
    </main>
  );
}

function Loading() {
  if (!useNoticed()) return null;
  return (
    <div className={styles['skeleton']} role="status" aria-label="Reading the strategy">
      <Skeleton width="90%" height={16} />
      <Skeleton width="60%" height={16} />
      {[70, 80, 60].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  );
}
