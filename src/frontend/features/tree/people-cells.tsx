import type { NodeRow } from '../../../shared/views';
import { useTree } from '../../app/tree';
import { Person } from '../../components/person';
import styles from './tree-grid.module.css';

export function OwnerCell({ node }: { readonly node: NodeRow }) {
  return (
    <div role="gridcell" className={styles['owner']}>
      {node.ownerId !== null && <Person id={node.ownerId} />}
    </div>
  );
}

export function TeamCell({ node }: { readonly node: NodeRow }) {
  const { teams } = useTree().view;
  const name = teams.find((team) => team.id === node.teamId)?.name ?? '';
  return (
    <div role="gridcell" className={styles['team']} title={name}>
      {name}
    </div>
  );
}
