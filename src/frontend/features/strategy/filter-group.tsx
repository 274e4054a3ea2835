import styles from './strategy-toolbar.module.css';

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

interface Props<Value> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: ReadonlySet<Value>;
  readonly onChange: (chosen: ReadonlySet<Value>) => void;
}

export function FilterGroup<Value extends string>({ label, choices, chosen, onChange }: Props<Value>) {
  if (choices.length === 0) return null;
  const toggle = (value: Value) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      {choices.map(({ value, label: word }) => (
        <label key={value} className={styles['choice']}>
          <input type="checkbox" checked={chosen.has(value)} onChange={() => toggle(value)} />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
