import { useEffect, useState } from 'react';
import { Button } from '../components/button';
import { Kbd } from '../components/kbd';
import { useUndo } from './actions';
import { useApp } from './app-state';
import type { Flag } from './flag-store';
import styles from './flags.module.css';
import type { UndoEntry } from './undo-stack';
import { usePerson } from './people';
import { useStore } from './store';
import { useHotkey } from './use-hotkey';

const SHOWN_MS = 8_000;

const isUndoKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLocaleLowerCase() === 'z';

/** Opens the panel of a node, at what changed or at what is waiting there. */
type Show = (nodeId: string, focus: true | 'activity') => void;

interface Props {
  readonly onShow?: Show;
  /** The focus was on what an undo has taken away. */
  readonly onLost?: () => void;
}

/** The newest flag, at the foot of the page, and Ctrl+Z. */
export function Flags({ onShow, onLost }: Props) {
  const { flags } = useApp();
  const flag = useStore(flags);
  const undo = useUndo();
  const takeBack = async (entry?: UndoEntry) => {
    await undo(entry);
    // Once the page shows it.
    setTimeout(() => {
      if (document.activeElement === document.body) onLost?.();
    });
  };
  useHotkey(isUndoKey, () => void takeBack());
  return (
    <div className={styles['area']} role="status" aria-live="polite">
      {flag && <FlagView key={flag.id} flag={flag} onUndo={takeBack} {...(onShow ? { onShow } : {})} />}
    </div>
  );
}

interface ViewProps {
  readonly flag: Flag;
  readonly onUndo: (entry: UndoEntry) => Promise<void>;
  readonly onShow?: Show;
}

function FlagView({ flag, onUndo, onShow }: ViewProps) {
  const { flags } = useApp();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(flags.hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, flags]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  const focus = { onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  if (flag.kind === 'notUndone') {
    return (
      <div className={styles['flag']} {...hold} {...focus}>
        <div>
          <div className={styles['title']}>Not undone</div>
          <NotUndone flag={flag} onShow={onShow} />
        </div>
      </div>
    );
  }
  if (flag.kind === 'waiting') {
    return (
      <div className={styles['flag']} {...hold} {...focus}>
        <span className={styles['text']}>{flag.text}</span>
        {onShow && (
          <Button
            size="small"
            onClick={() => {
              flags.hide();
              onShow(flag.nodeId, true);
            }}
          >
            Show it
          </Button>
        )}
      </div>
    );
  }
  const { entry } = flag;
  return (
    <div className={styles['flag']} {...hold} {...focus}>
      <span className={styles['text']}>{flag.text}</span>
      {entry && (
        <>
          <Button size="small" onClick={() => void onUndo(entry)}>
            Undo
          </Button>
          <span className={styles['keys']} aria-hidden="true">
            <Kbd>Ctrl</Kbd>
            <Kbd>Z</Kbd>
          </span>
        </>
      )}
    </div>
  );
}

function NotUndone(props: { readonly flag: Flag & { readonly kind: 'notUndone' }; readonly onShow: Show | undefined }) {
  const { text, changedBy, nodeId } = props.flag;
  const { flags } = useApp();
  const person = usePerson(changedBy === '' ? null : changedBy);
  const { onShow } = props;
  return (
    <div className={styles['small']}>
      {changedBy === null ? text : `${person?.name || 'Someone'} ${text}`}{' '}
      {nodeId !== null && onShow && (
        <Button
          look="link"
          size="small"
          onClick={() => {
            flags.hide();
            onShow(nodeId, 'activity');
          }}
        >
          Show what changed
        </Button>
      )}
    </div>
  );
}
