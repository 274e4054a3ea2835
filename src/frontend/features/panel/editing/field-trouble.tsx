import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { Refusal } from './refusal';
import type { FieldEditor } from './use-field';
import styles from './field-trouble.module.css';

interface Props {
  readonly editor: FieldEditor;
  /** What "Copy my text" copies; left out, nothing is offered to copy. */
  readonly copy?: string;
  readonly id?: string;
}

/** Below a field: why its draft is not saved and what to do. A conflict stands above the stats instead. */
export function FieldTrouble({ editor, copy, id }: Props) {
  const trouble = editor.draft?.trouble ?? null;
  if (!trouble || trouble.kind === 'conflict') return null;
  if (trouble.kind === 'forbidden')
    return <Refusal ask={trouble.ask} text={editor.editing ? (copy ?? null) : null} onClose={editor.revert} />;
  if (trouble.kind === 'invalid') {
    return (
      <div id={id} role="alert" className={styles['invalid']}>
        {trouble.message}
      </div>
    );
  }
  return (
    <Message
      kind="error"
      role="alert"
      title="Not saved"
      actions={
        <>
          <Button size="small" onClick={() => void editor.finish()}>
            Try again
          </Button>
          <Button size="small" look="subtle" onClick={editor.revert}>
            Discard
          </Button>
        </>
      }
    >
      {trouble.message}
    </Message>
  );
}
