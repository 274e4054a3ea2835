import { overrideIdle } from '../../../domain/health';
import type { NodeRow } from '../../../shared/views';
import { day, percent } from '../../app/format';
import { usePage } from '../../app/page';
import { usePerson } from '../../app/people';
import { useTree } from '../../app/tree';
import { HealthLozenge } from '../../components/health-lozenge';
import { HEALTH_WORDS } from '../../components/health-words';
import { ResultBar } from '../../components/result-bar';
import styles from './tree-grid.module.css';

interface Props {
  readonly node: NodeRow;
  readonly tabIndex: 0 | -1;
}

function resultLabel({ rollup }: NodeRow): string {
  if (rollup.outcomeBp === null) return 'Result: none yet';
  const expected = rollup.expectedBp === null ? '' : `, ${percent(rollup.expectedBp)} expected`;
  return `Result: ${percent(rollup.outcomeBp)}${expected}`;
}

/** Of a key result it opens the check-in, of everything else the explanation. */
export function ResultCell({ node, tabIndex }: Props) {
  const { explain, checkIn } = usePage();
  const { rollup } = node;
  const isKeyResult = node.kind === 'keyResult';
  const bar = (
    <ResultBar outcomeBp={rollup.outcomeBp} expectedBp={rollup.expectedBp} outdated={rollup.health === 'outdated'} />
  );
  if (node.kind === 'initiative') {
    return (
      <div role="gridcell" className={styles['result']} aria-label="No result: initiatives have milestones">
        <span className={styles['quiet']}>{bar}</span>
      </div>
    );
  }
  return (
    <div role="gridcell" className={styles['result']}>
      <button
        type="button"
        className={styles['number']}
        data-result=""
        tabIndex={tabIndex}
        aria-label={isKeyResult ? `${resultLabel(node)}. Check in ${node.key}` : `${resultLabel(node)}. Explain`}
        title={isKeyResult ? 'Check in' : undefined}
        onClick={({ currentTarget }) =>
          isKeyResult ? checkIn(node.id, currentTarget) : explain(node.id, 'result', currentTarget)
        }
      >
        {bar}
      </button>
    </div>
  );
}

/** [HE6] Who set it, until when and why; `null` where it is the computed one. */
function useOwnHealth({ override, rollup }: NodeRow): string | null {
  const { today } = useTree().view;
  const person = usePerson(override?.by ?? null);
  if (override === null || overrideIdle(override, rollup.computedHealth, today) !== null) return null;
  const reason = /[.!?…]$/u.test(override.reason) ? override.reason : `${override.reason}.`;
  return `Set by ${person?.name || 'somebody'} until ${day(override.until, today)}: ${reason}`;
}

export function HealthCell({ node, tabIndex }: Props) {
  const { explain } = usePage();
  const { health, computedHealth } = node.rollup;
  const own = useOwnHealth(node);
  if (node.kind === 'initiative' && node.lifecycle === 'active') {
    return (
      <div role="gridcell" className={styles['health']}>
        –
      </div>
    );
  }
  return (
    <div role="gridcell" className={styles['health']}>
      <button
        type="button"
        className={styles['lozenge']}
        tabIndex={tabIndex}
        aria-label={`Health: ${HEALTH_WORDS[health]}. ${own === null ? '' : `${own} `}Explain`}
        title={own === null ? undefined : `${own} Computed: ${HEALTH_WORDS[computedHealth]}.`}
        onClick={({ currentTarget }) => explain(node.id, 'health', currentTarget)}
      >
        <HealthLozenge health={health} own={own !== null} />
      </button>
    </div>
  );
}
