import type { ItemId } from '../../../../domain/work/model';
import { count } from '../../../app/format';
import type { FoundWork } from './find-work';
import styles from './work.module.css';

interface Props {
  readonly found: FoundWork;
  readonly linkedIds: ReadonlySet<ItemId>;
  /** Of all that was found, what is not linked yet. */
  readonly free: readonly ItemId[];
  /** `null`: all of it. */
  readonly picked: ReadonlySet<ItemId> | null;
  readonly onPick: (picked: ReadonlySet<ItemId> | null) => void;
}

/** What was found, to be ticked one by one or all at once. */
export function FoundRows({ found, linkedIds, free, picked, onPick }: Props) {
  if (found.shown.length === 0) return null;
  const chosen = picked === null ? free.length : free.filter((id) => picked.has(id)).length;
  const all = free.length > 0 && chosen === free.length;
  const toggle = (id: ItemId) => {
    const next = new Set(picked ?? free);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  const rest = found.ids.length - found.shown.length;
  return (
    <fieldset className={styles['found']}>
      <legend className={styles['legend']}>Work that was found</legend>
      {free.length > 1 && (
        <label className={styles['option']}>
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && !all;
            }}
            onChange={() => onPick(all ? new Set() : null)}
          />
          <span>All {count(free.length, 'work item')}</span>
        </label>
      )}
      {found.shown.map((issue) => {
        const linked = linkedIds.has(issue.id);
        return (
          <label key={issue.id} className={styles['option']} title={issue.summary}>
            <input
              type="checkbox"
              disabled={linked}
              checked={linked || picked === null || picked.has(issue.id)}
              onChange={() => toggle(issue.id)}
            />
            <span className={styles['issue']}>
              <span className={styles['key']}>{issue.key}</span> {issue.summary}
            </span>
            <span className={styles['state']}>{linked ? 'Linked' : issue.status}</span>
          </label>
        );
      })}
      {rest > 0 && <p className={styles['empty']}>{`and ${count(rest, 'more', 'more')}`}</p>}
    </fieldset>
  );
}
