import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useLatest } from '../../../app/use-latest';
import { fieldClass } from '../../../components/field';
import type { Field } from '../editing/field';
import { fieldDomId, focusField } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { Property } from './property';
import { ValueButton } from './value-button';
import styles from './properties.module.css';

interface Props {
  readonly field: Field;
  readonly type: 'date' | 'text';
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** A property whose value turns into an input: Enter or leaving it saves, Esc takes back. */
export function InlineProperty({ field, type, help, children }: Props) {
  const { node } = usePanel();
  const editor = useField(field);
  return (
    <Property label={field.label} below={<FieldTrouble editor={editor} />}>
      {(labelId) =>
        editor.editing ? (
          <>
            <InlineInput field={field} type={type} labelId={labelId} />
            {help !== undefined && <div className={styles['help']}>{help}</div>}
          </>
        ) : (
          <ValueButton id={fieldDomId(node.id, field.id)} labelId={labelId} onClick={editor.start}>
            {children}
          </ValueButton>
        )
      }
    </Property>
  );
}

function InlineInput({
  field,
  type,
  labelId,
}: {
  readonly field: Field;
  readonly type: 'date' | 'text';
  readonly labelId: string;
}) {
  const { node } = usePanel();
  const editor = useField(field);
  const input = useRef<HTMLInputElement>(null);
  const latest = useLatest(editor);
  useEffect(() => {
    if (latest.current.draft?.trouble) return;
    input.current?.focus();
    input.current?.select();
  }, [latest]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      editor.revert();
      focusField(node.id, field.id);
    } else {
      void editor.finish().then((saved) => saved && focusField(node.id, field.id));
    }
  };
  const onBlur = (event: FocusEvent) => {
    if (document.activeElement !== event.target && !editor.draft?.trouble) void editor.finish();
  };
  return (
    <input
      ref={input}
      id={fieldDomId(node.id, field.id)}
      type={type}
      inputMode={type === 'text' ? 'numeric' : undefined}
      className={`${fieldClass} ${styles['input']}`}
      aria-labelledby={labelId}
      aria-invalid={editor.draft?.trouble?.kind === 'invalid' ? true : undefined}
      value={editor.draft?.mine ?? editor.saved}
      onChange={(event) => editor.type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  );
}
