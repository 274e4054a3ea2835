import { useEffect, useId, useRef, useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { count } from '../../app/format';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Problem } from '../../components/problem';
import { useSave } from './save-context';
import styles from './delete-strategy.module.css';

interface Props {
  readonly strategy: StrategyView;
  readonly onClose: () => void;
  /** Before its row goes. */
  readonly onDeleted: () => void;
}

/** The one modal: it can't be taken back, so the name has to be typed. The browser's own dialog keeps the focus inside and gives it back. */
export function DeleteStrategy({ strategy, onClose, onDeleted }: Props) {
  const { session } = useApp();
  const save = useSave();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const same = typed.trim() === strategy.name;

  useEffect(() => dialog.current?.showModal(), []);

  const remove = async () => {
    if (!same || busy) return;
    setBusy(true);
    const { id: strategyId, version, name } = strategy;
    const result = await save('strategy.delete', { strategyId, version, name }, `Deleted ${name}`);
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    dialog.current?.close();
    onDeleted();
    session.removeStrategy(strategyId);
  };

  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <h2 className={styles['title']} id={titleId}>
          Delete {strategy.name}?
        </h2>
        <p className={styles['text']}>
          Its {count(strategy.nodeCount, 'row')}, check-ins and history go for good. This can't be undone.
        </p>
        <Field label={`Type “${strategy.name}” to delete it`}>
          {(ids) => (
            <input
              {...ids}
              className={fieldClass}
              value={typed}
              autoComplete="off"
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the only field of the dialog
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {failure && <Problem title="Not deleted" failure={failure} what="strategy" />}
        <div className={styles['buttons']}>
          <Button look="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="danger" busy={busy} disabled={!same}>
            Delete
          </Button>
        </div>
      </form>
    </dialog>
  );
}
