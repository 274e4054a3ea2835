import ArrowIcon from '@atlaskit/icon/core/arrow-right';
import { useState } from 'react';
import { Button } from '../../components/button';
import { HealthLozenge } from '../../components/health-lozenge';
import { KindIcon } from '../../components/kind-icon';
import type { Shifts } from './shifts';
import { asRatio } from './thresholds';
import styles from './admin.module.css';

const SHOWN = 12;

interface Props {
  readonly shifts: Shifts;
  readonly dirty: boolean;
  /** Says whose node it is, where there are several strategies. */
  readonly named: boolean;
}

/** Each node that would change, with its ratio, before → after. */
export function ShiftList({ shifts: { all, counted, total }, dirty, named }: Props) {
  const [whole, setWhole] = useState(false);
  const above = all.length - counted;
  const shown = whole ? all : all.slice(0, SHOWN);
  return (
    <div className={styles['shifts']}>
      <p className={styles['shiftsTitle']} role="status">
        <span className={styles['strong']}>What this changes today</span>{' '}
        {dirty
          ? `${counted} of ${total} objectives and key results${above === 0 ? '' : `, and ${above} above them`}`
          : 'Nothing yet. Move a threshold to see it.'}
      </p>
      <ul className={styles['plainList']}>
        {shown.map(({ node, strategyName, ratioBp, before, after }) => (
          <li key={node.id} className={styles['shift']}>
            <KindIcon kind={node.kind} />
            <span className={styles['key']}>{node.key}</span>
            <span className={styles['shiftTitle']} title={node.title} dir="auto">
              {node.title}
            </span>
            {named && <span className={styles['faint']}>{strategyName}</span>}
            <span className={styles['ratio']}>{ratioBp === null ? '–' : asRatio(ratioBp)}</span>
            <span className={styles['change']}>
              <HealthLozenge health={before} />
              <ArrowIcon label="becomes" size="small" color="var(--ds-icon-subtle)" />
              <HealthLozenge health={after} />
            </span>
          </li>
        ))}
      </ul>
      {all.length > shown.length && (
        <Button look="link" size="small" onClick={() => setWhole(true)}>
          Show all {all.length}
        </Button>
      )}
    </div>
  );
}
