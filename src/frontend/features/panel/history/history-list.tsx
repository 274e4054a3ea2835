import DeleteIcon from '@atlaskit/icon/core/delete';
import { useState } from 'react';
import { dayIn } from '../../../../domain/days';
import type { CheckInView, NodeRow } from '../../../../shared/views';
import type { Failure } from '../../../../shared/result';
import { useAct } from '../../../app/actions';
import { amount, day, UNKNOWN } from '../../../app/format';
import { useSession } from '../../../app/session';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { Person } from '../../../components/person';
import { Problem } from '../../../components/problem';
import styles from './history.module.css';

interface Props {
  readonly node: NodeRow;
  readonly checkIns: readonly CheckInView[];
  readonly onChanged: () => unknown;
}

const FIRST = 5;

/** Check-ins, newest first; one opens to its whole comment and to who entered it. */
export function HistoryList({ node, checkIns, onChanged }: Props) {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const shown = all ? checkIns : checkIns.slice(0, FIRST);
  if (checkIns.length === 0) return null;
  return (
    <section className={styles['history']} aria-label={`History of ${node.key}`}>
      <h3 className={styles['heading']}>History of {node.key}</h3>
      <ul className={styles['list']}>
        {shown.map((checkIn) => (
          <Entry
            key={checkIn.id}
            node={node}
            checkIn={checkIn}
            open={open === checkIn.id}
            onToggle={() => setOpen(open === checkIn.id ? null : checkIn.id)}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {checkIns.length > FIRST && (
        <Button look="link" size="small" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${checkIns.length}`}
        </Button>
      )}
    </section>
  );
}

interface EntryProps {
  readonly node: NodeRow;
  readonly checkIn: CheckInView;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChanged: () => unknown;
}

const valueWords = (node: NodeRow, value: number): string =>
  node.keyResult?.direction === 'milestone' ? (value >= 1 ? 'Reached' : 'Not yet') : amount(value, node.unit);

function Entry({ node, checkIn, open, onToggle, onChanged }: EntryProps) {
  const { view } = useTree();
  const { accountId } = useSession();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const entered = dayIn(view.strategy.timeZone, checkIn.enteredAt);
  const backDated = entered === checkIn.asOf ? '' : `Entered ${day(entered, view.today)}. `;
  const corrected = checkIn.correction === true ? 'Correction. ' : '';
  const comment = `${corrected}${backDated}${checkIn.comment}`.trim();
  const remove = async () => {
    setBusy(true);
    const result = await act(
      'checkIn.remove',
      { id: checkIn.id },
      { done: `Check-in of ${day(checkIn.asOf, view.today)} removed from ${node.key}` },
    );
    setBusy(false);
    if (result.ok) onChanged();
    else setFailure(result.failure);
  };
  return (
    <li>
      <button type="button" className={styles['entry']} aria-expanded={open} onClick={onToggle}>
        <span className={styles['day']}>{day(checkIn.asOf, view.today)}</span>
        <span className={styles['value']}>{valueWords(node, checkIn.value)}</span>
        <span className={styles['confidence']}>Confidence {checkIn.confidence ?? UNKNOWN}</span>
        <span className={styles['comment']} title={comment} dir="auto">
          {open ? '' : comment}
        </span>
      </button>
      {open && (
        <div className={styles['more']}>
          {comment !== '' && (
            <p className={styles['text']} dir="auto">
              {comment}
            </p>
          )}
          <div className={styles['by']}>
            <Person id={checkIn.byId} nobody="Somebody who has left" />
            {checkIn.byId === accountId && (
              <Button
                look="subtle"
                size="small"
                busy={busy}
                iconBefore={<DeleteIcon label="" size="small" />}
                onClick={() => void remove()}
              >
                Delete
              </Button>
            )}
          </div>
          {failure && <Problem title="Not deleted" failure={failure} />}
        </div>
      )}
    </li>
  );
}
