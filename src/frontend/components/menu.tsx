import CheckIcon from '@atlaskit/icon/core/check-mark';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Kbd } from './kbd';
import { Popover } from './popover';
import styles from './menu.module.css';

export type MenuItem =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'divider' }
  | {
      readonly kind?: 'item';
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: ReactNode;
      readonly keys?: readonly string[];
      /** A second line in small type; for a disabled item, the reason. */
      readonly note?: string;
      readonly disabled?: boolean;
      /** Turns the item into a choice that shows whether it holds. */
      readonly checked?: boolean;
      /** Stays open after a choice. */
      readonly stays?: boolean;
    };

interface MenuProps {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  readonly align?: 'start' | 'end';
  readonly width?: number;
  readonly returnFocus?: (() => void) | undefined;
}

const itemsIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[role^="menuitem"]')];

function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const all = itemsIn(event.currentTarget);
  const at = all.findIndex((item) => item === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  } else if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    all.at(event.key === 'Home' ? 0 : -1)?.focus();
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ') {
    const letter = event.key.toLocaleLowerCase();
    const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    after.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
  }
}

/** A list of commands in a popover: arrows, Home, End, first letters, Enter, Esc. */
export function Menu({ anchor, label, items, onClose, align = 'start', width, returnFocus }: MenuProps) {
  return (
    <Popover
      anchor={anchor}
      label={label}
      onClose={onClose}
      align={align}
      role="presentation"
      returnFocus={returnFocus}
      flush
      covers
      {...(width === undefined ? {} : { width })}
    >
      <div role="menu" aria-label={label} tabIndex={-1} className={styles['menu']} onKeyDown={onKeys}>
        {items.map((item, at) => (
          <Row key={item.kind === 'divider' ? `divider-${at}` : item.label} item={item} onClose={onClose} />
        ))}
      </div>
    </Popover>
  );
}

function Row({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  if (item.kind === 'divider') return <div role="separator" className={styles['divider']} />;
  if (item.kind === 'heading') {
    return (
      <div role="presentation" className={styles['heading']}>
        {item.label}
      </div>
    );
  }
  const select = () => {
    if (item.disabled === true) return;
    // Close first: what the command opens then keeps the focus.
    if (item.stays !== true) onClose();
    item.onSelect();
  };
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.checked}
      aria-disabled={item.disabled === true ? true : undefined}
      tabIndex={-1}
      className={styles['item']}
      onClick={select}
    >
      {item.checked !== undefined && (
        <span className={styles['check']}>{item.checked && <CheckIcon label="" size="small" />}</span>
      )}
      {item.icon !== undefined && <span className={styles['icon']}>{item.icon}</span>}
      <span className={styles['label']}>
        {item.label}
        {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
      </span>
      {item.keys && (
        <span className={styles['keys']} aria-hidden="true">
          {item.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </button>
  );
}

interface MenuButtonProps {
  readonly label: string;
  readonly items: () => readonly MenuItem[];
  readonly className?: string | undefined;
  readonly align?: 'start' | 'end';
  readonly width?: number;
  /** What is seen; left out, the label. */
  readonly children?: ReactNode;
}

/** A plain button that opens a menu. `icon` buttons pass their icon as children. */
export function MenuButton({ label, items, className, align = 'start', width, children }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className={className ?? styles['button']}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={children === undefined ? undefined : label}
        title={children === undefined ? undefined : label}
        onClick={(event) => {
          const { currentTarget } = event;
          setAnchor((open) => (open ? null : currentTarget));
        }}
      >
        {children ?? label}
      </button>
      {anchor && (
        <Menu
          anchor={anchor}
          label={label}
          items={items()}
          align={align}
          onClose={() => setAnchor(null)}
          {...(width === undefined ? {} : { width })}
        />
      )}
    </>
  );
}
