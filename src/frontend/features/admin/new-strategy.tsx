import { useState } from 'react';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import { useApp } from '../../app/app-state';
import { Button } from '../../components/button';
import { fieldClass } from '../../components/field';
import { Problem } from '../../components/problem';
import { useSave } from './save-context';
import styles from './admin.module.css';

/** A name, and it is there: empty, seen by everyone in Jira. */
export function NewStrategy({ onDone }: { readonly onDone: () => void }) {
  const { context, session } = useApp();
  const save = useSave();
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // The same for every try, so that a lost answer does not make two.
  const [id] = useState(() => crypto.randomUUID());

  const make = async () => {
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const timeZone = context.timezone || Intl.DateTimeFormat().resolvedOptions().timeZone;
    const payload = { id, name: name.trim(), timeZone, projectIds: [] };
    const result = await save('strategy.create', payload, `Made ${name.trim()}`);
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    session.applyStrategy(result.value);
    onDone();
  };

  return (
    <form
      className={styles['newStrategy']}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <div className={styles['inline']}>
        <input
          className={`${fieldClass} ${styles['grow']}`}
          aria-label="Name of the new strategy"
          placeholder="Name"
          value={name}
          maxLength={LIMITS.name}
          dir="auto"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
          autoFocus
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone();
          }}
        />
        <Button type="submit" busy={busy} disabled={name.trim() === ''}>
          Add
        </Button>
        <Button look="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {failure && <Problem title="The strategy was not made" failure={failure} typed={name} what="strategy" />}
    </form>
  );
}
