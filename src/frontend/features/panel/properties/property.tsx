import { useId, type ReactNode } from 'react';
import styles from './properties.module.css';

interface Props {
  readonly label: string;
  /** The value: a button that edits it, or the field itself. Names itself with `labelledBy`. */
  readonly children: (labelId: string) => ReactNode;
  readonly below?: ReactNode;
}

/** One row of the properties: label 92, value, and below it what went wrong. */
export function Property({ label, children, below }: Props) {
  const id = useId();
  return (
    <div className={styles['property']}>
      <dt id={id} className={styles['label']}>
        {label}
      </dt>
      <dd className={styles['value']}>
        {children(id)}
        {below}
      </dd>
    </div>
  );
}
