import { useState } from 'react';
import { dayToIso, isoToDay } from '../../../domain/days';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import type { CycleView } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { day } from '../../app/format';
import { useTree, useTreeStore } from '../../app/tree';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import styles from './first-hour.module.css';

/** “Cycle: Q4 2026, 1 Oct to 31 Dec. Change” */
export function CycleLine() {
  const { view } = useTree();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const cycle = view.cycles.find(({ id }) => id === view.currentCycleId);
  if (!cycle) return null;
  return (
    <p className={styles['cycle']}>
      Cycle: {cycle.name}, {day(cycle.start, view.today)} to {day(cycle.end, view.today)}.{' '}
      {view.abilities.editAll && (
        <Button look="link" size="small" aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
          Change
        </Button>
      )}
      {anchor && (
        <Popover anchor={anchor} label="Cycle" width={300} onClose={() => setAnchor(null)}>
          <CycleForm cycle={cycle} onDone={() => setAnchor(null)} />
        </Popover>
      )}
    </p>
  );
}

function CycleForm({ cycle, onDone }: { readonly cycle: CycleView; readonly onDone: () => void }) {
  const act = useAct();
  const store = useTreeStore();
  const [name, setName] = useState(cycle.name);
  const [start, setStart] = useState(dayToIso(cycle.start));
  const [end, setEnd] = useState(dayToIso(cycle.end));
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const save = async () => {
    const first = isoToDay(start);
    const last = isoToDay(end);
    if (first === null || last === null || last < first) return setError('Choose a last day after the first.');
    setError(null);
    const { id, strategyId, version } = cycle;
    const result = await act('cycle.save', { strategyId, id, version, name: name.trim(), start: first, end: last });
    if (!result.ok) return setFailure(result.failure);
    await store.refresh();
    onDone();
  };

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Name">
        {(ids) => (
          <input
            {...ids}
            className={fieldClass}
            data-autofocus=""
            required
            value={name}
            maxLength={LIMITS.name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className={styles['inline']}>
        <Field label="First day">
          {(ids) => (
            <input
              {...ids}
              className={fieldClass}
              type="date"
              value={start}
              onChange={(event) => setStart(event.target.value)}
            />
          )}
        </Field>
        <Field label="Last day" error={error}>
          {(ids) => (
            <input
              {...ids}
              className={fieldClass}
              type="date"
              value={end}
              onChange={(event) => setEnd(event.target.value)}
            />
          )}
        </Field>
      </div>
      {failure && <Problem title="The cycle was not saved" failure={failure} what="cycle" />}
      <div className={styles['inline']}>
        <Button type="submit" size="small">
          Save
        </Button>
        <Button look="subtle" size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
