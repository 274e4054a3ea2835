import { useId } from 'react';
import styles from './check-in.module.css';

interface Props {
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

const STEPS = Array.from({ length: 11 }, (_, step) => step);

/** Eleven radios in a row: arrows change it, Tab leaves it. */
export function ConfidenceScale({ value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className={styles['confidence']}>
      <legend className={styles['label']}>Confidence</legend>
      <div className={styles['steps']}>
        {STEPS.map((step) => (
          <label key={step} className={styles['step']}>
            <input type="radio" name={name} value={step} checked={value === step} onChange={() => onChange(step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
