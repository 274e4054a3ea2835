import AddIcon from '@atlaskit/icon/core/add';
import { useState } from 'react';
import { dayToIso, isoToDay } from '../../../domain/days';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import type { CycleView } from '../../../shared/views';
import { dayWithYear } from '../../app/format';
import type { TreeModel } from '../../app/tree-model';
import type { TreeStore } from '../../app/tree-store';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Problem } from '../../components/problem';
import { useSave } from './save-context';
import styles from './admin.module.css';

interface Props {
  readonly store: TreeStore;
  readonly model: TreeModel;
  /** Says whose they are, where there are several strategies. */
  readonly named: boolean;
}

/** Periods of one strategy, newest first. */
export function Cycles({ store, model, named }: Props) {
  const { view } = model;
  const [editing, setEditing] = useState<string | null>(null);
  const cycles = [...view.cycles].sort((a, b) => b.start - a.start);
  const close = () => setEditing(null);
  return (
    <div className={styles['block']}>
      <h3 className={styles['blockTitle']}>{named ? `Cycles of ${view.strategy.name}` : 'Cycles'}</h3>
      <ul className={styles['cycles']}>
        {editing === 'new' && (
          <li>
            <CycleForm store={store} cycle={nextCycle(cycles, view.strategy.id)} onDone={close} />
          </li>
        )}
        {cycles.map((cycle) => (
          <li key={cycle.id} className={styles['cycle']}>
            {editing === cycle.id ? (
              <CycleForm store={store} cycle={cycle} onDone={close} />
            ) : (
              <>
                <span className={styles['strong']}>{cycle.name}</span>
                <span>
                  {dayWithYear(cycle.start)} to {dayWithYear(cycle.end)}
                </span>
                {cycle.id === view.currentCycleId && <span className={styles['tag']}>Current</span>}
                {cycle.closedAt !== null && <span className={styles['faint']}>Closed</span>}
                <Button
                  look="link"
                  size="small"
                  aria-label={`Change ${cycle.name}`}
                  onClick={() => setEditing(cycle.id)}
                >
                  Change
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing !== 'new' && (
        <Button
          look="subtle"
          size="small"
          iconBefore={<AddIcon label="" size="small" />}
          onClick={() => setEditing('new')}
        >
          New cycle
        </Button>
      )}
    </div>
  );
}

/** As long as the last one and right after it; version 0 makes it. */
function nextCycle(cycles: readonly CycleView[], strategyId: string): CycleView {
  const last = cycles[0];
  const start = (last?.end ?? 0) + 1;
  const length = last ? last.end - last.start : 90;
  return { id: '', strategyId, name: '', start, end: start + length, closedAt: null, version: 0 };
}

interface FormProps {
  readonly store: TreeStore;
  readonly cycle: CycleView;
  readonly onDone: () => void;
}

function CycleForm({ store, cycle, onDone }: FormProps) {
  const save = useSave();
  const [name, setName] = useState(cycle.name);
  const [start, setStart] = useState(dayToIso(cycle.start));
  const [end, setEnd] = useState(dayToIso(cycle.end));
  const [id] = useState(() => cycle.id || crypto.randomUUID());
  const [wrong, setWrong] = useState<{ readonly name?: string; readonly end?: string }>({});
  const [failure, setFailure] = useState<Failure | null>(null);

  const send = async () => {
    const first = isoToDay(start);
    const last = isoToDay(end);
    if (name.trim() === '') return setWrong({ name: 'Give it a name.' });
    if (first === null || last === null || last < first) return setWrong({ end: 'Choose a last day after the first.' });
    setWrong({});
    const { strategyId, version } = cycle;
    const payload = { strategyId, id, version, name: name.trim(), start: first, end: last };
    const result = await save('cycle.save', payload, `Saved ${name.trim()}`);
    if (!result.ok) return setFailure(result.failure);
    await store.refresh();
    onDone();
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
        <Field label="Name" error={wrong.name ?? null}>
          {(ids) => (
            <input
              {...ids}
              className={fieldClass}
              value={name}
              maxLength={LIMITS.name}
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to change it
              autoFocus
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="First day">
          {(ids) => (
            <input
              {...ids}
              type="date"
              className={fieldClass}
              value={start}
              onChange={(event) => setStart(event.target.value)}
            />
          )}
        </Field>
        <Field label="Last day" error={wrong.end ?? null}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className={fieldClass}
              value={end}
              onChange={(event) => setEnd(event.target.value)}
            />
          )}
        </Field>
        <div className={styles['formButtons']}>
          <Button type="submit" size="small">
            Save
          </Button>
          <Button look="subtle" size="small" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </div>
      {failure && <Problem title="The cycle was not saved" failure={failure} what="cycle" />}
    </form>
  );
}
