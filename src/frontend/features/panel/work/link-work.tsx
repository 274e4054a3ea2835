import { useCallback, useMemo, useState, type FormEvent } from 'react';
import type { ItemId } from '../../../../domain/work/model';
import type { NodeRow } from '../../../../shared/views';
import { count } from '../../../app/format';
import { MOST_FOUND } from '../../../app/issues';
import { useLookup } from '../../../app/use-lookup';
import { Button } from '../../../components/button';
import { fieldClass } from '../../../components/field';
import { Message } from '../../../components/message';
import { findByJql, findByWords, type FoundWork } from './find-work';
import { FoundRows } from './found-rows';
import { useLinkMany } from './use-link-many';
import styles from './work.module.css';

interface Props {
  readonly node: NodeRow;
  /** Linked to the node itself. */
  readonly linkedIds: ReadonlySet<ItemId>;
  readonly onLinked: () => Promise<void>;
  readonly onClose: () => void;
}

/** `null`: everything that was found. */
type Picked = ReadonlySet<ItemId> | null;
const NONE: Picked = new Set<ItemId>();
const nothing: FoundWork = { ids: [], more: false, shown: [] };

/** Work is found by key, words or JQL; it says how much there is before any of it is linked. */
export function LinkWork({ node, linkedIds, onLinked, onClose }: Props) {
  const [byJql, setByJql] = useState(false);
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<Picked>(NONE);
  const many = useLinkMany();
  const search = useCallback(
    async (typed: string) => {
      if (byJql && typed === '') return { ok: true as const, value: [nothing] };
      const found = await (byJql ? findByJql(typed) : findByWords(typed));
      return found.ok ? { ok: true as const, value: [found.value] } : found;
    },
    [byJql],
  );
  const { items, state, failure } = useLookup(query, search);
  const found = failure ? nothing : (items[0] ?? nothing);
  const free = useMemo(() => found.ids.filter((id) => !linkedIds.has(id)), [found, linkedIds]);
  const asking = state === 'asking';
  // What an earlier question found is not what is meant now.
  const chosen = asking ? [] : picked === null ? free : free.filter((id) => picked.has(id));
  const busy = many.progress !== null;

  const change = (typed: string, jql: boolean) => {
    setQuery(typed);
    setByJql(jql);
    // Who writes JQL means all of it; who looks around means what they tick.
    setPicked(jql ? null : NONE);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || chosen.length === 0) return;
    const linked = await many.link(node, chosen);
    await onLinked();
    if (linked.length === chosen.length) onClose();
  };

  return (
    <form
      className={styles['linking']}
      aria-label={`Link work to ${node.key}`}
      onSubmit={(event) => void submit(event)}
    >
      <div className={styles['query']}>
        <input
          className={fieldClass}
          type="search"
          aria-label={byJql ? 'JQL' : 'Find work by key or words'}
          placeholder={byJql ? 'project = SHOP AND type = Epic' : 'Find work by key or words'}
          autoComplete="off"
          spellCheck={false}
          // The person has just asked for this field.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={query}
          onChange={({ target }) => change(target.value, byJql)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (query === '') onClose();
            else change('', byJql);
          }}
        />
        <Button look="subtle" aria-pressed={byJql} onClick={() => change('', !byJql)}>
          JQL
        </Button>
      </div>
      {failure && (
        <Message
          kind="warning"
          role="alert"
          title={failure.code === 'badInput' ? 'Jira does not take this JQL' : 'Nothing could be looked up'}
        >
          {failure.message}
        </Message>
      )}
      <p className={styles['empty']} role="status">
        {asking ? 'Looking…' : failure ? '' : summary(found, free.length, byJql && query.trim() === '')}
      </p>
      <FoundRows found={found} linkedIds={linkedIds} free={free} picked={picked} onPick={setPicked} />
      {many.failure && (
        <Message kind="warning" role="alert" title="Not all of it is linked">
          {many.failure.message} What is linked stays linked.
        </Message>
      )}
      {many.leftOut !== null && (
        <Message kind="info" role="status" title="Some of it is not linked">
          {many.leftOut}
        </Message>
      )}
      <div className={styles['actions']}>
        <Button type="submit" look="primary" size="small" busy={busy} disabled={chosen.length === 0}>
          {many.progress
            ? `Linking ${many.progress.done} of ${many.progress.of}…`
            : chosen.length === 0
              ? 'Link'
              : `Link ${count(chosen.length, 'work item')}`}
        </Button>
        <Button look="subtle" size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function summary({ ids, more }: FoundWork, free: number, unasked: boolean): string {
  if (unasked) return 'Type JQL to see how much it finds.';
  if (ids.length === 0) return 'Nothing matches.';
  const found = more
    ? `More than ${count(MOST_FOUND, 'work item')} match; these are the first`
    : `${count(ids.length, 'work item')} ${ids.length === 1 ? 'matches' : 'match'}`;
  return ids.length === free ? `${found}.` : `${found}, ${ids.length - free} linked here already.`;
}
