import InformationIcon from '@atlaskit/icon/core/information';
import LockIcon from '@atlaskit/icon/core/lock-locked';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ReactNode } from 'react';
import styles from './message.module.css';

const LOOKS = {
  error: { Icon: ErrorIcon, colour: 'var(--ds-icon-danger)' },
  warning: { Icon: WarningIcon, colour: 'var(--ds-icon-warning)' },
  info: { Icon: InformationIcon, colour: 'var(--ds-icon-information)' },
  lock: { Icon: LockIcon, colour: 'var(--ds-icon-subtle)' },
} as const;

interface Props {
  readonly kind: keyof typeof LOOKS;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Small buttons. */
  readonly actions?: ReactNode;
  /** `alert` is read out at once; for what answers an action of the person. */
  readonly role?: 'alert' | 'status' | 'note' | undefined;
  /** Names it, where a reader may look for it. */
  readonly label?: string;
}

/** What happened and what to do, in the place where it matters. */
export function Message({ kind, title, children, actions, role, label }: Props) {
  const { Icon, colour } = LOOKS[kind];
  return (
    <div className={`${styles['message']} ${styles[kind]}`} role={role} aria-label={label}>
      <Icon label="" color={colour} />
      <div className={styles['body']}>
        <div className={styles['title']}>{title}</div>
        {children !== undefined && <div className={styles['text']}>{children}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
