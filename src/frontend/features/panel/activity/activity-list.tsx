import { useEffect, useMemo, useRef, useState } from 'react';
import { dayIn } from '../../../../domain/days';
import { clock, day } from '../../../app/format';
import { usePeople } from '../../../app/people';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { Person } from '../../../components/person';
import { usePanel } from '../editing/panel-context';
import { activityWords, type Names } from './activity-words';
import { mentionedPeople } from './mentioned-people';
import styles from './activity.module.css';

const FIRST = 5;

/** Who did what with this node, newest first. */
export function ActivityList() {
  const { panel, onAtActivity } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!onAtActivity || !heading.current) return;
    heading.current.scrollIntoView({ block: 'start' });
    heading.current.focus({ preventScroll: true });
    onAtActivity();
  }, [onAtActivity]);
  const { view, byId } = useTree();
  const [all, setAll] = useState(false);
  const { activity, commitmentChanges } = panel;
  const people = usePeople(useMemo(() => mentionedPeople(activity), [activity]));
  const names: Names = {
    person: (id) => people.get(id)?.name || 'somebody',
    other: (id) =>
      view.teams.find((team) => team.id === id)?.name ??
      view.cycles.find((cycle) => cycle.id === id)?.name ??
      byId.get(id)?.key ??
      null,
    reason: (entry) =>
      commitmentChanges.find(({ id, nodeId }) => nodeId === panel.nodeId && id.startsWith(`${entry.id}:`))?.reason ??
      null,
    otherDay: (asOf, entry) => (asOf === dayIn(view.strategy.timeZone, entry.at) ? null : day(asOf, view.today)),
  };
  const when = (at: number) => {
    const on = dayIn(view.strategy.timeZone, at);
    const time = clock(at, view.strategy.timeZone);
    return on === view.today ? time : `${day(on, view.today)}, ${time}`;
  };
  if (activity.length === 0) return null;
  return (
    <section className={styles['activity']} aria-labelledby="sightline-activity">
      <h3 ref={heading} tabIndex={-1} id="sightline-activity" className={styles['heading']}>
        Activity
      </h3>
      <ul className={styles['list']}>
        {(all ? activity : activity.slice(0, FIRST)).map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            <Person id={entry.byId} iconOnly nobody="Sightline" />
            <span className={styles['words']}>
              <strong>{entry.byId === null ? 'Sightline' : people.get(entry.byId)?.name || 'Somebody'}</strong>{' '}
              {activityWords(entry, names)}
            </span>
            <time className={styles['time']}>{when(entry.at)}</time>
          </li>
        ))}
      </ul>
      {activity.length > FIRST && (
        <Button look="link" size="small" onClick={() => setAll(!all)}>
          {all ? 'Show less' : 'Show more'}
        </Button>
      )}
    </section>
  );
}
