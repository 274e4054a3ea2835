import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import LockIcon from '@atlaskit/icon/core/lock-locked';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../../shared/result';
import { useAct } from '../../../app/actions';
import { count } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { fieldClass } from '../../../components/field';
import { Menu } from '../../../components/menu';
import { Message } from '../../../components/message';
import { Skeleton, useNoticed } from '../../../components/skeleton';
import { usePanel } from '../editing/panel-context';
import { useNodeWork } from './use-node-work';
import { shownLines, SORTS, workLines, type SortBy, type WorkLine } from './work-lines';
import { WorkRow } from './work-row';
import styles from './work.module.css';

const LinkWork = lazy(async () => ({ default: (await import('./link-work')).LinkWork }));

const STEP = 50;
/** From here on finding one by eye takes longer than typing. */
const MANY = 5;

/** Work that is linked to the node, or also to what is below it. */
export function LinkedWorkSection() {
  const { node } = usePanel();
  const model = useTree();
  const act = useAct();
  const [below, setBelow] = useState(true);
  const [sort, setSort] = useState<SortBy>('key');
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(STEP);
  const [linking, setLinking] = useState(false);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { work, failure, reload } = useNodeWork(node.id, below);
  const lines = useMemo(() => (work ? workLines(work, model) : []), [work, model]);
  const shown = useMemo(() => shownLines(lines, sort, filter), [lines, sort, filter]);
  const total = work?.links.length ?? 0;
  const linkedIds = useMemo(
    () => new Set(work?.links.flatMap(({ nodeId, itemId }) => (nodeId === node.id ? [itemId] : []))),
    [work, node.id],
  );
  const opener = useRef<HTMLButtonElement>(null);
  const takesWork = node.lifecycle !== 'dropped';
  const closeLinking = () => {
    setLinking(false);
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }));
  };

  const unlink = async ({ link, issue }: WorkLine) => {
    setBusyId(link.id);
    setRefused(null);
    const { id, version } = link;
    const answer = await act('work.unlink', { id, version }, { done: `Unlinked ${issue.key}` });
    if (!answer.ok) setRefused(answer.failure);
    await reload();
    setBusyId(null);
    if (answer.ok) heading.current?.focus({ preventScroll: true });
  };

  return (
    <section className={styles['section']} aria-labelledby="sightline-linked-work">
      <div className={styles['heading']}>
        <h3 ref={heading} tabIndex={-1} id="sightline-linked-work">
          Linked work
        </h3>
        {total > 0 && <span className={styles['count']}>{total}</span>}
        <ViewMenu below={below} sort={sort} onBelow={setBelow} onSort={setSort} />
      </div>
      {failure && (
        <Message
          kind="error"
          role="alert"
          title="Linked work could not be read"
          actions={
            <Button size="small" onClick={() => void reload()}>
              Try again
            </Button>
          }
        >
          {failure.message}
        </Message>
      )}
      {refused && (
        <Message kind="warning" role="alert" title="Not unlinked">
          {refused.message}
        </Message>
      )}
      {!work && !failure && <Waiting />}
      {work && total === 0 && !linking && <p className={styles['empty']}>No work linked yet.</p>}
      {linking && (
        <Suspense fallback={null}>
          <LinkWork node={node} linkedIds={linkedIds} onLinked={reload} onClose={closeLinking} />
        </Suspense>
      )}
      {work && takesWork && !linking && (
        <Button ref={opener} className={styles['open']} size="small" onClick={() => setLinking(true)}>
          Link work
        </Button>
      )}
      {lines.length > MANY && (
        <input
          className={fieldClass}
          type="search"
          aria-label="Filter linked work"
          placeholder="Filter linked work"
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
      )}
      {lines.length > 0 && shown.length === 0 && <p className={styles['empty']}>Nothing matches.</p>}
      {shown.length > 0 && (
        <ul className={styles['list']} aria-label="Linked work">
          {shown.slice(0, most).map((line) => (
            <WorkRow key={line.link.id} line={line} busy={busyId === line.link.id} onUnlink={() => void unlink(line)} />
          ))}
        </ul>
      )}
      {shown.length > most && (
        <Button look="link" size="small" onClick={() => setMost(most + STEP)}>
          Show more
        </Button>
      )}
      {total > lines.length && (
        <p className={styles['closed']}>
          <LockIcon label="" />
          {`${count(total - lines.length, 'more work item', 'more work items')} you can't open`}
        </p>
      )}
    </section>
  );
}

function Waiting() {
  return useNoticed() ? (
    <div className={styles['waiting']} role="status" aria-label="Reading linked work">
      <Skeleton width="80%" />
      <Skeleton width="60%" />
    </div>
  ) : null;
}

interface ViewMenuProps {
  readonly below: boolean;
  readonly sort: SortBy;
  readonly onBelow: (below: boolean) => void;
  readonly onSort: (sort: SortBy) => void;
}

function ViewMenu({ below, sort, onBelow, onSort }: ViewMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        className={styles['view']}
        look="subtle"
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        iconAfter={<ChevronDownIcon label="" size="small" />}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {below ? 'Own and below' : 'Own'}
      </Button>
      {anchor && (
        <Menu
          anchor={anchor}
          label="Which work, in which order"
          align="end"
          onClose={() => setAnchor(null)}
          items={[
            { label: 'Own', checked: !below, onSelect: () => onBelow(false) },
            { label: 'Own and below', checked: below, onSelect: () => onBelow(true) },
            { kind: 'heading', label: 'Sort by' },
            ...Object.entries(SORTS).map(([key, label]) => ({
              ...{ label, checked: sort === key },
              onSelect: () => onSort(key as SortBy),
            })),
          ]}
        />
      )}
    </>
  );
}
