import CheckIcon from '@atlaskit/icon/core/check-mark';
import ClockIcon from '@atlaskit/icon/core/clock';
import type { UpkeepView } from '../../../shared/upkeep-view';
import { useApp } from '../../app/app-state';
import { Button } from '../../components/button';
import { Message } from '../../components/message';
import { Skeleton, useNoticed } from '../../components/skeleton';
import { Section } from './section';
import { SetAside } from './set-aside';
import { closedWords, linkedWords, quotaWords, repairWords, stateWords, storedWords, whenIn } from './sync-words';
import { useUpkeep } from './use-upkeep';
import styles from './sync.module.css';

/** Whether changes of Jira arrive, what could not be read, and what of the platform's limits is used. */
export function SyncSection() {
  const { view, failure, issues, reload } = useUpkeep();
  return (
    <Section
      id="sync"
      title="Sync and limits"
      text="Changes in Jira arrive by themselves. Once an hour Sightline looks for what it missed."
    >
      {failure && (
        <Message
          kind="error"
          role="alert"
          title="The state of the sync could not be read"
          actions={
            <Button size="small" onClick={() => void reload()}>
              Try again
            </Button>
          }
        >
          {failure.message}
        </Message>
      )}
      {view === null && failure === null && <Waiting />}
      {view && (
        <>
          <State view={view} />
          {view.setAside.total > 0 && <SetAside view={view} issues={issues} onRetried={reload} />}
          <Facts view={view} />
        </>
      )}
    </Section>
  );
}

function State({ view }: { readonly view: UpkeepView }) {
  const { context } = useApp();
  const words = stateWords(view, whenIn(view.now, context.timezone));
  const calm = view.waiting.count === 0 && view.linked.read === view.linked.total;
  return (
    <p className={styles['state']} role="status">
      {calm ? <CheckIcon label="" size="small" /> : <ClockIcon label="" size="small" />}
      {words}
    </p>
  );
}

function Facts({ view: { linked, repair, stored, now } }: { readonly view: UpkeepView }) {
  const { context } = useApp();
  const when = whenIn(now, context.timezone);
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>Linked work</dt>
        <dd>
          {linkedWords(linked)}
          {linked.closed > 0 && <div className={styles['more']}>{closedWords(linked.closed)}</div>}
        </dd>
      </div>
      <div>
        <dt>Hourly repair</dt>
        <dd>{repairWords(repair, when)}</dd>
      </div>
      {repair && (
        <div>
          <dt>Jira quota</dt>
          <dd>{quotaWords(repair)}</dd>
        </div>
      )}
      <div>
        <dt>Stored</dt>
        <dd>{storedWords(stored)}</dd>
      </div>
    </dl>
  );
}

function Waiting() {
  return useNoticed() ? (
    <div className={styles['waiting']} role="status" aria-label="Reading the state of the sync">
      <Skeleton width="40%" height={20} />
      <Skeleton width="100%" height={112} />
    </div>
  ) : null;
}
