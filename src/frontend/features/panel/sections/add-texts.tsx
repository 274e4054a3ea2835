import AddIcon from '@atlaskit/icon/core/add';
import { Button } from '../../../components/button';
import type { Field } from '../editing/field';
import { fieldDomId } from '../editing/field-dom';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import styles from './text-section.module.css';

/** A quiet way into the texts that are still empty. */
export function AddTexts({ fields }: { readonly fields: readonly Field[] }) {
  const { canEdit } = usePanel();
  if (!canEdit) return null;
  return (
    <div className={styles['adds']}>
      {fields.map((field) => (
        <AddText key={field.id} field={field} />
      ))}
    </div>
  );
}

function AddText({ field }: { readonly field: Field }) {
  const { node } = usePanel();
  const editor = useField(field);
  if (editor.saved !== '' || editor.draft !== null) return null;
  return (
    <Button
      id={fieldDomId(node.id, field.id)}
      size="small"
      look="subtle"
      iconBefore={<AddIcon label="" size="small" />}
      onClick={editor.start}
    >
      {field.label}
    </Button>
  );
}
