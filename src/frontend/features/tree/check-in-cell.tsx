import ClockIcon from '@atlaskit/icon/core/clock';
import type { NodeRow } from '../../../shared/views';
import { day, daysSince, UNKNOWN } from '../../app/format';
import { useTree } from '../../app/tree';
import styles from './tree-grid.module.css';

/** How long the last check-in is ago; of what is over, its date. */
export function CheckInCell({ node }: { readonly node: NodeRow }) {
  const { today } = useTree().view;
  const { lastCheckInDay, health } = node.rollup;
  const over = node.lifecycle === 'achieved' || node.lifecycle === 'dropped';
  const late = health === 'outdated';
  const words =
    lastCheckInDay === null ? UNKNOWN : over ? day(lastCheckInDay, today) : daysSince(lastCheckInDay, today);
  return (
    <div
      role="gridcell"
      className={`${styles['checkIn']} ${late ? styles['late'] : ''}`}
      title={lastCheckInDay === null ? undefined : `Last check-in ${day(lastCheckInDay, today)}`}
    >
      {late && lastCheckInDay !== null && <ClockIcon label="Overdue" size="small" />}
      {words}
    </div>
  );
}
