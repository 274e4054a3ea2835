import CrossIcon from '@atlaskit/icon/core/cross';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface Props {
  readonly children: ReactNode;
  /** Faint, after the name. */
  readonly note?: string;
  /** The name in words, for the button that takes it away. */
  readonly name: string;
  readonly onRemove?: (() => void) | undefined;
}

/** Something chosen, with a way to take it out again. */
export function Chip({ children, note, name, onRemove }: Props) {
  return (
    <span className={styles['chip']}>
      <span className={styles['name']}>{children}</span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {onRemove && (
        <button
          type="button"
          className={styles['remove']}
          aria-label={`Remove ${name}`}
          title={`Remove ${name}`}
          onClick={onRemove}
        >
          <CrossIcon label="" size="small" />
        </button>
      )}
    </span>
  );
}
