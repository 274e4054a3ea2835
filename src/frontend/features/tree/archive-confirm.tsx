import { useEffect, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import type { ConsequencesView } from '../../../shared/views';
import { call } from '../../app/call';
import { count } from '../../app/format';
import { useTree } from '../../app/tree';
import { Button } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import styles from './tree-popups.module.css';
import { useTreeParts } from './tree-context';

interface Props {
  readonly ids: readonly NodeId[];
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

const SHOWN = 6;

/** [CH2] First what archiving leaves behind, then the button. */
export function ArchiveConfirm({ ids, anchor, onClose }: Props) {
  const { ui, commands } = useTreeParts();
  const { byId, view } = useTree();
  const { consequences, failure, setFailure } = useConsequences(ids);
  const [busy, setBusy] = useState(false);
  const first = byId.get(ids[0] ?? '');
  const title = ids.length === 1 ? `Archive ${first?.key ?? ''}` : `Archive ${ids.length} rows`;
  const archive = async () => {
    setBusy(true);
    const result = await commands.archive(ids);
    setBusy(false);
    if (result.ok) onClose();
    else setFailure(result.failure);
  };
  return (
    <Popover
      anchor={anchor}
      label={title}
      width={344}
      onClose={onClose}
      returnFocus={ui.focusActive}
      flush={failure !== null}
    >
      {failure ? (
        <Problem
          title="Not archived"
          failure={failure}
          what={first && view.settings.labels[first.kind]}
          ownerId={first?.ownerId}
          actions={
            <Button size="small" onClick={onClose}>
              Close
            </Button>
          }
        />
      ) : (
        <>
          <h2 className={styles['heading']}>{title}?</h2>
          <Consequences consequences={consequences} />
          <div className={styles['actions']}>
            <Button look="primary" busy={busy} onClick={() => void archive()} data-autofocus="">
              Archive
            </Button>
            <Button look="subtle" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </Popover>
  );
}

function Consequences({ consequences }: { readonly consequences: ConsequencesView | null }) {
  if (!consequences) return <p className={styles['text']}>Looking what it leaves behind…</p>;
  const { below, dependants, openWork } = consequences;
  return (
    <>
      <p className={styles['text']}>
        {below.length === 0
          ? 'Nothing stands below it.'
          : below.length === 1
            ? '1 row below it goes with it:'
            : `${count(below.length, 'row')} below it go with it:`}
      </p>
      <Rows rows={below} />
      {dependants.length > 0 && (
        <>
          <p className={styles['text']}>
            {dependants.length === 1
              ? '1 row depends on it or counts on it:'
              : `${count(dependants.length, 'row')} depend on it or count on it:`}
          </p>
          <Rows rows={dependants} />
        </>
      )}
      {openWork > 0 && <p className={styles['text']}>{count(openWork, 'open work item')} would lose its way.</p>}
      <p className={styles['text']}>It leaves the tree and the numbers. You can restore it.</p>
    </>
  );
}

function Rows({ rows }: { readonly rows: ConsequencesView['below'] }) {
  const { labels } = useTree().view.settings;
  return (
    <ul className={styles['list']}>
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id} className={styles['item']}>
          <KindIcon kind={row.kind} label={labels[row.kind]} />
          <span className={styles['key']}>{row.key}</span>
          <span className={styles['title']} title={row.title}>
            {row.title}
          </span>
        </li>
      ))}
      {rows.length > SHOWN && <li className={styles['item']}>and {rows.length - SHOWN} more</li>}
    </ul>
  );
}

function useConsequences(ids: readonly NodeId[]) {
  const [consequences, setConsequences] = useState<ConsequencesView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void Promise.all(ids.map((nodeId) => call('node.consequences', { nodeId }))).then((results) => {
      if (!current) return;
      const refused = results.find((result) => !result.ok);
      if (refused && !refused.ok) setFailure(refused.failure);
      const views = results.flatMap((result) => (result.ok ? [result.value] : []));
      setConsequences({
        below: views.flatMap((view) => view.below),
        dependants: views.flatMap((view) => view.dependants).filter(({ id }) => !ids.includes(id)),
        openWork: views.reduce((sum, view) => sum + view.openWork, 0),
      });
    });
    return () => {
      current = false;
    };
  }, [ids]);
  return { consequences, failure, setFailure };
}
