import { useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { useSession } from '../../app/session';
import { Problem } from '../../components/problem';
import { ProjectsField } from '../../components/projects-field';
import { useSave } from './save-context';
import { Section } from './section';
import styles from './admin.module.css';

/** The Jira projects each strategy speaks for. */
export function ProjectsSection() {
  const { strategies } = useSession();
  return (
    <Section id="projects" title="Projects" text="Work in other projects is left alone and never shown as unlinked.">
      {strategies.map((strategy) => (
        <div key={strategy.id} className={styles['block']}>
          {strategies.length > 1 && <h3 className={styles['blockTitle']}>{strategy.name}</h3>}
          <Projects strategy={strategy} />
        </div>
      ))}
      {strategies.length === 0 && <p className={styles['note']}>There is no strategy yet.</p>}
    </Section>
  );
}

function Projects({ strategy }: { readonly strategy: StrategyView }) {
  const save = useSave();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const change = async (projectIds: readonly string[], what: string) => {
    setWanted(projectIds);
    const { id: strategyId, version } = strategy;
    const result = await save('strategy.update', { strategyId, version, patch: { projectIds: [...projectIds] } }, what);
    setFailure(result.ok ? null : result.failure);
    setWanted(null);
  };
  const projectIds = wanted ?? strategy.projectIds;
  return (
    <>
      <ProjectsField projectIds={projectIds} onChange={(ids, what) => void change(ids, what)}>
        {projectIds.length === 0 && <p className={styles['note']}>Without projects it stays silent in Jira.</p>}
      </ProjectsField>
      {failure && <Problem title="The projects were not saved" failure={failure} what="strategy" />}
    </>
  );
}
