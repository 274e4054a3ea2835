import ClockIcon from '@atlaskit/icon/core/clock';
import type { NodeRow } from '../../../shared/views';
import { day, daysSince, UNKNOWN } from '../../app/format';
import { useTree } from '../../app/tree';
import { HEALTH_WORDS } from '../../components/health-words';
import styles from './tree-grid.module.css';

/** How long the last check-in is ago; of what is over or paused, since when it is. */
export function CheckInCell({ node }: { readonly node: NodeRow }) {
  const { today } = useTree().view;
  const { lifecycle, lifecycleDay, rollup } = node;
  const { lastCheckInDay, health } = rollup;
  const late = health === 'outdated';
  const last = lastCheckInDay === null ? [] : [`Last check-in ${day(lastCheckInDay, today)}`];
  const since =
    lifecycleDay === undefined || lifecycle === 'active'
      ? []
      : [`${HEALTH_WORDS[lifecycle]} on ${day(lifecycleDay, today)}`];
  return (
    <div
      role="gridcell"
      className={`${styles['checkIn']} ${late ? styles['late'] : ''}`}
      title={[...since, ...last].join('. ') || undefined}
    >
      {late && lastCheckInDay !== null && <ClockIcon label="Overdue" size="small" />}
      {words(lifecycleDay ?? null, lastCheckInDay, today)}
    </div>
  );
}

function words(over: number | null, lastCheckIn: number | null, today: number): string {
  if (over !== null) return day(over, today);
  return lastCheckIn === null ? UNKNOWN : daysSince(lastCheckIn, today);
}
