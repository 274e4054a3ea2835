import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { DIRECTIONS } from '../../../../domain/model';
import { LIMITS } from '../../../../shared/limits';
import { Button } from '../../../components/button';
import { Field, fieldClass } from '../../../components/field';
import { fieldDomId, focusField } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { asksWhy, commitmentField, directionOf, readForm, writeForm, type CommitmentForm } from './commitment-field';
import { DIRECTION_WORDS } from './commitment-words';
import styles from './measure.module.css';

interface Input {
  readonly key: 'baseline' | 'target' | 'bandLow' | 'bandHigh' | 'tolerance' | 'dueDay' | 'unit' | 'metricName';
  readonly label: string;
  readonly note?: string;
}

const START_AND_TARGET: readonly Input[] = [
  { key: 'baseline', label: 'Start' },
  { key: 'target', label: 'Target' },
];
const BAND: readonly Input[] = [
  { key: 'bandLow', label: 'Lower end' },
  { key: 'bandHigh', label: 'Upper end' },
  { key: 'tolerance', label: 'Tolerance' },
];
const UNIT: Input = { key: 'unit', label: 'Unit' };
const NAME: Input = { key: 'metricName', label: 'Measure' };
const DATE: Input = { key: 'dueDay', label: 'Date' };

function inputsOf(form: CommitmentForm): readonly Input[] {
  switch (directionOf(form)) {
    case 'maintain':
      return [...BAND, UNIT, NAME];
    case 'milestone':
      return [DATE, NAME];
    default:
      return [...START_AND_TARGET, UNIT, NAME];
  }
}

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
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
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
      <div className={styles['grid']}>
        {inputsOf(form).map(({ key, label }) => (
          <Field key={key} label={label} error={wrong[key] ?? null}>
            {(ids) => (
              <input
                {...ids}
                name={key}
                type={key === 'dueDay' ? 'date' : 'text'}
                className={fieldClass}
                inputMode={key === 'unit' || key === 'metricName' ? 'text' : 'decimal'}
                maxLength={key === 'unit' ? LIMITS.unit : key === 'metricName' ? LIMITS.name : 40}
                autoComplete="off"
                value={form[key]}
                onChange={(event) => change({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {why && (
        <Field
          label="Why?"
          help="Say why. Everyone sees it until the cycle ends."
          error={unsaid && reason.trim() === '' ? 'A changed commitment needs a reason.' : null}
        >
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
