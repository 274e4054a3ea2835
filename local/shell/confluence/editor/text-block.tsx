import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useSession } from '../../session';
import { styles, type Block } from './blocks';
import { insertions, type Insertion } from './insertions';

type TextBlock = Extract<Block, { readonly kind: 'text' }>;

interface TextBlockProps {
  readonly block: TextBlock;
  readonly number: number;
  readonly focus: boolean;
  readonly change: (text: string) => void;
  /** Enter: what stands after the caret goes into a new paragraph. */
  readonly split: (before: string, after: string) => void;
  readonly removeEmpty: () => void;
  readonly insert: (insertion: Insertion) => void;
  /** @returns whether the link became a macro */
  readonly pasteLink: (link: string) => boolean;
}

/** Words, written in place. A slash in an empty paragraph opens the list of what can be inserted. */
export function TextBlockField(props: TextBlockProps) {
  const { block, number, focus, change, split, removeEmpty, insert, pasteLink } = props;
  const { macros } = useSession();
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const { id, style, text } = block;
  const isList = style === 'bulletList' || style === 'orderedList';
  const filter = /^\/(\S*)$/.exec(text)?.[1];
  const offered = filter === undefined || dismissed ? [] : insertions(macros, filter);
  const current = offered[Math.min(chosen, offered.length - 1)];

  const onMenuKey = (event: KeyboardEvent): boolean => {
    if (offered.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Enter' && current) insert(current);
    else if (event.key === 'Escape') setDismissed(true);
    else return false;
    event.preventDefault();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (onMenuKey(event)) return;
    if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      removeEmpty();
    }
    if (event.key !== 'Enter' || event.shiftKey || isList) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    split(text.slice(0, selectionStart), text.slice(selectionEnd));
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (pasteLink(event.clipboardData.getData('text/plain').trim())) event.preventDefault();
  };
  return (
    <div className="text-block">
      <textarea
        ref={field}
        className={`adf-${style}`}
        aria-label={`${styles[style]}, block ${number}`}
        aria-controls={offered.length > 0 ? `insert-${id}` : undefined}
        aria-activedescendant={current ? `insert-${id}-${offered.indexOf(current)}` : undefined}
        rows={text.split('\n').length}
        value={text}
        placeholder={isList ? 'A line for each item' : 'Write, or type / to insert'}
        onChange={(event) => {
          setDismissed(false);
          setChosen(0);
          change(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {offered.length > 0 && (
        <ul className="menu-panel insert-list" role="listbox" id={`insert-${id}`} aria-label="Insert">
          {offered.map((insertion, index) => (
            // The keys of the field choose; a click does the same for the mouse.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={insertion.name}
              id={`insert-${id}-${index}`}
              role="option"
              className="menu-item"
              aria-selected={insertion === current}
              onClick={() => insert(insertion)}
            >
              {insertion.name}
              {insertion.kind === 'macro' && <span className="menu-end subtle">{insertion.macro.description}</span>}
            </li>
          ))}
        </ul>
      )}
      {filter !== undefined && !dismissed && offered.length === 0 && (
        <p className="menu-note" role="status">
          Nothing here is called “{filter}”.
        </p>
      )}
    </div>
  );
}
