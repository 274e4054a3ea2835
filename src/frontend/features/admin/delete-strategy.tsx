import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { count } from '../../app/format';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Problem } from '../../components/problem';
import { useSave } from './save-context';
import styles from './admin.module.css';

interface Props {
  readonly strategy: StrategyView;
  readonly onClose: () => void;
}

/** The one modal: it can't be taken back, so the name has to be typed. */
export function DeleteStrategy({ strategy, onClose }: Props) {
  const { session } = useApp();
  const save = useSave();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const same = typed.trim() === strategy.name;

  const remove = async () => {
    if (!same || busy) return;
    setBusy(true);
    const { id: strategyId, version, name } = strategy;
    const result = await save('strategy.delete', { strategyId, version, name }, `Deleted ${name}`);
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    session.removeStrategy(strategyId);
    onClose();
  };

  return (
    <ModalTransition>
      <ModalDialog onClose={onClose} width="small">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void remove();
          }}
        >
          <ModalHeader>
            <ModalTitle>Delete {strategy.name}?</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <div className={styles['form']}>
              <p className={styles['plain']}>
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
            </div>
          </ModalBody>
          <ModalFooter>
            <Button look="subtle" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" look="danger" busy={busy} disabled={!same}>
              Delete
            </Button>
          </ModalFooter>
        </form>
      </ModalDialog>
    </ModalTransition>
  );
}
