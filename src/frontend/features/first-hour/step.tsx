import CheckIcon from '@atlaskit/icon/core/check-mark';
import type { ReactNode } from 'react';
import styles from './first-hour.module.css';

interface Props {
  readonly number: number;
  readonly state: 'done' | 'current' | 'later';
  readonly title: ReactNode;
  readonly last?: boolean;
  readonly children?: ReactNode;
}

/** One of the three; a done one shrinks to its title and what can still be changed in it. */
export function Step({ number, state, title, last = false, children }: Props) {
  return (
    <li className={styles['step']} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={`${styles['marker']} ${styles[state]}`}>
        {state === 'done' ? <CheckIcon label="Done:" size="small" color="var(--ds-icon-success)" /> : number}
      </span>
      {!last && <span className={styles['line']} aria-hidden="true" />}
      <div className={styles['content']}>
        <h2 className={`${styles['title']} ${state === 'later' ? styles['faint'] : ''}`}>{title}</h2>
        {state !== 'later' && children}
      </div>
    </li>
  );
}
