import { useCallback, useRef } from 'react';
import type { NodeId } from '../../../domain/model';
import { ok, type Result } from '../../../shared/result';
import type { NodeRow, TreeView } from '../../../shared/views';
import { call } from '../../app/call';
import { HealthGlyph } from '../../components/health-glyph';
import { KindIcon } from '../../components/kind-icon';
import { SearchPicker } from '../../components/search-picker';
import styles from './issue.module.css';

interface Target {
  readonly node: NodeRow;
  readonly place: string;
}

interface Props {
  readonly strategyIds: readonly string[];
  readonly projectId: string;
  readonly without: ReadonlySet<NodeId>;
  readonly onPick: (nodeId: NodeId, key: string) => void;
  readonly onClose?: () => void;
}

const MOST = 30;
/** What work can serve: the vision and themes are told by objectives. */
const KINDS = new Set(['objective', 'keyResult', 'initiative']);

/** Finds an objective, key result or initiative of the strategies that speak for the project; those of its teams first. */
export function TargetPicker({ strategyIds, projectId, without, onPick, onClose }: Props) {
  const known = useRef<Promise<Result<readonly Target[]>> | null>(null);
  const key = strategyIds.join(' ');
  const search = useCallback(
    async (query: string): Promise<Result<readonly Target[]>> => {
      known.current ??= readTargets(key.split(' '), projectId);
      const all = await known.current;
      if (!all.ok) {
        known.current = null;
        return all;
      }
      const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const fits = ({ node, place }: Target) => {
        const text = `${node.key} ${node.title} ${place}`.toLocaleLowerCase();
        return words.every((word) => text.includes(word));
      };
      return ok(all.value.filter(fits).slice(0, MOST));
    },
    [key, projectId],
  );
  return (
    <SearchPicker
      label="Find an objective"
      placeholder="Find an objective"
      search={search}
      idOf={({ node }) => node.id}
      show={(target) => <TargetLine target={target} />}
      onPick={({ node }) => onPick(node.id, node.key)}
      without={without}
      nothing="No objective matches. Ask its owner, or say why this is outside."
      inline
      focusOnShow
      {...(onClose ? { onClose } : {})}
    />
  );
}

function TargetLine({ target: { node, place } }: { readonly target: Target }) {
  return (
    <span className={styles['target']}>
      <KindIcon kind={node.kind} />
      <span className={styles['targetText']}>
        <span className={styles['targetTitle']}>{node.title}</span>
        <span className={styles['targetPlace']}>
          {node.key} {place}
        </span>
      </span>
      <HealthGlyph health={node.rollup.health} />
    </span>
  );
}

async function readTargets(strategyIds: readonly string[], projectId: string): Promise<Result<readonly Target[]>> {
  const trees = await Promise.all(strategyIds.map((strategyId) => call('strategy.tree', { strategyId })));
  const failed = trees.find((tree) => !tree.ok);
  if (failed) return failed;
  return ok(trees.flatMap((tree) => (tree.ok ? targetsOf(tree.value, projectId) : [])));
}

/** Open ones only: what is dropped or achieved would interrupt the path it is meant to begin. */
function targetsOf({ nodes, teams }: TreeView, projectId: string): Target[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mine = new Set(teams.filter(({ projectIds }) => projectIds.includes(projectId)).map(({ id }) => id));
  const open = nodes.filter(
    ({ kind, lifecycle }) =>
      KINDS.has(kind) && (lifecycle === 'active' || lifecycle === 'proposed' || lifecycle === 'draft'),
  );
  const isMine = ({ teamId }: NodeRow) => teamId !== null && mine.has(teamId);
  return open
    .map((node) => {
      const parent = node.parentId === null ? undefined : byId.get(node.parentId);
      return { node, place: `${parent ? `in ${parent.title}` : ''}${isMine(node) ? ', your team' : ''}` };
    })
    .sort((a, b) => Number(isMine(b.node)) - Number(isMine(a.node)));
}
