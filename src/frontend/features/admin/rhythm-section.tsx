import { useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { SettingsView } from '../../../shared/views';
import { useSession } from '../../app/session';
import { Problem } from '../../components/problem';
import { Skeleton } from '../../components/skeleton';
import { Cycles } from './cycles';
import { NumberField } from './number-field';
import { useSave } from './save-context';
import { Section } from './section';
import { useTrees } from './use-trees';
import styles from './admin.module.css';

/** How often people check in, and the cycles of each strategy. */
export function RhythmSection() {
  const { settings, strategies } = useSession();
  const save = useSave();
  const trees = useTrees(strategies.map(({ id }) => id));
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (patch: Partial<Pick<SettingsView, 'cadenceDays' | 'graceDays'>>, what: string) => {
    const { cadenceDays, graceDays } = patch;
    const days = {
      ...(cadenceDays === undefined ? {} : { cadenceDays }),
      ...(graceDays === undefined ? {} : { graceDays }),
    };
    const result = await save('settings.save', { version: settings.version, patch: days }, what);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) for (const store of trees.stores) void store.refresh();
    return result.ok;
  };
  return (
    <Section
      id="rhythm"
      title="Check-in rhythm"
      text="Past it a key result is shown as outdated. Silence is never green."
    >
      <p className={styles['sentence']}>
        A check-in is due every{' '}
        <NumberField
          label="Days between check-ins"
          value={settings.cadenceDays}
          min={1}
          max={366}
          onSave={(cadenceDays) => send({ cadenceDays }, 'Changed the rhythm')}
        />{' '}
        days, and outdated after{' '}
        <NumberField
          label="Days until outdated"
          value={settings.graceDays}
          min={0}
          max={60}
          onSave={(graceDays) => send({ graceDays }, 'Changed the rhythm')}
        />{' '}
        more.
      </p>
      {failure && <Problem title="Not saved" failure={failure} what="setting" />}
      {trees.reading && <Skeleton width="100%" height={64} />}
      {trees.stores.map((store) => {
        const model = store.get().model;
        return model && <Cycles key={store.strategyId} store={store} model={model} named={trees.stores.length > 1} />;
      })}
    </Section>
  );
}
