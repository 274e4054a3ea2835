import EditIcon from '@atlaskit/icon/core/edit';
import { useId } from 'react';
import { LIMITS } from '../../../../shared/limits';
import { IconButton } from '../../../components/button';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import type { Field } from '../editing/field';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { TextArea } from './text-area';
import styles from './text-section.module.css';

interface Props {
  readonly field: Field;
  /** What to write, for who may; without it an empty section is not shown. */
  readonly prompt?: string;
  /** The heading stands only over the field while it is edited. Over a prompt it never stands. */
  readonly quiet?: boolean;
}

/** A long text: read at rest, edited in place. */
export function TextSection({ field, prompt, quiet = false }: Props) {
  const { node, canEdit } = usePanel();
  const editor = useField(field);
  const headingId = useId();
  const { saved } = editor;
  if (saved === '' && editor.draft === null && (!canEdit || prompt === undefined)) return null;
  return (
    <section className={styles['section']} aria-labelledby={headingId}>
      <h3
        id={headingId}
        className={`${styles['heading']} ${!editor.editing && (quiet || saved === '') ? styles['hidden'] : ''}`}
      >
        {field.label}
      </h3>
      {editor.editing ? (
        <TextArea editor={editor} fieldId={field.id} label={field.label} limit={LIMITS.longText} />
      ) : saved === '' ? (
        <button id={fieldDomId(node.id, field.id)} type="button" className={styles['prompt']} onClick={editor.start}>
          {prompt}
        </button>
      ) : !canEdit ? (
        <p className={styles['text']} dir="auto">
          {saved}
        </p>
      ) : (
        // The button beside the text is the way by keyboard; a click anywhere on the text is its short cut.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
        <div className={styles['shown']} onClick={() => window.getSelection()?.toString() === '' && editor.start()}>
          <p className={styles['text']} dir="auto">
            {saved}
          </p>
          <IconButton
            id={fieldDomId(node.id, field.id)}
            className={styles['edit'] ?? ''}
            size="small"
            label={`Edit ${field.label.toLocaleLowerCase('en')}`}
            icon={<EditIcon label="" size="small" />}
            onClick={editor.start}
          />
        </div>
      )}
      <FieldTrouble editor={editor} copy={editor.draft?.mine ?? ''} />
    </section>
  );
}
