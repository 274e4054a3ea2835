import EditIcon from '@atlaskit/icon/core/edit';
import { LIMITS } from '../../../shared/limits';
import { IconButton } from '../../components/button';
import { titleField } from './editing/field';
import { fieldDomId } from './editing/field-dom';
import { FieldTrouble } from './editing/field-trouble';
import { usePanel } from './editing/panel-context';
import { useField } from './editing/use-field';
import { TextArea } from './sections/text-area';
import styles from './panel.module.css';

/** The title, edited in place: Enter saves, Esc takes back. */
export function Title() {
  const { node, canEdit } = usePanel();
  const editor = useField(titleField);
  return (
    <div className={styles['titleBlock']}>
      {editor.editing ? (
        <TextArea
          editor={editor}
          fieldId={titleField.id}
          label="Title"
          limit={LIMITS.title}
          oneLine
          className={styles['titleField'] ?? ''}
        />
      ) : !canEdit ? (
        <h2 className={styles['title']} dir="auto">
          {node.title}
        </h2>
      ) : (
        // The button beside the title is the way by keyboard; a click on the words is its short cut.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
        <div
          className={styles['titleShown']}
          onClick={() => window.getSelection()?.toString() === '' && editor.start()}
        >
          <h2 className={styles['title']} dir="auto">
            {node.title}
          </h2>
          <IconButton
            id={fieldDomId(node.id, titleField.id)}
            className={styles['titleEdit'] ?? ''}
            size="small"
            label="Edit title"
            icon={<EditIcon label="" size="small" />}
            onClick={editor.start}
          />
        </div>
      )}
      <FieldTrouble editor={editor} copy={editor.draft?.mine ?? ''} />
    </div>
  );
}
