import type { NodeRow } from '../../../shared/views';
import { useTree } from '../../app/tree';
import { Sparkline } from '../../components/sparkline';
import { expectedShapes } from './expected-shape';
import { trendWords } from './trend-words';
import styles from './tree-grid.module.css';

export function TrendCell({ node }: { readonly node: NodeRow }) {
  const model = useTree();
  const shape = expectedShapes(model).get(node.id);
  const { trend, expectedBp } = node.rollup;
  const from = shape === 'rising' ? 0 : shape === 'flat' ? expectedBp : null;
  const expected = from === null || expectedBp === null ? null : { fromBp: from, toBp: expectedBp };
  return (
    <div role="gridcell" className={styles['trend']} aria-label={trendWords(trend, model.view.today)}>
      <Sparkline trend={trend} expected={expected} />
    </div>
  );
}
