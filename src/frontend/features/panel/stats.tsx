import { useTree } from '../../app/tree';
import { percent, UNKNOWN } from '../../app/format';
import { usePage } from '../../app/page';
import type { NodeRow } from '../../../shared/views';
import { HealthLozenge } from '../../components/health-lozenge';
import { HEALTH_WORDS } from '../../components/health-words';
import { ResultBar } from '../../components/result-bar';
import { WorkStat } from './work-stat';
import styles from './stats.module.css';

/** Result, work done, health and the weakest input; each opens to where it comes from. */
export function Stats({ node }: { readonly node: NodeRow }) {
  const { explain, openPanel } = usePage();
  const { byId } = useTree();
  const { rollup } = node;
  const weakest = rollup.weakestId === null ? null : (byId.get(rollup.weakestId) ?? null);
  const initiative = node.kind === 'initiative';
  return (
    <div className={styles['stats']}>
      <div className={styles['stat']}>
        <div className={styles['label']}>{initiative ? 'Milestones' : 'Result'}</div>
        {initiative ? (
          <div className={styles['number']}>{`${node.milestonesDone} of ${node.milestonesTotal}`}</div>
        ) : (
          <>
            <button
              type="button"
              className={`${styles['number']} ${styles['dotted']}`}
              aria-label={`Result: ${rollup.outcomeBp === null ? 'none yet' : percent(rollup.outcomeBp)}. Explain`}
              onClick={({ currentTarget }) => explain(node.id, 'result', currentTarget)}
            >
              {percent(rollup.outcomeBp)}
            </button>
            <ResultBar
              outcomeBp={rollup.outcomeBp}
              expectedBp={rollup.expectedBp}
              outdated={rollup.health === 'outdated'}
              bare
            />
            {rollup.expectedBp !== null && (
              <button
                type="button"
                className={styles['small']}
                aria-label={`Expected: ${percent(rollup.expectedBp)}. Explain`}
                onClick={({ currentTarget }) => explain(node.id, 'expected', currentTarget)}
              >
                {percent(rollup.expectedBp)} expected
              </button>
            )}
          </>
        )}
      </div>
      <WorkStat node={node} />
      <div className={`${styles['stat']} ${styles['healthStat']}`}>
        <div className={styles['label']}>Health</div>
        {initiative && node.lifecycle === 'active' ? (
          <div>{UNKNOWN}</div>
        ) : (
          <button
            type="button"
            className={styles['lozenge']}
            aria-label={`Health: ${HEALTH_WORDS[rollup.health]}. Explain`}
            onClick={({ currentTarget }) => explain(node.id, 'health', currentTarget)}
          >
            <HealthLozenge health={rollup.health} />
          </button>
        )}
        {weakest && (
          <div className={styles['weakest']}>
            Weakest:{' '}
            <button
              type="button"
              className={styles['link']}
              aria-label={`Weakest: ${weakest.key} ${weakest.title}`}
              onClick={() => openPanel(weakest.id)}
            >
              {weakest.key}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
