import { useState } from 'react';
import { KINDS, type Kind } from '../../../domain/model';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import type { SettingsView } from '../../../shared/views';
import { useSession } from '../../app/session';
import { fieldClass } from '../../components/field';
import { KindIcon } from '../../components/kind-icon';
import { Problem } from '../../components/problem';
import { useSave } from './save-context';
import { Section } from './section';
import styles from './admin.module.css';

const OWN_NAMES: Readonly<Record<Kind, string>> = {
  vision: 'Vision',
  theme: 'Theme',
  objective: 'Objective',
  keyResult: 'Key result',
  initiative: 'Initiative',
};
const UNITS = [
  ['issues', 'Issues'],
  ['points', 'Story points'],
  ['hours', 'Hours'],
] as const;

/** What the levels are called here, and in what work is counted. */
export function LabelsSection() {
  const { settings } = useSession();
  const save = useSave();
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (patch: Partial<Pick<SettingsView, 'labels' | 'estimateUnit'>>, what: string) => {
    const { labels, estimateUnit } = patch;
    const result = await save(
      'settings.save',
      {
        version: settings.version,
        patch: { ...(labels ? { labels } : {}), ...(estimateUnit ? { estimateUnit } : {}) },
      },
      what,
    );
    setFailure(result.ok ? null : result.failure);
    return result.ok;
  };
  return (
    <Section id="labels" title="Labels and units" text="What your people call the levels. Keys stay the same.">
      <div className={styles['labels']}>
        {KINDS.map((kind) => (
          <LabelField
            key={kind}
            kind={kind}
            label={settings.labels[kind]}
            onSave={(label) =>
              send({ labels: { ...settings.labels, [kind]: label } }, `Called ${OWN_NAMES[kind]} ${label}`)
            }
          />
        ))}
      </div>
      <div role="radiogroup" aria-label="Work done is counted in" className={styles['units']}>
        <span className={styles['strong']}>Work done is counted in</span>
        {UNITS.map(([unit, label]) => (
          <label key={unit} className={styles['radio']}>
            <input
              type="radio"
              name="unit"
              checked={settings.estimateUnit === unit}
              onChange={() => void send({ estimateUnit: unit }, `Counted work in ${label.toLocaleLowerCase()}`)}
            />
            {label}
          </label>
        ))}
      </div>
      {failure && <Problem title="Not saved" failure={failure} what="setting" />}
    </Section>
  );
}

interface LabelFieldProps {
  readonly kind: Kind;
  readonly label: string;
  readonly onSave: (label: string) => Promise<boolean>;
}

/** Saves when it is left or Enter is pressed; Esc brings back what holds. */
function LabelField({ kind, label, onSave }: LabelFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const empty = typed !== null && typed.trim() === '';
  const send = async () => {
    if (typed === null || empty) return;
    if (typed.trim() === label || (await onSave(typed.trim()))) setTyped(null);
  };
  return (
    <label className={styles['label']}>
      <span className={styles['labelName']}>
        <KindIcon kind={kind} /> {OWN_NAMES[kind]}
      </span>
      <input
        className={fieldClass}
        value={typed ?? label}
        maxLength={LIMITS.name}
        aria-invalid={empty || undefined}
        dir="auto"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void send()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void send();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      {empty && (
        <span className={styles['error']} role="alert">
          Give it a name.
        </span>
      )}
    </label>
  );
}
