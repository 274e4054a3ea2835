import { lazy, Suspense, useMemo } from 'react';
import type { NodeId } from '../../../domain/model';
import type { PathNode, WorkContextView } from '../../../shared/work-context-view';
import { SIGHT_WORDS } from '../../../shared/sight-words';
import { day } from '../../app/format';
import { usePerson } from '../../app/people';
import { HealthLozenge } from '../../components/health-lozenge';
import { SightGlyph } from '../../components/sight';
import { CLASS_WORDS } from './class-words';
import { PathRows } from './path-rows';
import type { IssueWithParents } from './read-issue';
import { sightOfView } from './sight-of-view';
import { SightSentence } from './sight-sentence';
import styles from './issue.module.css';

// Reading comes first; who may not edit never loads it.
const Editing = lazy(async () => ({ default: (await import('./editing')).Editing }));

interface Props {
  readonly read: IssueWithParents;
  readonly view: WorkContextView;
  readonly mayEdit: boolean | null;
  readonly reload: () => Promise<void>;
}

/** What the issue leads to; from here it is linked, unlinked, or said to be outside. */
export function IssuePanel({ read: { issue, parents }, view, mayEdit, reload }: Props) {
  const sight = useMemo(() => sightOfView(view, issue), [view, issue]);
  const nodes = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
  if (sight.status === 'outOfScope') return <p className={styles['note']}>No strategy speaks for this project.</p>;

  const parent = parents.find(({ id }) => id === sight.inheritedFrom) ?? null;
  return (
    <>
      {sight.status === 'none' && <NotLinked issueKey={issue.key} mayEdit={mayEdit} />}
      {sight.status === 'exempt' && view.said.by === 'class' && <Outside said={view.said} view={view} />}
      {sight.best && (
        <>
          <SightSentence
            issueKey={issue.key}
            path={sight.best.path}
            nodes={nodes}
            today={view.today}
            delivered={sight.status === 'delivered'}
          />
          {sight.status === 'finishing' && (
            <p className={styles['note']}>Finish this work, or move it to an objective that is still open.</p>
          )}
          {sight.others.length === 0 ? (
            <PathRows issue={issue} parent={parent} path={sight.best.path} nodes={nodes} />
          ) : (
            <Others sight={sight} nodes={nodes} />
          )}
          {parent && <p className={styles['note']}>Inherited from its parent {parent.key}.</p>}
          {sight.best.path.hops.includes(null) && (
            <p className={styles['note']}>One step is shown to a smaller group.</p>
          )}
          <Story node={nodes.get(sight.best.path.hops[0] ?? '')} />
        </>
      )}
      {mayEdit === true && (
        <Suspense fallback={null}>
          <Editing
            {...{ view, reload }}
            inherited={parent !== null}
            itemId={issue.id}
            projectId={issue.projectId}
            linked={sight.best !== null}
            exempt={sight.status === 'exempt'}
          />
        </Suspense>
      )}
    </>
  );
}

function NotLinked({ issueKey, mayEdit }: { readonly issueKey: string; readonly mayEdit: boolean | null }) {
  return (
    <>
      <p className={styles['sentence']}>
        <b>Not linked yet.</b> {mayEdit === true && 'Which objective does this work serve?'}
      </p>
      {mayEdit === false && (
        <p className={styles['note']}>
          You can read {issueKey}, not edit it, so the link is for someone who can edit it to set.
        </p>
      )}
    </>
  );
}

type Class = Extract<WorkContextView['said'], { by: 'class' }>;

function Outside({ said, view }: { readonly said: Class; readonly view: WorkContextView }) {
  const person = usePerson(said.byId);
  const when = day(Math.floor(said.at / 86_400_000), view.today);
  return (
    <>
      <p className={styles['sentence']}>
        <b>Deliberately outside:</b> {CLASS_WORDS[said.workClass]}.
      </p>
      <p className={styles['quote']}>“{said.reason}”</p>
      <p className={styles['note']}>
        {person?.name || 'Someone'}, {when}
      </p>
    </>
  );
}

/** Why the linked objective is there, in its own words. */
function Story({ node }: { readonly node: PathNode | undefined }) {
  if (!node || node.narrative === '') return null;
  return <p className={styles['quote']}>“{node.narrative}”</p>;
}

interface OthersProps {
  readonly sight: ReturnType<typeof sightOfView>;
  readonly nodes: ReadonlyMap<NodeId, PathNode>;
}

/** [LS3] Several paths, the best first. */
function Others({ sight: { best, others, more }, nodes }: OthersProps) {
  const all = [...(best ? [best] : []), ...others];
  return (
    <>
      <ul className={styles['others']} aria-label="Paths, best first">
        {all.map(({ link, path }, at) => {
          const node = nodes.get(path.hops[0] ?? '');
          return (
            <li key={`${link.id}-${at}`} className={styles['other']}>
              <SightGlyph sight={path.status} />
              <span className={styles['title']} title={node?.title}>
                {node?.title ?? 'Restricted objective'}
              </span>
              {path.status === 'clear' && path.health !== null ? (
                <HealthLozenge health={path.health} plain />
              ) : (
                <span className={styles[path.status]}>{SIGHT_WORDS[path.status]}</span>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={styles['note']}>{more} more ways.</p>}
    </>
  );
}
