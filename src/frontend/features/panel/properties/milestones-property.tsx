import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field, fieldClass } from '../../../components/field';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { Property } from './property';
import { milestonesField, readMilestones, writeMilestones } from './property-fields';
import { ValueButton } from './value-button';
import styles from './properties.module.css';

/** Initiatives count milestones: "3 of 5". */
export function MilestonesProperty() {
  const { node } = usePanel();
  const editor = useField(milestonesField);
  const [busy, setBusy] = useState(false);
  const form = readMilestones(editor.draft?.mine ?? editor.saved);
  const change = (part: Partial<typeof form>) => editor.type(writeMilestones({ ...form, ...part }));
  const save = async () => {
    setBusy(true);
    await editor.finish();
    setBusy(false);
  };
  return (
    <Property label="Milestones" below={<FieldTrouble editor={editor} />}>
      {(labelId) =>
        editor.editing ? (
          <form
            id={fieldDomId(node.id, milestonesField.id)}
            className={styles['form']}
            aria-label="Milestones"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className={styles['pair']}>
              <Field label="Done">
                {(ids) => (
                  <input
                    {...ids}
                    className={fieldClass}
                    inputMode="numeric"
                    value={form.done}
                    onChange={(event) => change({ done: event.target.value })}
                  />
                )}
              </Field>
              <Field label="All">
                {(ids) => (
                  <input
                    {...ids}
                    className={fieldClass}
                    inputMode="numeric"
                    value={form.total}
                    onChange={(event) => change({ total: event.target.value })}
                  />
                )}
              </Field>
            </div>
            <div className={styles['actions']}>
              <Button type="submit" size="small" busy={busy}>
                Save
              </Button>
              <Button size="small" look="subtle" onClick={editor.revert}>
                Cancel
              </Button>
            </div>
          </form>
        ) : (
          <ValueButton id={fieldDomId(node.id, milestonesField.id)} labelId={labelId} onClick={editor.start}>
            {node.milestonesTotal === 0 ? (
              <span className={styles['faint']}>None yet</span>
            ) : (
              `${node.milestonesDone} of ${node.milestonesTotal} done`
            )}
          </ValueButton>
        )
      }
    </Property>
  );
}
