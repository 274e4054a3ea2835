import { LIMITS } from '../../../shared/limits';
import { Field, fieldClass } from '../../components/field';
import type { CheckInForm } from './check-in-form';
import styles from './check-in.module.css';

interface Props {
  readonly form: CheckInForm;
  readonly error: (field: keyof CheckInForm) => string | null;
  readonly onChange: (part: Partial<CheckInForm>) => void;
}

const FIELDS = [
  { name: 'start', label: 'Start', limit: 40 },
  { name: 'target', label: 'Target', limit: 40 },
  { name: 'unit', label: 'Unit', limit: LIMITS.unit },
] as const;

/** For a key result that has no start and target yet; which is larger says whether it should rise or fall. */
export function TargetFields({ form, error, onChange }: Props) {
  return (
    <fieldset className={styles['target']}>
      <legend className={styles['hint']}>From where to where? Without these there is no result yet.</legend>
      <div className={styles['three']}>
        {FIELDS.map(({ name, label, limit }) => (
          <Field key={name} label={label} error={error(name)} {...(name === 'unit' ? { note: 'optional' } : {})}>
            {(ids) => (
              <input
                {...ids}
                name={name}
                className={fieldClass}
                inputMode={name === 'unit' ? 'text' : 'decimal'}
                autoComplete="off"
                maxLength={limit}
                placeholder={name === 'unit' ? '%' : ''}
                value={form[name]}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
