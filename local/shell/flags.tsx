import { useEffect } from 'react';
import { Icon, type IconName } from './icons';
import { Store, useStore } from './store';

export interface Flag {
  readonly id: string | number;
  readonly title: string;
  readonly description?: string | undefined;
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly actions: readonly { readonly text: string; readonly onClick: () => unknown }[];
  readonly isAutoDismiss: boolean;
}

const flags = new Store<readonly Flag[]>([]);
const dismissMs = 8000;

export function showFlag(flag: Flag): void {
  flags.set([...flags.get().filter(({ id }) => id !== flag.id), flag]);
}

export function closeFlag(id: string | number): boolean {
  const left = flags.get().filter((flag) => flag.id !== id);
  const closed = left.length < flags.get().length;
  flags.set(left);
  return closed;
}

const icons: Readonly<Record<Flag['type'], IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'warning',
};

export function Flags() {
  return (
    <div className="flags">
      {useStore(flags).map((flag) => (
        <FlagCard key={flag.id} flag={flag} />
      ))}
    </div>
  );
}

function FlagCard({ flag }: { readonly flag: Flag }) {
  const { id, title, description, type, actions, isAutoDismiss } = flag;
  useEffect(() => {
    if (!isAutoDismiss) return undefined;
    const timer = setTimeout(() => closeFlag(id), dismissMs);
    return () => clearTimeout(timer);
  }, [id, isAutoDismiss]);
  return (
    <div className={`flag flag-${type}`} role={type === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[type]} />
      <div className="flag-text">
        <strong>{title}</strong>
        {description !== undefined && <p>{description}</p>}
        {actions.length > 0 && (
          <div className="flag-actions">
            {actions.map(({ text, onClick }) => (
              <button key={text} type="button" className="link-button" onClick={() => void onClick()}>
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
      <button type="button" className="icon-button" aria-label={`Dismiss “${title}”`} onClick={() => closeFlag(id)}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
