import { useEffect, useState } from 'react';
import type { AccountId } from '../../../domain/model';
import { call } from '../../app/call';
import { usePeople } from '../../app/people';
import { useSession } from '../../app/session';
import { Message } from '../../components/message';
import styles from './admin.module.css';

/** Says so, and whom to ask: the refusal of the server knows administrators. */
export function NotAdministrator() {
  const session = useSession();
  const [ask, setAsk] = useState<readonly AccountId[]>(session.ask);
  useEffect(() => {
    void call('admin.overview', {}).then((result) => {
      if (!result.ok && result.failure.ask) setAsk(result.failure.ask);
    });
  }, []);
  const people = usePeople(ask);
  const names = ask.map((id) => people.get(id)?.name ?? '').filter((name) => name !== '' && name !== 'Someone');
  const whom =
    names.length === 0 ? 'a Jira administrator' : new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
  return (
    <main className={styles['refusal']}>
      <h1 className={styles['heading']}>Strategy settings</h1>
      <Message kind="lock" title="Only Jira administrators change these settings">
        Ask {whom}.
      </Message>
    </main>
  );
}
