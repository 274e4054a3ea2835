import { useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { splitLines } from '../../../shared/paste/lines';
import type { PastePlan } from '../../../shared/paste/plan';
import styles from './text-editor.module.css';

export const LINE_HEIGHT = 24;
const SPARE = 8;

export interface TextEditorHandle {
  /** Puts the caret at a line and shows it. */
  readonly goTo: (line: number) => void;
  readonly focus: () => void;
}

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly plan: PastePlan;
  readonly readOnly: boolean;
  readonly describedBy: string;
  readonly handle: Ref<TextEditorHandle>;
}

/** Worst level of each line of the text that has a problem. */
function levelsOf(plan: PastePlan): ReadonlyMap<number, 'cannot' | 'look'> {
  const levels = new Map<number, 'cannot' | 'look'>();
  for (const row of plan.rows) {
    if (row.problems.length === 0) continue;
    for (let line = row.line; line <= row.lastLine; line += 1) {
      levels.set(line, row.status === 'cannot' ? 'cannot' : 'look');
    }
  }
  return levels;
}

/** A text with line numbers; only those in sight are in the document, so that 5,000 lines stay quick to type in. */
export function TextEditor({ text, onChange, plan, readOnly, describedBy, handle }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  const lines = splitLines(text);
  const levels = useMemo(() => levelsOf(plan), [plan]);
  const first = Math.max(0, Math.floor(top / LINE_HEIGHT) - SPARE);
  const shown = Math.ceil((height || window.innerHeight) / LINE_HEIGHT) + 2 * SPARE;

  useImperativeHandle(handle, () => ({
    focus: () => area.current?.focus(),
    goTo: (line) => {
      const field = area.current;
      if (!field) return;
      const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      field.focus({ preventScroll: true });
      field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      field.scrollTop = Math.max(0, (line - 4) * LINE_HEIGHT);
      field.scrollLeft = 0;
    },
  }));

  return (
    <div className={styles['editor']}>
      <div className={styles['lines']} aria-hidden="true">
        <div className={styles['moving']} style={{ transform: `translateY(${first * LINE_HEIGHT - top}px)` }}>
          {lines.slice(first, first + shown).map((_, index) => {
            const line = first + index + 1;
            return (
              <div key={line} className={`${styles['line']} ${styles[levels.get(line) ?? 'fine']}`}>
                <span className={styles['number']}>{line}</span>
              </div>
            );
          })}
        </div>
      </div>
      <textarea
        ref={area}
        className={styles['area']}
        aria-label="Your text"
        aria-describedby={describedBy}
        placeholder="Paste a list or a table here. Indent with spaces or tabs."
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        readOnly={readOnly}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onPaste={({ currentTarget }) => {
          // The browser follows the end of the last line; one begins to read at the beginning of them.
          requestAnimationFrame(() => {
            currentTarget.scrollLeft = 0;
          });
        }}
        onScroll={(event) => {
          setTop(event.currentTarget.scrollTop);
          setHeight(event.currentTarget.clientHeight);
        }}
      />
    </div>
  );
}
