import AddIcon from '@atlaskit/icon/core/add';
import { useMemo, useState } from 'react';
import { usePage } from '../../../app/page';
import { useTree } from '../../../app/tree';
import { IconButton } from '../../../components/button';
import { usePanel } from '../editing/panel-context';
import { HistoryList } from '../history/history-list';
import { standingChanges } from '../metric/standing-changes';
import { KeyResultCard } from './key-result-card';
import styles from './key-results.module.css';

/** Key results of an objective; the chart and history of one of them are open. */
export function KeyResultsSection() {
  const { node, panel, canEdit, reload } = usePanel();
  const { childrenOf, view } = useTree();
  const { createBelow } = usePage();
  const keyResults = (childrenOf.get(node.id) ?? []).filter((child) => child.kind === 'keyResult');
  const changes = useMemo(() => standingChanges(panel.commitmentChanges), [panel.commitmentChanges]);
  const [chosen, setChosen] = useState<string | 'none' | null>(null);
  const firstId = keyResults[0]?.id ?? null;
  const openId = chosen === null ? firstId : chosen;
  const open = keyResults.find((child) => child.id === openId) ?? null;
  if (keyResults.length === 0 && !canEdit) return null;
  const add = () => createBelow(node.id, 'keyResult');
  return (
    <section className={styles['section']} aria-labelledby="sightline-key-results">
      <div className={styles['heading']}>
        <h3 id="sightline-key-results">Key results</h3>
        {keyResults.length > 0 && <span className={styles['count']}>{keyResults.length}</span>}
        {canEdit && (
          <IconButton
            className={styles['add'] ?? ''}
            size="small"
            label={`Add a ${view.settings.labels.keyResult.toLocaleLowerCase('en')}`}
            icon={<AddIcon label="" />}
            onClick={add}
          />
        )}
      </div>
      {keyResults.length === 0 ? (
        <button type="button" className={styles['prompt']} onClick={add}>
          No key results yet. How will you know?
        </button>
      ) : (
        <ul className={styles['cards']}>
          {keyResults.map((child) => (
            <KeyResultCard
              key={child.id}
              node={child}
              checkIns={panel.checkIns}
              changes={changes}
              open={child.id === openId}
              onToggle={() => setChosen(child.id === openId ? 'none' : child.id)}
            />
          ))}
        </ul>
      )}
      {open && (
        <>
          {panel.checkIns.every((checkIn) => checkIn.nodeId !== open.id) && canEdit && (
            <p className={styles['empty']}>No check-ins yet.</p>
          )}
          <HistoryList
            node={open}
            checkIns={panel.checkIns.filter((checkIn) => checkIn.nodeId === open.id)}
            onChanged={reload}
          />
        </>
      )}
    </section>
  );
}
