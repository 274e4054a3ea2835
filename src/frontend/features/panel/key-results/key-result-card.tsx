import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import { useId, useMemo } from 'react';
import type { CheckInView, CommitmentChange, NodeRow } from '../../../../shared/views';
import { usePage } from '../../../app/page';
import { HealthLozenge } from '../../../components/health-lozenge';
import { HEALTH_WORDS } from '../../../components/health-words';
import { KindIcon } from '../../../components/kind-icon';
import { KeyResultChart } from '../chart/key-result-chart';
import { ChangeNotes, CheckInButton } from './key-result-figures';
import { FigureLine } from './figure-line';
import styles from './key-results.module.css';

interface Props {
  readonly node: NodeRow;
  readonly checkIns: readonly CheckInView[];
  readonly changes: readonly CommitmentChange[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** A key result below an objective: its figures, and when open its chart. */
export function KeyResultCard({ node, checkIns, changes, open, onToggle }: Props) {
  const { openPanel, explain } = usePage();
  const own = useMemo(() => checkIns.filter((checkIn) => checkIn.nodeId === node.id), [checkIns, node.id]);
  const ownChanges = useMemo(() => changes.filter((change) => change.nodeId === node.id), [changes, node.id]);
  const chartId = useId();
  const { health } = node.rollup;
  return (
    <li className={styles['card']} aria-label={`${node.key} ${node.title}`}>
      <div className={styles['head']}>
        <button type="button" className={styles['name']} title={node.title} onClick={() => openPanel(node.id)}>
          <KindIcon kind={node.kind} />
          <span className={styles['key']}>{node.key}</span>
          <span className={styles['title']} dir="auto">
            {node.title}
          </span>
        </button>
        <button
          type="button"
          className={styles['health']}
          aria-label={`Health of ${node.key}: ${HEALTH_WORDS[health]}. Explain`}
          onClick={({ currentTarget }) => explain(node.id, 'health', currentTarget)}
        >
          <HealthLozenge health={health} />
        </button>
      </div>
      <div className={styles['figures']}>
        <button
          type="button"
          className={styles['toggle']}
          aria-expanded={open}
          aria-controls={chartId}
          onClick={onToggle}
        >
          <FigureLine node={node} />
          {open ? <ChevronDown label="" size="small" /> : <ChevronRight label="" size="small" />}
        </button>
        <CheckInButton node={node} />
      </div>
      <div id={chartId} hidden={!open}>
        {open && <KeyResultChart node={node} checkIns={own} changes={ownChanges} />}
        {open && <ChangeNotes node={node} changes={ownChanges} />}
      </div>
    </li>
  );
}
