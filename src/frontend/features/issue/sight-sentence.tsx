import { Fragment } from 'react';
import type { EpochDay, NodeId } from '../../../domain/model';
import type { NodeBreak, NodePath } from '../../../domain/work/model';
import type { PathNode } from '../../../shared/work-context-view';
import { day } from '../../app/format';
import { HealthGlyph } from '../../components/health-glyph';
import { HEALTH_TONES, HEALTH_WORDS } from '../../components/health-words';
import { SightGlyph } from '../../components/sight';
import type { Sight } from '../../../shared/sight-words';
import styles from './issue.module.css';

interface Props {
  readonly issueKey: string;
  readonly path: NodePath;
  readonly nodes: ReadonlyMap<NodeId, PathNode>;
  readonly today: EpochDay;
  readonly delivered: boolean;
}

/** Characters of four lines in the narrowest panel. */
const FOUR_LINES = 140;
/** The key in brackets and how it stands. */
const TAIL = 22;
const SHORTEST = 16;

/** The vision gives way first; who must read all of it finds it in the path. */
function shortened(title: string, over: number): string {
  if (over <= 0 || title.length <= SHORTEST) return title;
  const cut = title.slice(0, Math.max(SHORTEST, title.length - over - 1));
  const word = cut.lastIndexOf(' ');
  return `${cut.slice(0, word > 0 ? word : cut.length).replace(/[\s,;:.]+$/, '')}…`;
}

/** [LS7] One sentence: the issue, what it is linked to, what that serves, and how it stands. */
export function SightSentence({ issueKey, path, nodes, today, delivered }: Props) {
  const end = path.status === 'clear' || path.breakAt === null ? path.hops.length : path.breakAt + 1;
  const hops = path.hops.slice(0, end);
  const titles = hops.map((id) => nodes.get(id ?? '')?.title ?? 'restricted objective');
  const over = [issueKey, ...titles].join(' → ').length + TAIL - FOUR_LINES;
  return (
    <p className={styles['sentence']}>
      {issueKey}
      {hops.map((id, at) => (
        <Fragment key={id ?? `restricted-${at}`}>
          {' '}
          <span className={styles['arrow']}>→{'\u00a0'}</span>
          <Hop node={id === null ? undefined : nodes.get(id)} linked={at === 0} over={over} />
        </Fragment>
      ))}
      <Ending path={path} nodes={nodes} today={today} delivered={delivered} />
    </p>
  );
}

interface HopProps {
  readonly node: PathNode | undefined;
  readonly linked: boolean;
  /** Characters that are too many. */
  readonly over: number;
}

function Hop({ node, linked, over }: HopProps) {
  if (!node) return <span className={styles['subtle']}>restricted objective</span>;
  if (!linked) return <>{node.kind === 'vision' ? shortened(node.title, over) : node.title}</>;
  return (
    <>
      <b>{node.title}</b> <span className={styles['subtle']}>({node.key})</span>
    </>
  );
}

const BREAK_WORDS: Readonly<Record<NodeBreak, string>> = {
  archived: 'was archived',
  dropped: 'was dropped',
  paused: 'was paused',
  unplaced: 'has lost its place in the strategy',
  expired: 'ended with its cycle',
  achieved: 'was achieved',
  cycleEnded: 'ended with its cycle',
  draft: 'is a draft',
  proposed: 'awaits agreement',
};

function Ending({ path, nodes, today, delivered }: Omit<Props, 'issueKey'>) {
  if (delivered) return <Tail sight="delivered" words="delivered" />;
  const { status, reason, since, health, weakerAt } = path;
  if (status !== 'clear') {
    const when = since === null ? '' : ` on ${day(since, today)}`;
    return <Tail sight={status} words={reason === null ? 'interrupted there' : `${BREAK_WORDS[reason]}${when}`} />;
  }
  if (health === null) return null;
  const weaker = weakerAt === null ? undefined : nodes.get(path.hops[weakerAt] ?? '');
  return (
    <>
      {' '}
      <span className={styles['nowrap']}>
        <span className={styles['arrow']}>·{'\u00a0'}</span>
        <span className={`${styles['ending']} ${styles[HEALTH_TONES[health]]}`}>
          <HealthGlyph health={health} /> {HEALTH_WORDS[health].toLocaleLowerCase()}
        </span>
      </span>
      {weaker && (
        <span className={styles['subtle']}>
          {' '}
          ({weaker.title} above it is {HEALTH_WORDS[weaker.health].toLocaleLowerCase()})
        </span>
      )}
    </>
  );
}

function Tail({ sight, words }: { readonly sight: Sight; readonly words: string }) {
  return (
    <>
      {' '}
      <span className={styles['nowrap']}>
        <SightGlyph sight={sight} /> <b className={styles[sight]}>{words}</b>
      </span>
    </>
  );
}
