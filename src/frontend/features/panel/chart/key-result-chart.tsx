import { useMemo, useRef } from 'react';
import type { CheckInView, CommitmentChange, NodeRow } from '../../../../shared/views';
import { cycleOf } from '../../../app/cycle-of';
import { amount, day, number } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { chartFacts } from './chart-facts';
import { ChartDrawing } from './chart-drawing';
import { chartGeometry, type ChartFacts } from './geometry';
import { useWidth } from './use-width';
import styles from './chart.module.css';

interface Props {
  readonly node: NodeRow;
  readonly checkIns: readonly CheckInView[];
  readonly changes: readonly CommitmentChange[];
}

/** Values of a key result over its cycle beside what is expected and its target; for ears the same as a table. */
export function KeyResultChart({ node, checkIns, changes }: Props) {
  const tree = useTree();
  const { view } = tree;
  const { cycle } = cycleOf(tree, node);
  const facts = useMemo(
    () => chartFacts(node, cycle, checkIns, changes, view.today, view.strategy.timeZone),
    [node, cycle, checkIns, changes, view.today, view.strategy.timeZone],
  );
  return facts && <Figure node={node} facts={facts} />;
}

/** A component of its own: what it measures has to be there from its first rendering. */
function Figure({ node, facts }: { readonly node: NodeRow; readonly facts: ChartFacts }) {
  const { view } = useTree();
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const geometry = useMemo(() => (width > 0 ? chartGeometry(facts, width) : null), [facts, width]);
  const { values } = facts;
  return (
    <figure ref={box} className={styles['figure']}>
      {geometry && <ChartDrawing facts={facts} geometry={geometry} width={width} />}
      <div className={styles['hidden']}>
        <table>
          <caption>{`${node.key} ${node.title}: values`}</caption>
          <thead>
            <tr>
              <th scope="col">As of</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {values.map((point) => (
              <tr key={point.day}>
                <th scope="row">{day(point.day, view.today)}</th>
                <td>{amount(point.value, node.unit)}</td>
              </tr>
            ))}
            {facts.steps.map((step) => (
              <tr key={`target ${step.day} ${step.after}`}>
                <th scope="row">{day(step.day, view.today)}</th>
                <td>{`Target ${number(step.before)} → ${amount(step.after, node.unit)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
