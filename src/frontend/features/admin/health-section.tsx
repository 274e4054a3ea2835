import { useDeferredValue, useMemo, useState } from 'react';
import { DEFAULT_HEALTH } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import { useSession } from '../../app/session';
import { Button } from '../../components/button';
import { Problem } from '../../components/problem';
import { Skeleton } from '../../components/skeleton';
import { useSave } from './save-context';
import { Section } from './section';
import { ShiftList } from './shift-list';
import { shiftsOf } from './shifts';
import { ThresholdSlider } from './threshold-slider';
import { asRatio, mostFor, type Thresholds } from './thresholds';
import { useTrees } from './use-trees';
import styles from './admin.module.css';

/** The buttons go with the draft; the focus stays in the section. */
const focusThumb = () => document.querySelector<HTMLElement>('#health [role=slider]:last-of-type')?.focus();

/** From which ratio on a result is on track, with every node that another choice would change. */
export function HealthSection() {
  const { settings, strategies } = useSession();
  const save = useSave();
  const trees = useTrees(strategies.map(({ id }) => id));
  const [draft, setDraft] = useState<Thresholds | null>(null);
  const [held, setHeld] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { atRiskBp, onTrackBp, lowConfidence } = settings;
  const value = draft ?? { atRiskBp, onTrackBp };
  const dirty = value.atRiskBp !== atRiskBp || value.onTrackBp !== onTrackBp;
  // The list may lag a frame behind the thumb.
  const shown = useDeferredValue(value);
  const shifts = useMemo(() => shiftsOf(trees.models, shown), [trees.models, shown]);

  const set = (next: Thresholds, isHeld = false) => {
    setDraft(next);
    setHeld(isHeld);
  };
  const discard = () => {
    setDraft(null);
    setHeld(false);
    setFailure(null);
  };
  const send = async () => {
    setBusy(true);
    const { version } = settings;
    const result = await save('settings.save', { version, patch: { ...value } }, 'Changed the thresholds');
    setBusy(false);
    if (!result.ok) return setFailure(result.failure);
    discard();
    focusThumb();
    for (const store of trees.stores) void store.refresh();
  };
  const sendConfidence = async (wanted: number) => {
    const { version } = settings;
    const result = await save('settings.save', { version, patch: { lowConfidence: wanted } }, 'Changed the confidence');
    setFailure(result.ok ? null : result.failure);
    if (result.ok) for (const store of trees.stores) void store.refresh();
  };

  return (
    <Section
      id="health"
      title="Health"
      text={
        <>
          Result divided by expected. A key result at confidence {lowConfidence} or below is never shown as on track.
          <Button
            look="link"
            size="small"
            className={styles['defaults']}
            onClick={() => set({ atRiskBp: DEFAULT_HEALTH.atRiskBp, onTrackBp: DEFAULT_HEALTH.onTrackBp })}
          >
            Back to {asRatio(DEFAULT_HEALTH.atRiskBp)} and {asRatio(DEFAULT_HEALTH.onTrackBp)}
          </Button>
        </>
      }
    >
      <ThresholdSlider value={value} most={mostFor(settings)} onChange={set} />
      {held && (
        <p className={styles['held']} role="alert">
          At risk must stay below on track.
        </p>
      )}
      {trees.reading ? (
        <Skeleton width="100%" height={96} />
      ) : (
        <ShiftList shifts={shifts} dirty={dirty} named={strategies.length > 1} />
      )}
      {failure && <Problem title="Not saved" failure={failure} what="setting" />}
      {dirty && (
        <div className={styles['inline']}>
          <Button look="primary" busy={busy} onClick={() => void send()}>
            Save thresholds
          </Button>
          <Button
            look="subtle"
            onClick={() => {
              discard();
              focusThumb();
            }}
          >
            Discard
          </Button>
          <span className={styles['beside']}>Counts for every strategy, and is written into the history.</span>
        </div>
      )}
      <label className={styles['sentence']}>
        Never on track at confidence{' '}
        <select
          className={styles['select']}
          value={lowConfidence}
          onChange={(event) => void sendConfidence(Number(event.target.value))}
        >
          {Array.from({ length: 11 }, (_, confidence) => (
            <option key={confidence} value={confidence}>
              {confidence}
            </option>
          ))}
        </select>{' '}
        or below.
      </label>
    </Section>
  );
}
