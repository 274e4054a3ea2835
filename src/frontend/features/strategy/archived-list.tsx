import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/result';
import type { ArchivedView } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { call } from '../../app/call';
import { count, day } from '../../app/format';
import { useTree, useTreeStore } from '../../app/tree';
import { dayIn } from '../../../domain/days';
import { Button } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import { Skeleton, useNoticed } from '../../components/skeleton';
import styles from './strategy-toolbar.module.css';

type Archived = ArchivedView['nodes'][number];

/** What was archived, newest first, each with its way back. */
export function ArchivedList({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const { strategyId } = useTreeStore();
  const [rows, setRows] = useState<readonly Archived[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void call('node.archived', { strategyId }).then((result) => {
      if (!current) return;
      if (result.ok) setRows(result.value.nodes);
      else setFailure(result.failure);
    });
    return () => {
      current = false;
    };
  }, [strategyId]);
  return (
    <Popover anchor={anchor} label="Archived" width={420} align="end" onClose={onClose}>
      <h2 className={styles['heading']}>Archived</h2>
      {failure && <Problem title="The archive could not be read" failure={failure} />}
      {!rows && !failure && <Loading />}
      {rows?.length === 0 && <p className={styles['text']}>Nothing is archived.</p>}
      <ul className={styles['list']}>
        {rows?.map((row) => (
          <ArchivedRow
            key={row.id}
            row={row}
            onRestored={() => setRows((old) => old?.filter((one) => one.id !== row.id) ?? null)}
          />
        ))}
      </ul>
    </Popover>
  );
}

function Loading() {
  return useNoticed() ? <Skeleton width="100%" height={24} /> : null;
}

function ArchivedRow({ row, onRestored }: { readonly row: Archived; readonly onRestored: () => void }) {
  const act = useAct();
  const { settings, strategy, today } = useTree().view;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const payload = { nodeId: row.id, version: row.version };
    const result = await act('node.restore', payload, { done: `Restored ${row.key}` });
    setBusy(false);
    if (result.ok) onRestored();
    else setFailure(result.failure);
  };
  const when = day(dayIn(strategy.timeZone, row.archivedAt), today);
  return (
    <li className={styles['archived']}>
      <div className={styles['archivedRow']}>
        <KindIcon kind={row.kind} label={settings.labels[row.kind]} />
        <span className={styles['key']}>{row.key}</span>
        <span className={styles['title']} title={row.title}>
          {row.title}
        </span>
        <span className={styles['when']}>
          {when}
          {row.belowCount > 0 && `, with ${count(row.belowCount, 'row')}`}
        </span>
        <Button size="small" busy={busy} onClick={() => void restore()} aria-label={`Restore ${row.key}`}>
          Restore
        </Button>
      </div>
      {failure && <Problem title="Not restored" failure={failure} what={settings.labels[row.kind]} />}
    </li>
  );
}
