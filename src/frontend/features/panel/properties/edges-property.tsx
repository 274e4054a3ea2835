import AddIcon from '@atlaskit/icon/core/add';
import { useMemo, useState } from 'react';
import type { EdgeKind } from '../../../../domain/model';
import type { Failure } from '../../../../shared/result';
import type { NodeRow } from '../../../../shared/views';
import { useAct } from '../../../app/actions';
import { useTree, useTreeStore } from '../../../app/tree';
import { Button } from '../../../components/button';
import { Popover } from '../../../components/popover';
import { Problem } from '../../../components/problem';
import { SearchPicker } from '../../../components/search-picker';
import { usePanel } from '../editing/panel-context';
import { EdgeRow } from './edge-row';
import { nodeSearch } from './find-nodes';
import { NodeLabel } from './node-label';
import { Property } from './property';
import styles from './properties.module.css';

interface Props {
  readonly kind: Extract<EdgeKind, 'dependsOn' | 'contributesTo'>;
  /** Offers to add one. */
  readonly adding: boolean;
}

const WORDS = {
  dependsOn: { label: 'Depends on', add: 'Add a dependency', done: 'depends on' },
  contributesTo: { label: 'Contributes to', add: 'Add a contribution', done: 'contributes to' },
} as const;

const idOf = (node: NodeRow) => node.id;
const show = (node: NodeRow) => <NodeLabel node={node} />;

/** Edges that leave this node; each has its date or its share. */
export function EdgesProperty({ kind, adding }: Props) {
  const { node, canEdit, reload } = usePanel();
  const { view } = useTree();
  const store = useTreeStore();
  const act = useAct();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const edges = view.edges.filter((edge) => edge.kind === kind && edge.fromId === node.id);
  const taken = edges.map((edge) => edge.toId).join(' ');
  const search = useMemo(() => {
    const without = new Set([
      node.id,
      ...taken.split(' '),
      ...(kind === 'contributesTo' && node.parentId !== null ? [node.parentId] : []),
    ]);
    // Initiatives bring no result, and nothing flows into a key result from the side.
    const allowed = (other: NodeRow) =>
      other.kind !== 'vision' && (kind === 'dependsOn' || other.kind === 'objective' || other.kind === 'theme');
    return nodeSearch(store, allowed, without);
  }, [store, node.id, node.parentId, kind, taken]);

  const { label, add, done } = WORDS[kind];
  if (edges.length === 0 && !canEdit) return null;
  const pick = async (other: NodeRow) => {
    setAnchor(null);
    const edge = {
      id: crypto.randomUUID(),
      version: 0,
      kind,
      fromId: node.id,
      toId: other.id,
      shareBp: null,
      neededBy: null,
    };
    const result = await act('edge.save', edge, { done: `${node.key} ${done} ${other.key}` });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) void reload();
  };
  return (
    <Property label={label} below={failure && <Problem title="Not changed" failure={failure} />}>
      {(labelId) => (
        <>
          {edges.map((edge) => (
            <EdgeRow key={edge.id} edge={edge} />
          ))}
          {canEdit && adding && (
            <Button
              id={`${labelId}-add`}
              size="small"
              look="subtle"
              iconBefore={<AddIcon label="" size="small" />}
              onClick={({ currentTarget }) => setAnchor(currentTarget)}
            >
              {edges.length === 0 ? add : 'Add'}
            </Button>
          )}
          {anchor && (
            <Popover anchor={anchor} label={add} width={340} onClose={() => setAnchor(null)}>
              <div className={styles['picker']}>
                <SearchPicker
                  label={add}
                  placeholder="Key or words of the title"
                  search={search}
                  idOf={idOf}
                  show={show}
                  onPick={(other) => void pick(other)}
                  focused
                  inline
                />
              </div>
            </Popover>
          )}
        </>
      )}
    </Property>
  );
}
