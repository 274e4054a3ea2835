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
  if (editor.draft?.aside === true) return <Unsaved editor={editor} text={copy ?? ''} />;
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

const MOST_CHARACTERS = 240;

/** Text that was typed before, left or lost sight of, and never saved. */
function Unsaved({ editor, text }: { readonly editor: FieldEditor; readonly text: string }) {
  if (editor.draft?.mine === editor.saved) return null;
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).trimEnd()}…` : text;
  return (
    <Message
      kind="info"
      role="status"
      title="You have unsaved text"
      label="You have unsaved text"
      actions={
        <>
          <Button size="small" onClick={editor.start}>
            Keep
          </Button>
          <Button size="small" look="subtle" onClick={editor.revert}>
            Discard
          </Button>
        </>
      }
    >
      {shown !== '' && <span dir="auto">{shown}</span>}
    </Message>
  );
}
