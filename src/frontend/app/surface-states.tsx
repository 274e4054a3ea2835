import RefreshIcon from '@atlaskit/icon/core/refresh';
import type { AccountId } from '../../domain/model';
import type { Failure } from '../../shared/result';
import { Button } from '../components/button';
import { Message } from '../components/message';
import { usePerson } from './people';
import styles from './surface-states.module.css';

export function TryAgain({ onClick, busy = false }: { readonly onClick: () => void; readonly busy?: boolean }) {
  return (
    <Button size="small" busy={busy} onClick={onClick} iconBefore={<RefreshIcon label="" size="small" />}>
      Try again
    </Button>
  );
}

/** What stands alone on its page is the page's heading. */
const heading = (words: string) => <h1 className={styles['heading']}>{words}</h1>;

/** `progress` 0..1. */
export function SettingUp({ progress }: { readonly progress: number }) {
  const percent = Math.round(Math.min(Math.max(progress, 0), 1) * 100);
  return (
    <div className={styles['state']}>
      <Message kind="info" title={heading('Sightline is setting up')} role="status">
        About a minute, once. You can leave this page.
        <progress className={styles['progress']} max={100} value={percent} aria-label="Set-up">
          {percent} %
        </progress>
      </Message>
    </div>
  );
}

interface NothingToSeeProps {
  readonly ask: readonly AccountId[];
  /** Opens a strategy that is seen, when the address names one that is not. */
  readonly other?: { readonly name: string; readonly open: () => void };
}

export function NothingToSee({ ask, other }: NothingToSeeProps) {
  const helper = ask[0] ?? null;
  const person = usePerson(helper);
  const whom =
    helper !== null && person?.state === 'known'
      ? `${person.name}, who administers Sightline here`
      : 'a Jira administrator';
  return (
    <div className={styles['state']}>
      <Message
        kind="lock"
        title={heading(other ? 'This strategy is not here, or not for you to see' : 'There is no strategy you may see')}
        actions={other && <Button onClick={other.open}>Open {other.name}</Button>}
      >
        Ask {whom}.
      </Message>
    </div>
  );
}

interface UnreadableProps {
  readonly failure: Failure;
  /** "10:42" of the data that is still shown. */
  readonly shownFrom?: string | null;
  readonly busy: boolean;
  readonly onTryAgain: () => void;
}

export function Unreadable({ failure, shownFrom = null, busy, onTryAgain }: UnreadableProps) {
  const title = 'The strategy could not be read';
  return (
    <div className={`${styles['state']} ${shownFrom === null ? '' : styles['above']}`}>
      <Message
        kind="error"
        role="alert"
        title={shownFrom === null ? heading(title) : title}
        actions={<TryAgain onClick={onTryAgain} busy={busy} />}
      >
        {shownFrom === null ? failure.message : `Nothing is lost. What you see is from ${shownFrom}.`}
        {failure.reference !== undefined && ` Reference ${failure.reference}.`}
      </Message>
    </div>
  );
}
