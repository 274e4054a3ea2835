import { useState, type ReactNode } from 'react';
import type { StrategyView } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { useSession } from '../../app/session';
import type { FirstHourProps } from '../../app/slots';
import { NothingToSee, Unreadable } from '../../app/surface-states';
import { TreeProvider, useTreeState, useTreeStore } from '../../app/tree';
import { Skeleton, useNoticed } from '../../components/skeleton';
import { NameStep } from './name-step';
import { ProjectsStep } from './projects-step';
import { ReachStep } from './reach-step';
import { Step } from './step';
import styles from './first-hour.module.css';

/** From nothing to a strategy: its name, its projects, the first objectives. */
export function FirstHour({ onOpen, strategyId, onPaste }: FirstHourProps) {
  const app = useApp();
  const session = useSession();
  const [made, setMade] = useState<StrategyView | null>(null);
  const known = session.strategies.find(({ id }) => id === (strategyId ?? made?.id));
  const strategy = made && (!known || made.version >= known.version) ? made : (known ?? null);
  const [past, setPast] = useState(strategy !== null && strategy.projectIds.length > 0);

  if (!strategy && !session.admin) return <NothingToSee ask={session.ask} />;

  const mayAdminister = session.admin;
  const reaches = strategy !== null && (past || !mayAdminister);
  const tell = () => {
    if (strategy) app.session.applyStrategy(strategy);
  };
  return (
    <main className={styles['page']}>
      <div className={styles['column']}>
        <h1 className={styles['heading']}>Set up your strategy</h1>
        <p className={styles['intro']}>Three short steps, about five minutes. You can change everything later.</p>
        <ol className={styles['steps']}>
          <NameStep strategy={strategy} onChange={setMade} mayRename={mayAdminister} />
          <ProjectsStep
            strategy={strategy}
            onChange={setMade}
            state={!strategy ? 'later' : reaches ? 'done' : 'current'}
            onDone={() => setPast(true)}
            readOnly={!mayAdminister}
          />
          {strategy && reaches ? (
            <TreeProvider strategyId={strategy.id}>
              <WithTree>
                <ReachStep
                  onOpen={() => {
                    tell();
                    onOpen(strategy.id);
                  }}
                  onPaste={
                    onPaste &&
                    ((text) => {
                      tell();
                      onPaste(strategy.id, text);
                    })
                  }
                />
              </WithTree>
            </TreeProvider>
          ) : (
            <Step number={3} state="later" title="What do you want to reach?" last />
          )}
        </ol>
      </div>
    </main>
  );
}

function WithTree({ children }: { readonly children: ReactNode }) {
  const { model, failure, reading } = useTreeState();
  const store = useTreeStore();
  const noticed = useNoticed();
  if (model) return children;
  if (failure) return <Unreadable failure={failure} busy={reading} onTryAgain={() => void store.refresh()} />;
  return (
    <Step number={3} state="current" title="What do you want to reach?" last>
      {noticed && <Skeleton width="100%" height={108} />}
    </Step>
  );
}
