import { useState } from 'react';
import { readNumber } from '../../../shared/number-text';
import { fieldClass } from '../../components/field';
import styles from './admin.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onSave: (value: number) => Promise<boolean>;
}

/** A whole number inside a sentence; saves when it is left or Enter is pressed. */
export function NumberField({ label, value, min, max, onSave }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed === null ? value : readNumber(typed);
  const wrong = number === null || !Number.isInteger(number) || number < min || number > max;
  const send = async () => {
    if (typed === null || wrong) return;
    if (number === value || (await onSave(number))) setTyped(null);
  };
  return (
    <>
      <input
        className={`${fieldClass} ${styles['number']}`}
        aria-label={label}
        aria-invalid={wrong || undefined}
        inputMode="numeric"
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void send()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void send();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {wrong && (
        <span className={styles['error']} role="alert">
          A whole number from {min} to {max}.
        </span>
      )}
    </>
  );
}
