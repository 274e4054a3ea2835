import { useId } from 'react';
import styles from './check-in.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A milestone has no number: it is reached or not. */
export function ReachedField({ value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className={styles['confidence']}>
      <legend className={styles['label']}>Reached?</legend>
      <div className={styles['steps']}>
        {(['0', '1'] as const).map((choice) => (
          <label key={choice} className={styles['step']}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={value === choice}
              onChange={() => onChange(choice)}
              {...(value === choice ? { 'data-autofocus': '' } : {})}
            />
            <span>{choice === '1' ? 'Yes' : 'Not yet'}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
