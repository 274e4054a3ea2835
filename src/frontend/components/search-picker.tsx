import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLookup } from '../app/use-lookup';
import type { Result } from '../../shared/result';
import { fieldClass } from './field';
import styles from './search-picker.module.css';

interface Props<Item> {
  readonly label: string;
  readonly placeholder: string;
  /** Stays the same function between renders. */
  readonly search: (query: string) => Promise<Result<readonly Item[]>>;
  readonly idOf: (item: Item) => string;
  readonly show: (item: Item) => ReactNode;
  readonly onPick: (item: Item) => void;
  /** Those that are taken already. */
  readonly without?: ReadonlySet<string>;
  readonly nothing?: string;
  /** Takes the focus of the popover it stands in, and opens with it. */
  readonly focused?: boolean;
  /** The finds stand below the field instead of over the page: for a popover, which would cut them off. */
  readonly inline?: boolean;
  /** One is enough: the list closes. */
  readonly one?: boolean;
  /** Takes the focus when it appears. */
  readonly focusOnShow?: boolean;
  readonly onClose?: () => void;
}

/** A field that finds as one types: ↑↓ Enter, Esc. Picking keeps the focus, so that several can be picked in a row. */
export function SearchPicker<Item>(props: Props<Item>) {
  const { label, placeholder, search, idOf, show, onPick, without, nothing = 'Nothing matches.', onClose } = props;
  const [query, setQuery] = useState('');
  const [wished, setOpen] = useState(false);
  const open = wished || props.inline === true;
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { focusOnShow = false, inline = false } = props;
  useEffect(() => {
    if (focusOnShow) field.current?.focus({ preventScroll: true });
  }, [focusOnShow]);
  const found = useLookup(query, search);
  const items = found.items.filter((item) => without?.has(idOf(item)) !== true);
  const active = Math.min(at, items.length - 1);

  const pick = (item: Item | undefined) => {
    if (item === undefined) return;
    setQuery('');
    setAt(0);
    if (props.one === true) setOpen(false);
    onPick(item);
    field.current?.focus();
  };
  // Enter came before the answer to what was typed: the first of it is picked, never one of an older answer.
  const early = useRef(false);
  useEffect(() => {
    if (found.state === 'asking' || !early.current) return;
    early.current = false;
    pick(items[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      if (open && items.length > 0) setAt((active + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (found.state === 'asking') early.current = true;
      else pick(items[active]);
    } else if (event.key === 'Escape' && ((open && !inline) || onClose)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      if (inline || !open || query === '') onClose?.();
    }
  };

  return (
    <div className={styles['picker']}>
      <input
        ref={field}
        className={fieldClass}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        {...(props.focused === true ? { 'data-autofocus': '' } : {})}
        onFocus={() => {
          if (props.focused === true) setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          early.current = false;
          setOpen(false);
        }}
        onChange={(event) => {
          early.current = false;
          setQuery(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        role="listbox"
        id={listId}
        aria-label={label}
        className={inline ? styles['inline'] : styles['list']}
        hidden={!open}
      >
        {items.map((item, index) => (
          <div
            key={idOf(item)}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles['option']}
            // Before the field loses the focus and the list closes.
            onPointerDown={(event) => {
              event.preventDefault();
              pick(item);
            }}
            onPointerEnter={() => setAt(index)}
          >
            {show(item)}
          </div>
        ))}
      </div>
      {open && items.length === 0 && (
        <div className={`${inline ? styles['inline'] : styles['list']} ${styles['note']}`} role="status">
          {found.state === 'asking' ? 'Looking…' : (found.failure?.message ?? nothing)}
        </div>
      )}
    </div>
  );
}
