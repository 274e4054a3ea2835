import LockIcon from '@atlaskit/icon/core/lock-locked';
import { router } from '@forge/bridge';
import { useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { SetAsideView, UpkeepView } from '../../../shared/upkeep-view';
import { useApp } from '../../app/app-state';
import { call } from '../../app/call';
import { count } from '../../app/format';
import type { ListedIssue } from '../../app/issues';
import { Button } from '../../components/button';
import { Message } from '../../components/message';
import { Problem } from '../../components/problem';
import { whenIn } from './sync-words';
import type { Upkeep } from './use-upkeep';
import styles from './sync.module.css';

interface Props {
  readonly view: UpkeepView;
  readonly issues: Upkeep['issues'];
  readonly onRetried: () => Promise<void>;
}

/** Changes that could not be read: which issue, why, how often and when it was tried, and a way to try again. */
export function SetAside({ view, issues, onRetried }: Props) {
  const { flags, context } = useApp();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { total, rows } = view.setAside;
  const retry = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await call('upkeep.retry', {});
    if (answer.ok) {
      const { retried } = answer.value;
      flags.say(retried > 0 ? `Trying ${count(retried, 'change')} again.` : 'Nothing was set aside any more.');
      // The button goes with the list; the focus stays in the section.
      document.getElementById('sync')?.querySelector('h2')?.focus({ preventScroll: true });
    } else setRefused(answer.failure);
    await onRetried();
    setBusy(false);
  };
  const found = issues?.ok ? issues.value : null;
  const lines = rows.flatMap((row) => {
    const issue = found?.get(row.itemId);
    return issue ? [{ row, issue }] : [];
  });
  const when = whenIn(view.now, context.timezone);
  return (
    <>
      <Message
        kind="warning"
        title={`${count(total, 'change')} could not be read`}
        actions={
          <Button size="small" busy={busy} onClick={() => void retry()}>
            Try again
          </Button>
        }
      >
        Until {total === 1 ? 'it is, the numbers of this issue' : 'they are, the numbers of these issues'} may be out of
        date. Sightline tries again every hour.
        {issues !== null && !issues.ok && <p className={styles['unnamed']}>{issues.failure.message}</p>}
        {lines.length > 0 && (
          <ul className={styles['list']} aria-label="Changes that could not be read">
            {lines.map(({ row, issue }) => (
              <Line key={row.itemId} row={row} issue={issue} when={when} />
            ))}
          </ul>
        )}
        {found !== null && total > lines.length && (
          <p className={styles['closed']}>
            <LockIcon label="" size="small" />
            <Unnamed listed={rows.length} total={total} named={lines.length} />
          </p>
        )}
      </Message>
      {refused && <Problem title="Not tried again" failure={refused} />}
    </>
  );
}

/** Those that this viewer's Jira does not tell of, and those behind the end of the list. */
function Unnamed({
  listed,
  total,
  named,
}: {
  readonly listed: number;
  readonly total: number;
  readonly named: number;
}) {
  const parts = [
    ...(listed > named ? [`${count(listed - named, 'issue')} you can't open`] : []),
    ...(total > listed ? [`${count(total - listed, 'more change')} not listed`] : []),
  ];
  return <>{parts.join(', ')}</>;
}

interface LineProps {
  readonly row: SetAsideView;
  readonly issue: ListedIssue;
  readonly when: (at: number) => string;
}

function Line({ row, issue, when }: LineProps) {
  const address = `/browse/${issue.key}`;
  return (
    <li className={styles['line']}>
      <a
        className={styles['issue']}
        href={address}
        title={issue.summary}
        onClick={(event) => {
          event.preventDefault();
          void router.open(address);
        }}
      >
        <span className={styles['key']}>{issue.key}</span> {issue.summary}
      </a>
      <span className={styles['reason']}>
        {row.reason} Tried {count(row.attempts, 'time')}, last at {when(row.at)}.
      </span>
    </li>
  );
}
