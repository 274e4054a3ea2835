import CrossIcon from '@atlaskit/icon/core/cross';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { useTree } from '../../app/tree';
import { Button, IconButton } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { Problem } from '../../components/problem';
import { amount, number } from '../../app/format';
import { NumbersCell } from './numbers-cell';
import type { OutlineRow } from './outline';
import type { OutlineStore } from './outline-store';
import styles from './first-hour.module.css';

interface Props {
  readonly row: OutlineRow;
  readonly store: OutlineStore;
}

/** A line of the list: in the tree, on its way, or refused with the reason below it. */
export function OutlineLine({ row, store }: Props) {
  const { labels } = useTree().view.settings;
  const { node, pending } = row;
  return (
    <li className={styles['rowBox']} aria-level={row.depth + 1}>
      <div
        className={styles['row']}
        style={{ paddingInlineStart: 12 + row.depth * 16 }}
        aria-busy={node === null || undefined}
      >
        <span className={styles['kind']}>
          <KindIcon kind={row.kind} label={labels[row.kind]} />
        </span>
        {node ? <Title node={node} /> : <span className={styles['name']}>{row.title}</span>}
        {node && node.kind !== 'vision' && <Remove node={node} />}
        <span className={styles['space']} />
        {node?.kind === 'keyResult' && <NumbersCell node={node} />}
        {pending?.commitment && (
          <span className={styles['numbers']}>
            {number(pending.commitment.baseline ?? 0)} → {amount(pending.commitment.target, pending.unit)}
          </span>
        )}
      </div>
      {pending?.failure && (
        <div className={styles['refused']}>
          <Problem
            title="Not added"
            failure={pending.failure}
            typed={pending.title}
            what="strategy"
            actions={
              <>
                <Button size="small" onClick={() => store.again(pending.id, pending.title)}>
                  Try again
                </Button>
                <Button size="small" look="subtle" onClick={() => store.leave(pending.id)}>
                  Leave it
                </Button>
              </>
            }
          />
        </div>
      )}
    </li>
  );
}

function Title({ node }: { readonly node: NodeRow }) {
  const act = useAct();
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  const close = () => {
    setTyped(null);
    setFailure(null);
    setTimeout(() => button.current?.focus());
  };
  const save = async () => {
    const title = (typed ?? '').trim();
    if (title === '' || title === node.title) return close();
    const payload = { nodeId: node.id, version: node.version, patch: { title } };
    const result = await act('node.update', payload, { done: `Renamed ${node.key}`, quiet: true });
    if (result.ok) close();
    else setFailure(result.failure);
  };

  if (typed === null) {
    return (
      <button
        ref={button}
        type="button"
        className={`${styles['name']} ${node.kind === 'vision' ? styles['strong'] : ''}`}
        title={node.title}
        aria-label={`${node.title}, rename`}
        dir="auto"
        onClick={() => setTyped(node.title)}
      >
        {node.title}
      </button>
    );
  }
  return (
    <span className={styles['grow']}>
      <input
        className={styles['field']}
        aria-label="Title"
        value={typed}
        dir="auto"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void save();
          if (event.key === 'Escape') close();
        }}
        onBlur={() => {
          if (failure === null) void save();
        }}
      />
      {failure && <Problem title="Not renamed" failure={failure} typed={typed} />}
    </span>
  );
}

function Remove({ node }: { readonly node: NodeRow }) {
  const act = useAct();
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async () => {
    const result = await act(
      'node.archive',
      { nodeId: node.id, version: node.version },
      { done: `Removed ${node.key}` },
    );
    if (!result.ok) setFailure(result.failure);
  };
  return (
    <span className={styles['remove']}>
      <IconButton
        label={`Remove ${node.title}`}
        size="small"
        icon={<CrossIcon label="" size="small" />}
        onClick={() => void remove()}
      />
      {failure && <Problem title="Not removed" failure={failure} />}
    </span>
  );
}
