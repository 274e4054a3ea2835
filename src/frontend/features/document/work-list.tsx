import LockIcon from '@atlaskit/icon/core/lock-locked';
import { useMemo } from 'react';
import { useApp } from '../../app/app-state';
import { count, UNKNOWN } from '../../app/format';
import { SightStatus } from '../../components/sight';
import { WorkDone } from '../../components/work-done';
import { useReading } from './context';
import { OpenLink } from './open-link';
import type { Section } from './outline';
import type { ReadItems } from './read-items';
import { countsOf, workOf, type WorkRow } from './work-rows';
import styles from './document.module.css';

const WHOLE = 10_000;

interface Props {
  readonly section: Section;
  readonly items: ReadItems;
  readonly plain: boolean;
}

/** The work under one heading: what the viewer may open by name, the rest as a number. */
export function WorkList({ section, items, plain }: Props) {
  const { view, shows } = useReading();
  const { links, more, node } = section;
  const work = useMemo(() => workOf(links, items, view), [items, links, view]);
  const { done, total } = countsOf(links);
  return (
    <>
      {work.rows.length > 0 && (
        <div
          role="table"
          aria-label={`Work of ${node.title}`}
          className={styles['work']}
          data-team={shows('team') || undefined}
          data-done={shows('workDone') || undefined}
        >
          <div role="row" className={`${styles['workHead']} ${plain ? styles['offscreen'] : ''}`}>
            <span role="columnheader">Work</span>
            <span role="columnheader">Line of sight</span>
            {shows('team') && <span role="columnheader">Team</span>}
            {shows('workDone') && <span role="columnheader">Work done</span>}
          </div>
          {work.rows.map((row) => (
            <WorkLine key={row.link.id} row={row} />
          ))}
        </div>
      )}
      {work.silent > 0 && (
        <p className={styles['closed']}>
          {work.rows.length + work.closed > 0
            ? `${count(work.silent, 'more work item')} without a title right now`
            : `${count(work.silent, 'work item')}, ${done} of ${total} done`}
        </p>
      )}
      {work.closed > 0 && (
        <p className={styles['closed']}>
          <LockIcon label="" size="small" color="var(--ds-icon-subtle)" />
          {work.rows.length > 0 || view.reader === 'jira'
            ? `${count(work.closed, `${work.rows.length > 0 ? 'more ' : ''}work item`)} you can't open`
            : `${count(work.closed, 'work item')}, ${done} of ${total} done`}
        </p>
      )}
      {more > 0 && <p className={styles['closed']}>{count(more, 'further work item')} counted, not listed here.</p>}
    </>
  );
}

function WorkLine({ row: { link, issue, sight, team } }: { readonly row: WorkRow }) {
  const { shows } = useReading();
  const { context } = useApp();
  const { underDone, underTotal } = link;
  return (
    <div role="row" className={styles['workRow']}>
      <span role="cell" className={styles['workTitle']}>
        <span className={styles['key']}>{issue.key}</span>{' '}
        <OpenLink href={`${context.siteUrl}/browse/${issue.key}`} title={issue.summary}>
          {issue.summary}
        </OpenLink>
      </span>
      <span role="cell" className={styles['workSight']}>
        <SightStatus sight={sight} />
      </span>
      {shows('team') && (
        <span role="cell" className={styles['workTeam']}>
          {team ?? <span aria-label="No team">{UNKNOWN}</span>}
        </span>
      )}
      {shows('workDone') && (
        <span role="cell" className={styles['workDone']}>
          {underDone !== null && underTotal !== null && underTotal > 0 ? (
            <WorkDone done={underDone * WHOLE} total={underTotal * WHOLE} />
          ) : (
            <span aria-label="Not known yet">{UNKNOWN}</span>
          )}
        </span>
      )}
    </div>
  );
}
