import { useMemo, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import type { PathNode, WorkContextView } from '../../../shared/work-context-view';
import { day } from '../../app/format';
import { usePerson } from '../../app/people';
import { Button } from '../../components/button';
import { HealthLozenge } from '../../components/health-lozenge';
import { Problem } from '../../components/problem';
import { SightStatus } from '../../components/sight';
import { CLASS_WORDS, OutsideForm } from './outside-form';
import { PathRows } from './path-rows';
import type { IssueWithParents } from './read-issue';
import { sightOfView } from './sight-of-view';
import { SightSentence } from './sight-sentence';
import { TargetPicker } from './target-picker';
import { useWorkActions, type WorkActions } from './use-work-actions';
import styles from './issue.module.css';

interface Props {
  readonly read: IssueWithParents;
  readonly view: WorkContextView;
  readonly mayEdit: boolean | null;
  readonly reload: () => Promise<void>;
}

type Mode = 'reading' | 'linking' | 'outside';

/** What the issue leads to; from here it is linked, unlinked, or said to be outside. */
export function IssuePanel({ read: { issue, parents }, view, mayEdit, reload }: Props) {
  const [mode, setMode] = useState<Mode>('reading');
  const actions = useWorkActions(reload);
  const sight = useMemo(() => sightOfView(view, issue), [view, issue]);
  const nodes = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
  if (sight.status === 'outOfScope') return <p className={styles['note']}>No strategy speaks for this project.</p>;

  const parent = parents.find(({ id }) => id === sight.inheritedFrom) ?? null;
  const editor = mayEdit === true && (
    <Editing
      {...{ mode, setMode, actions, view, parent }}
      itemId={issue.id}
      projectId={issue.projectId}
      linked={sight.best !== null}
      exempt={sight.status === 'exempt'}
    />
  );
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
      {actions.failure && <Problem title={actions.failure.title} failure={actions.failure.failure} />}
      {actions.done && <DoneLine actions={actions} />}
      {editor}
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
              <span className={styles['title']}>{node?.title ?? 'Restricted objective'}</span>
              {path.status === 'clear' && path.health !== null ? (
                <HealthLozenge health={path.health} plain />
              ) : (
                <SightStatus sight={path.status} />
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={styles['note']}>{more} more ways.</p>}
    </>
  );
}

function DoneLine({ actions }: { readonly actions: WorkActions }) {
  const { done, busy, undo } = actions;
  return (
    <div className={styles['done']} role="status">
      <span>{done?.words}</span>
      {done?.undo && (
        <Button size="small" busy={busy} onClick={() => void undo()}>
          Undo
        </Button>
      )}
    </div>
  );
}

interface EditingProps {
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly actions: WorkActions;
  readonly view: WorkContextView;
  readonly parent: IssueWithParents['issue'] | null;
  readonly itemId: number;
  readonly projectId: string;
  readonly linked: boolean;
  readonly exempt: boolean;
}

function Editing({ mode, setMode, actions, view, parent, itemId, projectId, linked, exempt }: EditingProps) {
  const { said } = view;
  const own = said.by === 'links' && said.fromId === itemId ? said.links : [];
  const ownClass = said.by === 'class' && said.fromId === itemId ? said : null;
  const taken = new Set(own.flatMap(({ nodeId }) => nodeId ?? []));
  const only = own.length === 1 && own[0]?.nodeId != null ? own[0] : null;
  const key = view.nodes.find(({ id }) => id === only?.nodeId)?.key ?? '';
  if (mode === 'outside') {
    return (
      <OutsideForm
        workClass={ownClass?.workClass ?? null}
        reason={ownClass?.reason ?? ''}
        busy={actions.busy}
        onSave={(workClass, reason) =>
          void actions.classify(itemId, workClass, reason, ownClass?.version ?? 0).then((saved) => {
            if (saved) setMode('reading');
          })
        }
        onCancel={() => setMode('reading')}
      />
    );
  }
  const picking = mode === 'linking' || (!linked && !exempt);
  return (
    <>
      {picking && (
        <TargetPicker
          projectId={projectId}
          without={taken}
          onPick={(nodeId, nodeKey) => {
            setMode('reading');
            void actions.link(itemId, nodeId, nodeKey);
          }}
          onClose={() => setMode('reading')}
        />
      )}
      <div className={styles['actions']}>
        {!picking && (
          <Button size="small" onClick={() => setMode('linking')}>
            {exempt ? 'Link to an objective' : parent ? 'Link this work elsewhere' : 'Link another'}
          </Button>
        )}
        {only && (
          <Button
            look="subtle"
            size="small"
            busy={actions.busy}
            onClick={() => void actions.unlink(only.id, only.version, key)}
          >
            Unlink
          </Button>
        )}
        {!linked && (
          <Button look="subtle" size="small" onClick={() => setMode('outside')}>
            {exempt ? 'Change reason' : 'Deliberately outside…'}
          </Button>
        )}
        {ownClass && (
          <Button
            look="subtle"
            size="small"
            busy={actions.busy}
            onClick={() => void actions.classify(itemId, null, '', ownClass.version)}
          >
            Not outside
          </Button>
        )}
      </div>
    </>
  );
}
