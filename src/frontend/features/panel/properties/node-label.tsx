import type { NodeRow } from '../../../../shared/views';
import { KindIcon } from '../../../components/kind-icon';
import styles from './properties.module.css';

/** Kind, key and title in one line. */
export function NodeLabel({ node }: { readonly node: Pick<NodeRow, 'kind' | 'key' | 'title'> }) {
  return (
    <>
      <KindIcon kind={node.kind} />
      <span className={styles['key']}>{node.key}</span>
      <span className={styles['text']} title={node.title}>
        {node.title}
      </span>
    </>
  );
}
