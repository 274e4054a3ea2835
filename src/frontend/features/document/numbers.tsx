import { workFigure } from '../../../domain/work/figure';
import type { DocumentNode } from '../../../shared/document-view';
import { amount, number, percent } from '../../app/format';
import { HealthLozenge } from '../../components/health-lozenge';
import { KindIcon } from '../../components/kind-icon';
import { ResultBar } from '../../components/result-bar';
import { WorkDone } from '../../components/work-done';
import { commitmentText } from '../../components/commitment-text';
import { useReading } from './context';
import styles from './document.module.css';

const UNITS = { issues: '', points: 'pt', hours: 'h' } as const;

/** Result and work done side by side, never mixed. */
export function Stats({ node }: { readonly node: DocumentNode }) {
  const { view, shows } = useReading();
  const { outcomeBp, expectedBp, health } = node.rollup;
  const work = node.work ? workFigure(node.work.all, view.settings.estimateUnit) : null;
  return (
    <div className={styles['stats']}>
      <span className={styles['stat']}>
        <span>Result</span>
        <span className={styles['bar']}>
          <ResultBar outcomeBp={outcomeBp} expectedBp={expectedBp} outdated={health === 'outdated'} bare />
        </span>
        <b>{percent(outcomeBp)}</b>
        {expectedBp !== null && <span>{percent(expectedBp)} expected</span>}
      </span>
      {shows('workDone') && work && (
        <span className={styles['stat']}>
          <span>Work done</span>
          <WorkDone done={work.done} total={work.total} unit={UNITS[work.unit]} />
        </span>
      )}
    </div>
  );
}

/** Key results and initiatives of one heading. */
export function Lines({ nodes }: { readonly nodes: readonly DocumentNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul className={styles['lines']} aria-label="Key results and initiatives">
      {nodes.map((node) => (
        <Line key={node.id} node={node} />
      ))}
    </ul>
  );
}

function Line({ node }: { readonly node: DocumentNode }) {
  const { view } = useReading();
  const { outcomeBp, expectedBp, health } = node.rollup;
  return (
    <li className={styles['line']}>
      <KindIcon kind={node.kind} />
      <span className={styles['lineTitle']} title={node.title}>
        <span className={styles['key']}>{node.key}</span> {node.title}
      </span>
      <span className={styles['lineNow']}>{nowText(node, view.today)}</span>
      <span className={styles['lineBar']}>
        {node.kind === 'keyResult' && (
          <ResultBar outcomeBp={outcomeBp} expectedBp={expectedBp} outdated={health === 'outdated'} />
        )}
      </span>
      <span className={styles['lineHealth']}>
        <HealthLozenge health={health} plain />
      </span>
    </li>
  );
}

/** "66.4 % now, to 75": numbers follow words. */
function nowText(node: DocumentNode, today: number): string {
  const facts = node.keyResult;
  if (!facts || facts.target === null || facts.direction === 'maintain') return commitmentText(node, today);
  return `${amount(facts.current?.value ?? facts.baseline, node.unit)} now, to ${number(facts.target)}`;
}
