import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import AddIcon from '@atlaskit/icon/core/add';
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { allowedChildKinds } from '../../../domain/kinds';
import { amount, number } from '../../app/format';
import { useStore } from '../../app/store';
import { useTree } from '../../app/tree';
import { Kbd } from '../../components/kbd';
import { KindIcon } from '../../components/kind-icon';
import { MenuButton } from '../../components/menu';
import { addDraft, depthOf } from './add-draft';
import { canStandAt, parentAt, readDraft, type OutlineRow } from './outline';
import type { OutlineStore } from './outline-store';
import styles from './first-hour.module.css';

interface Props {
  readonly rows: readonly OutlineRow[];
  readonly store: OutlineStore;
  readonly onPasteLines: ((text: string) => void) | undefined;
}

/** The line being typed, always the last. Enter adds it, Tab and Shift+Tab move it in and out, and at the ends they leave the field. */
export function DraftLine({ rows, store, onPasteLines }: Props) {
  const { draft } = useStore(store);
  const { labels } = useTree().view.settings;
  const field = useRef<HTMLInputElement>(null);
  const { text } = draft;
  const depth = depthOf(rows, draft);
  const read = readDraft({ ...draft, depth }, rows, labels);
  const parent = parentAt(rows, depth);
  const problem = text.trim() === '' ? null : read.problem;

  // The row moves when it goes in or out.
  useEffect(() => field.current?.focus({ preventScroll: true }), [depth]);

  const add = (next: number) => addDraft(store, rows, labels, next);
  const move = (event: KeyboardEvent, to: number) => {
    // Where it can't go Tab does what it does everywhere, so nobody is held here.
    if (!canStandAt(rows, to)) return;
    event.preventDefault();
    store.setDraft({ depth: to, kind: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (text.trim() === '' && depth > 1) store.setDraft({ depth: depth - 1, kind: null });
      else add(depth);
    } else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) {
      move(event, event.shiftKey ? depth - 1 : depth + 1);
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      store.setDraft({ text: '', kind: null });
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!onPasteLines || !pasted.trim().includes('\n')) return;
    event.preventDefault();
    onPasteLines(pasted);
  };
  const focus = () => setTimeout(() => field.current?.focus());

  return (
    <>
      <li className={styles['rowBox']} aria-level={depth + 1}>
        <div className={styles['row']} style={{ paddingInlineStart: 12 + depth * 16 }}>
          <MenuButton
            label={`Kind: ${labels[read.kind]}`}
            className={styles['kindButton']}
            items={() =>
              allowedChildKinds(parent?.kind ?? 'vision').map((kind) => ({
                label: labels[kind],
                icon: <KindIcon kind={kind} />,
                checked: kind === read.kind,
                onSelect: () => {
                  store.setDraft({ kind });
                  focus();
                },
              }))
            }
          >
            <KindIcon kind={read.kind} />
            <ChevronDownIcon label="" size="small" />
          </MenuButton>
          <input
            ref={field}
            className={styles['field']}
            aria-label={`Title of ${labels[read.kind].toLocaleLowerCase()} ${rows.length}`}
            aria-describedby="first-hour-keys"
            aria-invalid={problem !== null || undefined}
            placeholder={
              depth === 1
                ? 'What do you want to reach?'
                : read.kind === 'keyResult'
                  ? 'How will you know? For example, Checkout completion 61 → 75 %'
                  : 'Title'
            }
            value={text}
            autoComplete="off"
            dir="auto"
            onChange={(event) => store.setDraft({ text: event.target.value })}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
          {read.commitment && read.commitment.baseline !== null && (
            <span className={styles['numbers']} aria-live="polite">
              {number(read.commitment.baseline)} → {amount(read.commitment.target, read.unit)}
            </span>
          )}
        </div>
        {problem && (
          <p className={styles['error']} role="alert">
            {problem.cause} {problem.remedy}
          </p>
        )}
      </li>
      <li className={styles['rowBox']}>
        <div className={`${styles['row']} ${styles['next']}`}>
          <button
            type="button"
            className={styles['nextButton']}
            onClick={() => {
              if (text.trim() === '') store.setDraft({ depth: 1, kind: null });
              else add(1);
              focus();
            }}
          >
            <AddIcon label="" size="small" /> Next {labels.objective.toLocaleLowerCase()}
          </button>
          <span id="first-hour-keys" className={styles['keys']}>
            <Kbd>Enter</Kbd> add <Kbd>Tab</Kbd> under it <Kbd>Shift</Kbd> <Kbd>Tab</Kbd> back
          </span>
        </div>
      </li>
    </>
  );
}
