import { useRef, useState } from 'react';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { useApp } from '../../app/app-state';
import { call } from '../../app/call';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Problem } from '../../components/problem';
import { Step } from './step';
import styles from './first-hour.module.css';

interface Props {
  readonly strategy: StrategyView | null;
  readonly onChange: (strategy: StrategyView) => void;
  readonly mayRename: boolean;
}

/** Step 1: a name is all it takes to begin. */
export function NameStep({ strategy, onChange, mayRename }: Props) {
  const [renaming, setRenaming] = useState(false);
  if (strategy && !renaming) {
    const title = (
      <>
        {strategy.name}
        {mayRename && (
          <Button look="link" className={styles['beside']} onClick={() => setRenaming(true)}>
            Rename
          </Button>
        )}
      </>
    );
    return <Step number={1} state="done" title={title} />;
  }
  return (
    <Step number={1} state="current" title={strategy ? 'What is it called?' : 'What is your strategy called?'}>
      <NameForm
        strategy={strategy}
        onDone={(changed) => {
          setRenaming(false);
          if (changed) onChange(changed);
        }}
      />
    </Step>
  );
}

function NameForm(props: {
  readonly strategy: StrategyView | null;
  readonly onDone: (changed: StrategyView | null) => void;
}) {
  const { strategy, onDone } = props;
  const { context } = useApp();
  const act = useAct();
  const [name, setName] = useState(strategy?.name ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // The same ids for every try: a name that arrived though its answer did not is not made twice.
  const ids = useRef({ id: crypto.randomUUID(), requestId: crypto.randomUUID() });

  const send = async () => {
    const wanted = name.trim();
    if (wanted === '' || busy) return;
    setBusy(true);
    if (strategy) {
      const payload = { strategyId: strategy.id, version: strategy.version, patch: { name: wanted } };
      const result = await act('strategy.update', payload, { done: `Renamed to ${wanted}`, quiet: true });
      if (result.ok) onDone(result.value.strategy);
      else setFailure(result.failure);
    } else {
      const timeZone = context.timezone || Intl.DateTimeFormat().resolvedOptions().timeZone;
      const { id, requestId } = ids.current;
      const result = await call('strategy.create', { id, name: wanted, timeZone, projectIds: [] }, requestId);
      if (result.ok) onDone(result.value);
      else setFailure(result.failure);
    }
    setBusy(false);
  };

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={styles['inline']}>
        <div className={styles['grow']}>
          <Field
            label="Name"
            help={strategy ? undefined : 'For example, the company and how far you look: Larkfield to 2027.'}
          >
            {(ids_) => (
              <input
                {...ids_}
                className={fieldClass}
                value={name}
                maxLength={LIMITS.name}
                autoComplete="off"
                dir="auto"
                // The one thing to do on this page.
                ref={(field) => (strategy ? field?.select() : undefined)}
                // eslint-disable-next-line jsx-a11y/no-autofocus -- the current step has the focus
                autoFocus
                onChange={(event) => setName(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape' && strategy) onDone(null);
                }}
              />
            )}
          </Field>
        </div>
      </div>
      {failure && (
        <Problem title={strategy ? 'Not renamed' : 'The strategy was not made'} failure={failure} what="strategy" />
      )}
      <div className={styles['inline']}>
        <Button type="submit" look="primary" busy={busy} disabled={name.trim() === ''}>
          {strategy ? 'Save' : 'Next'}
        </Button>
        {strategy && (
          <Button look="subtle" onClick={() => onDone(null)}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
