import { useState } from 'react';
import styles from './admin.module.css';

const ANCHORS = [
  { id: 'access', label: 'Access' },
  { id: 'projects', label: 'Projects' },
  { id: 'health', label: 'Health' },
  { id: 'labels', label: 'Labels and units' },
  { id: 'rhythm', label: 'Check-in rhythm' },
  { id: 'sync', label: 'Sync and limits' },
  { id: 'data', label: 'Data' },
] as const;

/** Anchors of the one page. Links of a frame would change its address, so they are followed by hand. */
export function Nav() {
  const [at, setAt] = useState<string>('access');
  const go = (id: string) => {
    setAt(id);
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector('h2')?.focus({ preventScroll: true });
  };
  return (
    <nav className={styles['nav']} aria-label="Strategy settings">
      <div className={styles['navTitle']}>Strategy settings</div>
      <ul className={styles['anchors']}>
        {ANCHORS.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={styles['anchor']}
              aria-current={at === id ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                go(id);
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
