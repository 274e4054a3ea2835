import { useId, type ReactNode } from 'react';
import styles from './admin.module.css';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}

/** What it is on the left, the controls on the right. */
export function Section({ id, title, text, children }: Props) {
  const titleId = useId();
  return (
    <section className={styles['section']} id={id} aria-labelledby={titleId}>
      <div className={styles['about']}>
        {/* Takes the focus when its anchor is followed. */}
        <h2 className={styles['title']} id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles['text']}>{text}</div>
      </div>
      <div className={styles['control']}>{children}</div>
    </section>
  );
}
