import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { fieldClass } from '../../../components/field';
import { useLatest } from '../../../app/use-latest';
import { focusField, fieldDomId } from '../editing/field-dom';
import type { FieldEditor } from '../editing/use-field';
import { useAutoSize } from './auto-size';
import { usePanel } from '../editing/panel-context';
import styles from './text-section.module.css';

interface Props {
  readonly editor: FieldEditor;
  readonly fieldId: string;
  readonly label: string;
  readonly limit: number;
  /** Enter saves; else Ctrl+Enter does. */
  readonly oneLine?: boolean;
  readonly className?: string;
  readonly describedBy?: string;
}

/** Saves on blur, on (Ctrl+)Enter and when the panel turns to another node; Esc takes back what was typed. */
export function TextArea({ editor, fieldId, label, limit, oneLine = false, className = '', describedBy }: Props) {
  const { node } = usePanel();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = editor.draft?.mine ?? editor.saved;
  const latest = useLatest(editor);
  useAutoSize(area, text);

  useEffect(() => {
    const element = area.current;
    // Opened by a person, not by a draft that waited for the panel.
    if (latest.current.draft?.trouble) return;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [latest]);
  useEffect(
    () => () => {
      const { draft, finish } = latest.current;
      if (draft && draft.mine !== draft.base && draft.trouble === null) void finish();
    },
    [latest],
  );

  const back = () => focusField(node.id, fieldId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      editor.revert();
      back();
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && (oneLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void editor.finish().then((saved) => saved && back());
    }
  };
  const onBlur = (event: FocusEvent) => {
    // The window lost the focus, not the field.
    if (document.activeElement === event.target) return;
    // What went wrong waits for a decision; leaving for its buttons must not take them away.
    if (editor.draft?.trouble) return;
    void editor.finish();
  };
  return (
    <textarea
      ref={area}
      id={fieldDomId(node.id, fieldId)}
      className={`${fieldClass} ${styles['area']} ${className}`}
      aria-label={label}
      aria-invalid={editor.draft?.trouble?.kind === 'invalid' ? true : undefined}
      aria-describedby={describedBy}
      dir="auto"
      rows={oneLine ? 1 : 3}
      maxLength={limit}
      value={text}
      onChange={(event) =>
        editor.type(oneLine ? event.target.value.replace(/\s*[\r\n]+\s*/gu, ' ') : event.target.value)
      }
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  );
}
