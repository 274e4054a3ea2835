import { useId } from 'react';
import styles from './segments.module.css';

interface Props<Value> {
  readonly label: string;
  /** Beside the choices instead of above them. */
  readonly inline?: boolean;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few: arrows change it, Tab leaves it. */
export function Segments<Value extends string | number | null>({
  label,
  inline,
  options,
  value,
  onChange,
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles['group']} data-inline={inline || undefined}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['segments']}>
        {options.map((option) => (
          <label key={String(option.value)} className={styles['segment']}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
