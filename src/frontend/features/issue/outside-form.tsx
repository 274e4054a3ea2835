import { useState } from 'react';
import type { WorkClass } from '../../../domain/work/model';
import { LIMITS } from '../../../shared/limits';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { CLASS_WORDS } from './class-words';
import styles from './issue.module.css';

const CLASSES = ['ktlo', 'enabling', 'exploratory'] as const;

interface Props {
  readonly workClass: WorkClass | null;
  readonly reason: string;
  readonly busy: boolean;
  readonly onSave: (workClass: WorkClass, reason: string) => void;
  readonly onCancel: () => void;
}

/** Says that the work is deliberately outside, as what, and why. */
export function OutsideForm({ workClass, reason, busy, onSave, onCancel }: Props) {
  const [chosen, setChosen] = useState<WorkClass>(workClass ?? 'ktlo');
  const [why, setWhy] = useState(reason);
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles['form']}
      aria-label="Deliberately outside"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() === '') setMissing(true);
        else onSave(chosen, why.trim());
      }}
    >
      <fieldset className={styles['classes']}>
        <legend>This work</legend>
        {CLASSES.map((one) => (
          <label key={one}>
            <input type="radio" name="class" checked={chosen === one} onChange={() => setChosen(one)} />{' '}
            {CLASS_WORDS[one]}
          </label>
        ))}
      </fieldset>
      <Field label="Why?" error={missing && why.trim() === '' ? 'Say why. Whoever sees this issue sees it.' : null}>
        {(ids) => (
          <textarea
            {...ids}
            className={fieldClass}
            rows={2}
            maxLength={LIMITS.reason}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      <div className={styles['actions']}>
        <Button type="submit" look="primary" size="small" busy={busy}>
          Save
        </Button>
        <Button look="subtle" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
