import CompassIcon from '@atlaskit/icon/core/compass';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import { useEffect, useMemo, useState } from 'react';
import { workFigure } from '../../../domain/work/figure';
import type { EpochMs } from '../../../domain/model';
import type { DocumentConfig } from '../../../shared/document-config';
import type { DocumentView } from '../../../shared/document-view';
import { clock, percent } from '../../app/format';
import { addressOf } from '../../app/route';
import { HealthGlyph } from '../../components/health-glyph';
import { HEALTH_TONES, HEALTH_WORDS } from '../../components/health-words';
import { Message } from '../../components/message';
import { workAmount } from '../../components/work-done';
import { ReadingContext } from './context';
import { JiraNotice } from './jira-notice';
import { Lines, Stats } from './numbers';
import { OpenLink } from './open-link';
import { outlineOf, type Section } from './outline';
import type { ReadItems } from './read-items';
import { Sections, Story } from './sections';
import { Work } from './work';
import styles from './document.module.css';

interface Props {
  readonly view: DocumentView;
  readonly items: ReadItems | null;
  readonly config: Pick<DocumentConfig, 'levels' | 'parts'>;
  /** Where it begins, as people say it aloud; `null`: where the answer does. */
  readonly nodeKey?: string | null;
  readonly asOf: EpochMs;
  readonly busy: boolean;
  readonly reload: () => void;
}

/** The strategy as a story that is read from the top down; numbers follow words. */
export function Document({ view, items, config, nodeKey = null, asOf, busy, reload }: Props) {
  const rootId = nodeKey === null ? view.rootId : (view.nodes.find(({ key }) => key === nodeKey)?.id ?? null);
  const root = useMemo(() => outlineOf(view, config, rootId), [view, config, rootId]);
  const reading = useMemo(() => ({ view, items, config }), [view, items, config]);
  const time = clock(asOf, view.strategy.timeZone);
  return (
    <ReadingContext.Provider value={reading}>
      <article className={styles['document']} aria-label={view.strategy.name} aria-busy={busy || undefined}>
        <Source view={view} root={root} time={time} busy={busy} reload={reload} />
        <JiraNotice root={root} time={time} busy={busy} reload={reload} />
        {root ? <Beginning section={root} /> : <NothingHere nodeKey={nodeKey} />}
      </article>
    </ReadingContext.Provider>
  );
}

function NothingHere({ nodeKey }: { readonly nodeKey: string | null }) {
  if (nodeKey !== null) {
    return (
      <Message kind="lock" title={`${nodeKey} is no longer in this strategy`}>
        Choose another part of it in the macro&apos;s settings, or remove the macro.
      </Message>
    );
  }
  return (
    <Message kind="lock" title="Nothing is written yet">
      This strategy has no vision and no objectives. They are written in Jira, on the Strategy page.
    </Message>
  );
}

interface SourceProps {
  readonly view: DocumentView;
  readonly root: Section | null;
  readonly time: string;
  readonly busy: boolean;
  readonly reload: () => void;
}

/** Where the text comes from, and from when it is. */
function Source({ view, root, time, busy, reload }: SourceProps) {
  const [address, setAddress] = useState<string | null>(null);
  const key = root && root.depth === 0 && root.node.parentId !== null ? root.node.key : null;
  useEffect(() => {
    let current = true;
    void addressOf({ page: 'strategy', strategyId: view.strategy.id, nodeKey: key }).then((found) => {
      if (current) setAddress(found);
    });
    return () => {
      current = false;
    };
  }, [view.strategy.id, key]);
  return (
    <div className={styles['source']}>
      <CompassIcon label="" color="var(--ds-icon-subtle)" />
      <b>{view.strategy.name}</b>
      <span className={styles['cycle']}>{cycleText(view)}</span>
      <span className={styles['fresh']}>
        <span>As of {time}</span>
        <button type="button" className={styles['refresh']} aria-label="Read again" aria-busy={busy} onClick={reload}>
          <RefreshIcon label="" size="small" />
        </button>
        {address !== null && view.reader === 'jira' && <OpenLink href={address}>Open in Jira</OpenLink>}
      </span>
    </div>
  );
}

const cycleOf = ({ cycles, currentCycleId }: DocumentView) => cycles.find(({ id }) => id === currentCycleId) ?? null;

/** "Day 50 of 92"; `null` outside of the cycle's days. */
function dayText(view: DocumentView): string | null {
  const cycle = cycleOf(view);
  if (!cycle || view.today < cycle.start || view.today > cycle.end) return null;
  return `ay ${view.today - cycle.start + 1} of ${cycle.end - cycle.start + 1}`;
}

function cycleText(view: DocumentView): string {
  const days = dayText(view);
  return `${cycleOf(view)?.name ?? ''}${days === null ? '' : `, d${days}`}`;
}

function Beginning({ section }: { readonly section: Section }) {
  const { node } = section;
  return (
    <>
      <h2 className={styles['vision']}>{node.title}</h2>
      <Story node={node} large />
      {node.kind === 'vision' ? <Standing section={section} /> : node.kind === 'theme' ? null : <Stats node={node} />}
      <Under section={section} />
    </>
  );
}

function Under({ section }: { readonly section: Section }) {
  return (
    <>
      <Lines nodes={section.lines} />
      <Work section={section} />
      <Sections sections={section.sections} />
    </>
  );
}

/** One sentence that states numbers and never interprets. */
function Standing({ section: { node } }: { readonly section: Section }) {
  return (
    <ReadingContext.Consumer>
      {(reading) => {
        if (!reading) return null;
        const { view } = reading;
        const { outcomeBp, expectedBp, health } = node.rollup;
        const work = node.work ? workFigure(node.work.all, 'issues') : null;
        const days = dayText(view);
        return (
          <p className={styles['lead']}>
            {days !== null && `D${days}. `}
            The strategy is{' '}
            <b className={`${styles['tone']} ${styles[HEALTH_TONES[health]]}`}>
              <HealthGlyph health={health} /> {HEALTH_WORDS[health].toLocaleLowerCase()}
            </b>
            {outcomeBp === null ? (
              '.'
            ) : (
              <>
                : <b>{percent(outcomeBp)}</b> of the result is there
                {expectedBp === null ? '.' : `, ${percent(expectedBp)} was expected.`}
              </>
            )}
            {work && ` ${workAmount(work.done)} of ${workAmount(work.total)} work items are done.`}
          </p>
        );
      }}
    </ReadingContext.Consumer>
  );
}
