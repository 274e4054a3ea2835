import { useMemo } from 'react';
import { dayIn } from '../../../../domain/days';
import type { CheckInView, CommitmentChange, NodeRow } from '../../../../shared/views';
import { cycleOf } from '../../../app/cycle-of';
import { mayEditNode } from '../../../app/may-edit';
import { usePage } from '../../../app/page';
import { useSession } from '../../../app/session';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { KeyResultChart } from '../chart/key-result-chart';
import { HistoryList } from '../history/history-list';
import { changeSentence, together } from '../metric/change-words';
import { FigureLine } from './figure-line';
import styles from './key-results.module.css';

interface Props {
  readonly node: NodeRow;
  readonly checkIns: readonly CheckInView[];
  readonly changes: readonly CommitmentChange[];
  readonly onChanged: () => unknown;
}

/** Value, chart, changed commitments and history of a key result in its own panel. */
export function KeyResultFigures({ node, checkIns, changes, onChanged }: Props) {
  const own = useMemo(() => checkIns.filter((checkIn) => checkIn.nodeId === node.id), [checkIns, node.id]);
  const { view } = useTree();
  const { accountId } = useSession();
  return (
    <>
      <div className={styles['figures']}>
        <FigureLine node={node} />
        <CheckInButton node={node} />
      </div>
      <KeyResultChart node={node} checkIns={own} changes={changes} />
      <ChangeNotes node={node} changes={changes} />
      {own.length === 0 && mayEditNode(node, view.abilities, accountId) && (
        <p className={styles['empty']}>No check-ins yet.</p>
      )}
      <HistoryList node={node} checkIns={own} onChanged={onChanged} />
    </>
  );
}

export function CheckInButton({ node }: { readonly node: NodeRow }) {
  const { checkIn } = usePage();
  const { view } = useTree();
  const { accountId } = useSession();
  if (!mayEditNode(node, view.abilities, accountId)) return null;
  return (
    <Button
      size="small"
      aria-label={`Check in ${node.key}`}
      onClick={({ currentTarget }) => checkIn(node.id, currentTarget)}
    >
      Check in
    </Button>
  );
}

/** CH1: what was promised before, with the reason, for the rest of the cycle. */
export function ChangeNotes({
  node,
  changes,
}: {
  readonly node: NodeRow;
  readonly changes: readonly CommitmentChange[];
}) {
  const tree = useTree();
  const { today, strategy } = tree.view;
  const { cycle } = cycleOf(tree, node);
  const own = changes.filter(
    (change) => change.nodeId === node.id && (cycle === null || dayIn(strategy.timeZone, change.at) >= cycle.start),
  );
  if (own.length === 0) return null;
  return (
    <div className={styles['changes']}>
      {together(own).map((group) => (
        <p key={group[0]?.id}>{changeSentence(group, { today, timeZone: strategy.timeZone })}</p>
      ))}
    </div>
  );
}
