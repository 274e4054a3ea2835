import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { Button } from '../../components/button';
import { Problem } from '../../components/problem';
import { ProjectsField } from '../../components/projects-field';
import { inWords } from './number-words';
import { Step } from './step';
import styles from './first-hour.module.css';

interface Props {
  readonly strategy: StrategyView | null;
  readonly onChange: (strategy: StrategyView) => void;
  readonly state: 'done' | 'current' | 'later';
  readonly onDone: () => void;
  /** Only who administers Jira chooses projects. */
  readonly readOnly: boolean;
}

/** Step 2: the projects it speaks for. Each change is saved at once, one after another. */
export function ProjectsStep({ strategy, onChange, state, onDone, readOnly }: Props) {
  const act = useAct();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Of the last answer; several changes may wait for each other.
  const version = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const projectIds = wanted ?? strategy?.projectIds ?? [];

  const save = (ids: readonly string[], what: string) => {
    if (!strategy) return;
    setWanted(ids);
    queue.current = queue.current.then(async () => {
      const payload = {
        strategyId: strategy.id,
        version: Math.max(version.current, strategy.version),
        patch: { projectIds: [...ids] },
      };
      const result = await act('strategy.update', payload, { done: what, quiet: true });
      setFailure(result.ok ? null : result.failure);
      if (!result.ok) return;
      version.current = result.value.strategy.version;
      onChange(result.value.strategy);
    });
  };

  const title =
    state === 'done' && projectIds.length > 0
      ? `It speaks for ${inWords(projectIds.length)} ${projectIds.length === 1 ? 'project' : 'projects'}`
      : state === 'done'
        ? 'It speaks for no project yet'
        : 'Which Jira projects does it speak for?';
  return (
    <Step number={2} state={state} title={title}>
      <div className={styles['body']}>
        <ProjectsField
          projectIds={projectIds}
          onChange={save}
          readOnly={readOnly}
          folded={state === 'done'}
          focused={state === 'current'}
        >
          <p className={styles['note']}>
            {projectIds.length === 0
              ? 'Without projects it stays silent in Jira. You can add them later.'
              : 'Work in other projects is left alone.'}
          </p>
        </ProjectsField>
        {failure && (
          <Problem
            title="The projects were not saved"
            failure={failure}
            what="strategy"
            actions={
              <Button size="small" onClick={() => save(projectIds, 'Changed the projects')}>
                Try again
              </Button>
            }
          />
        )}
        {state === 'current' && (
          <div className={styles['inline']}>
            <Button look="primary" onClick={onDone}>
              {projectIds.length === 0 ? 'Skip for now' : 'Next'}
            </Button>
          </div>
        )}
      </div>
    </Step>
  );
}
