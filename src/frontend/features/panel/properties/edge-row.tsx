import CrossIcon from '@atlaskit/icon/core/cross';
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { dayToIso, isoToDay } from '../../../../domain/days';
import type { Failure } from '../../../../shared/result';
import { readNumber } from '../../../../shared/number-text';
import type { EdgeView } from '../../../../shared/views';
import { useAct } from '../../../app/actions';
import { day, percent } from '../../../app/format';
import { usePage } from '../../../app/page';
import { useTree, useTreeStore } from '../../../app/tree';
import { Button, IconButton } from '../../../components/button';
import { fieldClass } from '../../../components/field';
import { Problem } from '../../../components/problem';
import { usePanel } from '../editing/panel-context';
import { NodeLabel } from './node-label';
import styles from './properties.module.css';

const textOf = (edge: EdgeView): string =>
  edge.kind === 'dependsOn'
    ? edge.neededBy === null
      ? ''
      : dayToIso(edge.neededBy)
    : edge.shareBp === null
      ? ''
      : String(edge.shareBp / 100);

type Read = { readonly shareBp: number | null; readonly neededBy: number | null } | { readonly error: string };

function read(edge: EdgeView, text: string): Read {
  if (text.trim() === '') return { shareBp: null, neededBy: null };
  if (edge.kind === 'dependsOn') {
    const neededBy = isoToDay(text);
    return neededBy === null ? { error: 'Enter a day, for example 2026-12-04' } : { shareBp: null, neededBy };
  }
  const share = readNumber(text, '%');
  if (share === null || share < 0 || share > 100) return { error: 'Enter a share from 0 to 100 %' };
  return { shareBp: Math.floor(share * 100 + 0.5), neededBy: null };
}

/** One edge: the other node opens, its date or share is edited in place, × removes it. */
export function EdgeRow({ edge }: { readonly edge: EdgeView }) {
  const { node, canEdit, reload } = usePanel();
  const { byId, view } = useTree();
  const store = useTreeStore();
  const { openPanel } = usePage();
  const act = useAct();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | string | null>(null);
  const leaving = useRef(false);
  const other = byId.get(edge.toId);
  const name = edge.kind === 'dependsOn' ? 'Needed by' : 'Share';

  const remove = async () => {
    const result = await act(
      'edge.remove',
      { id: edge.id, version: edge.version },
      { done: `${node.key} and ${other?.key ?? 'the other'} are separate` },
    );
    if (result.ok) void reload();
    else fail(result.failure);
  };
  const fail = (failure: Failure) => {
    setProblem(failure);
    if (failure.code === 'conflict') void store.refresh();
  };
  const save = async () => {
    if (typed === null || leaving.current) return;
    if (typed === textOf(edge)) return setTyped(null);
    const made = read(edge, typed);
    if ('error' in made) return setProblem(made.error);
    leaving.current = true;
    const { id, version, kind, fromId, toId } = edge;
    const result = await act(
      'edge.save',
      { id, version, kind, fromId, toId, ...made },
      { done: `${name} of ${node.key} changed` },
    );
    leaving.current = false;
    if (!result.ok) return fail(result.failure);
    setTyped(null);
    setProblem(null);
    void reload();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') return void save();
    setTyped(null);
    setProblem(null);
  };
  const onBlur = (event: FocusEvent) => {
    if (document.activeElement !== event.target) void save();
  };
  const shown =
    edge.kind === 'dependsOn'
      ? edge.neededBy === null
        ? 'no date'
        : `by ${day(edge.neededBy, view.today)}`
      : edge.shareBp === null
        ? 'even share'
        : percent(edge.shareBp);
  return (
    <>
      <div className={styles['edge']}>
        {other ? (
          <button type="button" className={styles['button']} onClick={() => openPanel(other.id)}>
            <NodeLabel node={other} />
          </button>
        ) : (
          <span className={styles['faint']}>Something you can’t see</span>
        )}
        {typed !== null ? (
          <input
            className={`${fieldClass} ${styles['input']}`}
            type={edge.kind === 'dependsOn' ? 'date' : 'text'}
            aria-label={`${name} of ${other?.key ?? 'it'}`}
            // The person has just asked for this field.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
        ) : canEdit ? (
          <Button
            className={styles['end'] ?? ''}
            size="small"
            look="subtle"
            aria-label={`${name} of ${other?.key ?? 'it'}: ${shown}`}
            onClick={() => setTyped(textOf(edge))}
          >
            {shown}
          </Button>
        ) : (
          <span className={styles['end']}>{edge.neededBy === null && edge.shareBp === null ? '' : shown}</span>
        )}
        {canEdit && (
          <IconButton
            className={styles['remove'] ?? ''}
            size="small"
            label={`Remove ${other?.key ?? 'this'}`}
            icon={<CrossIcon label="" size="small" />}
            onClick={() => void remove()}
          />
        )}
      </div>
      {problem !== null &&
        (typeof problem === 'string' ? (
          <div role="alert" className={styles['wrong']}>
            {problem}
          </div>
        ) : (
          <Problem title="Not changed" failure={problem} />
        ))}
    </>
  );
}
