import type { NodeRow } from '../../../shared/views';
import { Sparkline } from '../../components/sparkline';
import styles from './tree-grid.module.css';

export function TrendCell({ node }: { readonly node: NodeRow }) {
  return (
    <div role="gridcell" className={styles['trend']}>
      <Sparkline trend={node.rollup.trend} expectedBp={node.rollup.expectedBp} />
    </div>
  );
}
