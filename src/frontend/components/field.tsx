import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

interface FieldIds {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  /** After the label, for example "optional". */
  readonly note?: string;
  readonly error?: string | null;
  readonly help?: ReactNode;
  /** Spread these over the input, select or textarea; `fieldClass` gives it its looks. */
  readonly children: (ids: FieldIds) => ReactNode;
}

export const fieldClass = styles['control'] ?? '';

/** Label, control and, below it, what is wrong with it. */
export function Field({ label, note, error = null, help, children }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
  const helpId = `${id}-help`;
  const described = [error === null ? '' : errorId, help === undefined ? '' : helpId].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
        {note !== undefined && <span className={styles['note']}> {note}</span>}
      </label>
      {children({ id, 'aria-invalid': error === null ? undefined : true, 'aria-describedby': described || undefined })}
      {help !== undefined && (
        <div className={styles['help']} id={helpId}>
          {help}
        </div>
      )}
      {error !== null && (
        <div className={styles['error']} id={errorId} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
