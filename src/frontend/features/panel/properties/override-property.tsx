import { useState } from 'react';
import { dayToIso } from '../../../../domain/days';
import { LIMITS } from '../../../../shared/limits';
import { day } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { DayInput } from '../../../components/day-input';
import { Field, fieldClass } from '../../../components/field';
import { HealthLozenge } from '../../../components/health-lozenge';
import { HEALTH_WORDS } from '../../../components/health-words';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { Property } from './property';
import { overrideField, readOverride, writeOverride, noOverride } from './property-fields';
import { ValueButton } from './value-button';
import styles from './properties.module.css';

const HEALTHS = ['onTrack', 'atRisk', 'offTrack'] as const;
/** How long a judgement holds until somebody says otherwise. */
const DEFAULT_DAYS = 14;

/** HE6: another health by hand, with a reason and a last day; the computed one stays beside it. */
export function OverrideProperty() {
  const { node } = usePanel();
  const { view } = useTree();
  const editor = useField(overrideField);
  const { override, rollup } = node;
  return (
    <Property label="Health by hand" below={!editor.editing && <FieldTrouble editor={editor} />}>
      {(labelId) =>
        editor.editing ? (
          <OverrideForm />
        ) : (
          <>
            <ValueButton id={fieldDomId(node.id, overrideField.id)} labelId={labelId} onClick={editor.start}>
              {override ? (
                <>
                  <HealthLozenge health={override.health} />
                  <span className={styles['subtle']}>until {day(override.until, view.today)}</span>
                </>
              ) : (
                <span className={styles['faint']}>As computed</span>
              )}
            </ValueButton>
            {override && (
              <div className={styles['help']}>
                {override.reason} Computed: {HEALTH_WORDS[rollup.computedHealth].toLocaleLowerCase('en')}.
              </div>
            )}
          </>
        )
      }
    </Property>
  );
}

function OverrideForm() {
  const { node } = usePanel();
  const { view } = useTree();
  const editor = useField(overrideField);
  const form = readOverride(editor.draft?.mine ?? editor.saved);
  const [busy, setBusy] = useState(false);
  const trouble = editor.draft?.trouble ?? null;
  const wrong = trouble?.kind === 'invalid' ? trouble.fields : {};
  const change = (part: Partial<typeof form>) => {
    const first = form.health === '' ? { until: dayToIso(view.today + DEFAULT_DAYS) } : {};
    editor.type(writeOverride({ ...form, ...first, ...part }));
  };
  const save = async () => {
    setBusy(true);
    await editor.finish();
    setBusy(false);
  };
  return (
    <form
      id={fieldDomId(node.id, overrideField.id)}
      className={styles['form']}
      noValidate
      aria-label="Health by hand"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Health" error={wrong['health'] ?? null}>
        {(ids) => (
          <select
            {...ids}
            className={fieldClass}
            value={form.health}
            onChange={(event) => change(event.target.value === '' ? noOverride : { health: event.target.value })}
          >
            <option value="">As computed</option>
            {HEALTHS.map((health) => (
              <option key={health} value={health}>
                {HEALTH_WORDS[health]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.health !== '' && (
        <>
          <Field label="Until" error={wrong['until'] ?? null}>
            {(ids) => (
              <DayInput
                {...ids}
                today={view.today}
                value={form.until}
                onChange={(event) => change({ until: event.target.value })}
              />
            )}
          </Field>
          <Field label="Why?" error={wrong['reason'] ?? null}>
            {(ids) => (
              <input
                {...ids}
                className={fieldClass}
                maxLength={LIMITS.reason}
                value={form.reason}
                onChange={(event) => change({ reason: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      {Object.keys(wrong).length === 0 && <FieldTrouble editor={editor} copy={form.reason} />}
      <div className={styles['actions']}>
        <Button type="submit" size="small" busy={busy}>
          Save
        </Button>
        <Button size="small" look="subtle" onClick={editor.revert}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
