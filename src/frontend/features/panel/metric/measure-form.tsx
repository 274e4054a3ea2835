import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { DIRECTIONS } from '../../../../domain/model';
import { LIMITS } from '../../../../shared/limits';
import { Button } from '../../../components/button';
import { Field, fieldClass } from '../../../components/field';
import { fieldDomId, focusField } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { asksWhy, commitmentField, readForm, writeForm, type CommitmentForm } from './commitment-field';
import { DIRECTION_WORDS } from './commitment-words';
import { MeasureInputs } from './measure-inputs';
import styles from './measure.module.css';

const SAY_WHY = 'Say why. Everyone sees it until the cycle ends.';

/** What a key result commits to, in one small form: its parts are only right together. */
export function MeasureForm({ first }: { readonly first: string }) {
  const { node } = usePanel();
  const editor = useField(commitmentField);
  const element = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [unsaid, setUnsaid] = useState(false);
  const text = editor.draft?.mine ?? editor.saved;
  const form = readForm(text);
  const trouble = editor.draft?.trouble ?? null;
  const wrong = trouble?.kind === 'invalid' ? trouble.fields : {};
  const why =
    asksWhy(editor.draft?.base ?? editor.saved, text, node) || (trouble?.kind === 'invalid' && trouble.rule === 'CH1');
  const reason = editor.draft?.reason ?? '';
  const silent = unsaid && reason.trim() === '';

  useEffect(() => {
    const field =
      element.current?.querySelector<HTMLInputElement>(`[name="${first}"]`) ?? element.current?.querySelector('select');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [first]);

  const change = (part: Partial<CommitmentForm>) => editor.type(writeForm({ ...form, ...part }));
  const save = async () => {
    const missing = why && reason.trim() === '';
    setUnsaid(missing);
    if (missing) {
      element.current?.querySelector<HTMLElement>('[name="reason"]')?.focus();
      return;
    }
    setBusy(true);
    const saved = await editor.finish();
    setBusy(false);
    if (saved) focusField(node.id, commitmentField.id);
  };
  const cancel = () => {
    editor.revert();
    focusField(node.id, commitmentField.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !saves) return;
    event.preventDefault();
    event.stopPropagation();
    if (!saves) cancel();
    else if (!busy) void save();
  };
  return (
    // Keys pressed in any field bubble here; the form itself takes no focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={element}
      id={fieldDomId(node.id, commitmentField.id)}
      className={styles['form']}
      noValidate
      aria-label={`Measure of ${node.key}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Direction" error={wrong['direction'] ?? null}>
        {(ids) => (
          <select
            {...ids}
            name="direction"
            className={fieldClass}
            value={form.direction}
            onChange={(event) => change({ direction: event.target.value })}
          >
            {DIRECTIONS.map((direction) => (
              <option key={direction} value={direction}>
                {DIRECTION_WORDS[direction]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <MeasureInputs form={form} wrong={wrong} onChange={change} />
      {why && (
        <Field label="Why?" {...(silent ? {} : { help: SAY_WHY })} error={silent ? SAY_WHY : null}>
          {(ids) => (
            <input
              {...ids}
              name="reason"
              className={fieldClass}
              required
              maxLength={LIMITS.reason}
              placeholder="because …"
              value={reason}
              onChange={(event) => editor.giveReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {Object.keys(wrong).length === 0 && <FieldTrouble editor={editor} copy={commitmentField.phrase?.(text) ?? ''} />}
      <div className={styles['actions']}>
        <Button type="submit" size="small" busy={busy}>
          Save
        </Button>
        <Button size="small" look="subtle" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
