import LockIcon from '@atlaskit/icon/core/lock-locked';
import type { NodeId } from '../../../domain/model';
import type { NodePath } from '../../../domain/work/model';
import type { PathNode } from '../../../shared/work-context-view';
import { percent } from '../../app/format';
import { HealthLozenge } from '../../components/health-lozenge';
import { KindIcon } from '../../components/kind-icon';
import type { Issue } from '../../app/issue';
import styles from './issue.module.css';

interface Props {
  readonly issue: Issue;
  /** The item that carries the link, where that is not the issue itself. */
  readonly parent: Issue | null;
  readonly path: NodePath;
  readonly nodes: ReadonlyMap<NodeId, PathNode>;
}

/** The way from the work up to the vision, a row a station. Health stands on key results and objectives only. */
export function PathRows({ issue, parent, path, nodes }: Props) {
  return (
    <ol className={styles['path']} aria-label="Path to the strategy">
      <WorkRow issue={issue} dotted={parent !== null} />
      {parent && <WorkRow issue={parent} note="parent" />}
      {path.hops.map((id, at) => {
        const node = id === null ? undefined : nodes.get(id);
        const broken = path.breakAt === at && path.status === 'broken';
        return <NodeStation key={id ?? `restricted-${at}`} node={node} broken={broken} />;
      })}
    </ol>
  );
}

function WorkRow(props: { readonly issue: Issue; readonly dotted?: boolean; readonly note?: string }) {
  const { issue, dotted = false, note } = props;
  return (
    <li className={`${styles['station']} ${dotted ? styles['dotted'] : ''}`}>
      <span className={styles['typeIcon']} data-level={issue.level} title={issue.typeName} />
      <span className={styles['title']} title={`${issue.key} ${issue.summary}`}>
        {issue.key} {issue.summary}
      </span>
      {note !== undefined && <span className={styles['subtle']}>{note}</span>}
    </li>
  );
}

function NodeStation({ node, broken }: { readonly node: PathNode | undefined; readonly broken: boolean }) {
  if (!node) {
    return (
      <li className={styles['station']}>
        <LockIcon label="" size="small" color="var(--ds-icon-subtle)" />
        <span className={styles['subtle']}>Restricted objective</span>
      </li>
    );
  }
  const measured = node.kind === 'objective' || node.kind === 'keyResult';
  const top = node.kind === 'vision' || node.kind === 'theme';
  return (
    <li className={`${styles['station']} ${broken ? styles['brokenStation'] : ''}`}>
      <KindIcon kind={node.kind} />
      <span className={styles['title']} title={node.title}>
        {!top && <span className={styles['key']}>{node.key} </span>}
        <span className={broken ? styles['struck'] : undefined}>{node.title}</span>
      </span>
      {node.outcomeBp !== null && <span className={styles['percent']}>{percent(node.outcomeBp)}</span>}
      {(measured || node.lifecycle !== 'active') && <HealthLozenge health={node.health} plain />}
    </li>
  );
}
