import { createElement } from 'react';
import type { DocumentNode } from '../../../shared/document-view';
import { day } from '../../app/format';
import { usePerson } from '../../app/people';
import { HealthLozenge } from '../../components/health-lozenge';
import { HEALTH_WORDS } from '../../components/health-words';
import { useReading } from './context';
import { Lines, Stats } from './numbers';
import type { Section } from './outline';
import { Work } from './work';
import styles from './document.module.css';

const DEEPEST = 6;

export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <>
      {sections.map((section) =>
        section.node.kind === 'objective' ? (
          <Objective key={section.node.id} section={section} />
        ) : (
          <Theme key={section.node.id} section={section} />
        ),
      )}
    </>
  );
}

/** The page's title is the host's, and the first heading here is of the second level. */
const heading = (depth: number) => `h${Math.min(DEEPEST, depth + 2)}`;

function Theme({ section }: { readonly section: Section }) {
  const { node, depth, lines, sections } = section;
  const { shows } = useReading();
  return (
    <section className={styles['theme']} aria-label={node.title}>
      {createElement(heading(depth), { className: styles['themeTitle'] }, node.title)}
      <Story node={node} large />
      {shows('keyResults') && <Lines nodes={lines} />}
      {shows('work') && <Work section={section} />}
      <Sections sections={sections} />
    </section>
  );
}

const CLOSED = new Set(['dropped', 'paused', 'achieved']);

function Objective({ section }: { readonly section: Section }) {
  const { node, depth, lines, sections } = section;
  const { shows } = useReading();
  const closed = CLOSED.has(node.lifecycle);
  const title = (
    <>
      <span className={closed ? styles['struck'] : undefined}>{node.title}</span>{' '}
      <span className={styles['key']}>{node.key}</span>
    </>
  );
  return (
    <section className={styles['objective']} aria-label={node.title}>
      <div className={styles['head']}>
        {createElement(heading(depth), { className: styles['title'] }, title)}
        <HealthLozenge health={node.rollup.health} own={node.rollup.health !== node.rollup.computedHealth} />
      </div>
      {closed ? <Closing section={section} /> : <Story node={node} />}
      {!closed && <Stats node={node} />}
      {!closed && shows('keyResults') && <Lines nodes={lines} />}
      {shows('work') && <Work section={section} plain={closed} />}
      <Sections sections={sections} />
    </section>
  );
}

/** "Dropped on 3 Nov: the carrier lowered its price. Open work still points here." */
function Closing({ section: { node, links } }: { readonly section: Section }) {
  const { view } = useReading();
  const { lifecycleDay, lifecycleReason: reason } = node;
  const word = HEALTH_WORDS[node.lifecycle === 'active' ? node.rollup.health : node.lifecycle];
  const when = lifecycleDay === undefined ? '' : ` on ${day(lifecycleDay, view.today)}`;
  const open = links.some(({ underDone, underTotal }) => underTotal === null || (underDone ?? 0) < underTotal);
  return (
    <p className={styles['story']}>
      {word}
      {when}
      {reason === '' ? '.' : `: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`}
      {open && ' Open work still points here.'}
    </p>
  );
}

/** What people wrote, in their own paragraphs. */
export function Story({ node, large = false }: { readonly node: DocumentNode; readonly large?: boolean }) {
  const { shows } = useReading();
  return (
    <>
      {shows('narrative') && node.narrative !== '' && (
        <p className={large ? styles['lead'] : styles['story']}>{node.narrative}</p>
      )}
      {shows('why') && <Said words="Why" text={node.rationale} />}
      {shows('tradeOffs') && <Said words="We leave out" text={node.tradeOffs} />}
      {shows('owner') && node.ownerId !== null && <Owner id={node.ownerId} />}
    </>
  );
}

function Said({ words, text }: { readonly words: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <p className={styles['said']}>
      <b>{words}</b> <span>{text}</span>
    </p>
  );
}

function Owner({ id }: { readonly id: string }) {
  const person = usePerson(id);
  return person?.state === 'known' ? <Said words="Owner" text={person.name} /> : null;
}
