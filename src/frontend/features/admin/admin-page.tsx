import CheckIcon from '@atlaskit/icon/core/check-mark';
import { useEffect, useState } from 'react';
import type { AdminView } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { call } from '../../app/call';
import { clock } from '../../app/format';
import { useSession } from '../../app/session';
import { Button } from '../../components/button';
import { AccessSection } from './access-section';
import { DataSection } from './data-section';
import { HealthSection } from './health-section';
import { LabelsSection } from './labels-section';
import { Nav } from './nav';
import { NotAdministrator } from './not-administrator';
import { ProjectsSection } from './projects-section';
import { RhythmSection } from './rhythm-section';
import { SaveContext } from './save-context';
import { SyncSection } from './sync-section';
import { useSaving, type Saved } from './use-saving';
import styles from './admin.module.css';

/** Settings of the site, for Jira administrators. Everything saves at once, except the thresholds of health. */
export function AdminPage() {
  const { admin } = useSession();
  return admin ? <Settings /> : <NotAdministrator />;
}

function Settings() {
  const { save, saved, undo } = useSaving();
  const problems = useOverview();
  return (
    <SaveContext.Provider value={save}>
      <div className={styles['page']}>
        <Nav />
        <main className={styles['main']} data-admin-main="">
          <div className={styles['head']}>
            <h1 className={styles['heading']}>Access, projects and health</h1>
            <SavedNote saved={saved} onUndo={() => void undo()} />
          </div>
          <AccessSection />
          <ProjectsSection />
          <HealthSection />
          <LabelsSection />
          <RhythmSection />
          <SyncSection />
          <DataSection problems={problems} />
        </main>
      </div>
    </SaveContext.Provider>
  );
}

function SavedNote({ saved, onUndo }: { readonly saved: Saved | null; readonly onUndo: () => void }) {
  const { context } = useApp();
  return (
    <div className={styles['saved']} role="status">
      {saved && (
        <>
          <CheckIcon label="" size="small" /> Saved {clock(saved.at, context.timezone)}
          {saved.undoable && (
            <Button size="small" onClick={onUndo}>
              Undo
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** What the session knew may be minutes old; settings are changed from what holds now. Answers the rows without a place. */
function useOverview(): AdminView['problems'] {
  const { session } = useApp();
  const [problems, setProblems] = useState<AdminView['problems']>([]);
  useEffect(() => {
    void call('admin.overview', {}).then((result) => {
      if (!result.ok) return;
      session.applySettings(result.value.settings);
      for (const strategy of result.value.strategies) session.applyStrategy(strategy);
      setProblems(result.value.problems);
    });
  }, [session]);
  return problems;
}
