import CrossIcon from '@atlaskit/icon/core/cross';
import SearchIcon from '@atlaskit/icon/core/search';
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '../../app/store';
import { useHotkey } from '../../app/use-hotkey';
import type { ViewStore } from '../../app/view-options';
import { IconButton } from '../../components/button';
import { Kbd } from '../../components/kbd';
import styles from './strategy-toolbar.module.css';

interface Props {
  readonly view: ViewStore;
  readonly onLeave: () => void;
  /** Takes the focus once this becomes true: it was just unfolded. */
  readonly unfolded: boolean;
}

/** `/` leads here; the arrow down leads on into what was found, Esc clears. */
export function FindField({ view, onLeave, unfolded }: Props) {
  const { query } = useStore(view);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const [seen, setSeen] = useState(query);
  if (query !== seen) {
    // "Clear search" elsewhere clears the field too.
    setSeen(query);
    setText(query);
  }
  const wanted = useDeferredValue(text);
  useEffect(() => {
    view.narrow({ query: wanted });
  }, [view, wanted]);
  useHotkey(
    (event) => event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey,
    () => field.current?.focus(),
  );
  useEffect(() => {
    if (unfolded) field.current?.focus();
  }, [unfolded]);
  const clear = () => {
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      clear();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <span className={styles['find']}>
      <SearchIcon label="" size="small" color="var(--ds-icon-subtle)" />
      <input
        ref={field}
        type="search"
        aria-label="Find in strategy"
        aria-keyshortcuts="/"
        placeholder="Find in strategy"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <IconButton size="small" label="Clear the field" icon={<CrossIcon label="" size="small" />} onClick={clear} />
      )}
    </span>
  );
}
