import { useEffect, useRef, useState } from 'react';
import type { WorkContextView } from '../../../shared/work-context-view';
import { Button } from '../../components/button';
import { Problem } from '../../components/problem';
import { LinkForm } from './link-form';
import { LinkButtons, LinkRows, saidOf } from './link-rows';
import { OutsideForm } from './outside-form';
import { leftFor, ownLinks, type OwnLink } from './own-links';
import { TargetPicker } from './target-picker';
import { useWorkActions, type WorkActions } from './use-work-actions';
import styles from './issue.module.css';

interface Props {
  readonly view: WorkContextView;
  readonly inherited: boolean;
  readonly itemId: number;
  readonly projectId: string;
  readonly linked: boolean;
  readonly exempt: boolean;
  readonly reload: () => Promise<void>;
}

type Mode = 'reading' | 'linking' | 'outside' | { readonly link: string };

/** All that changes what the issue leads to; for who may edit it, and loaded once they can read. */
export function Editing({ view, inherited, itemId, projectId, linked, exempt, reload }: Props) {
  const [mode, setMode] = useState<Mode>('reading');
  const actions = useWorkActions(reload);
  const { said } = view;
  const own = ownLinks(view, itemId);
  const ownClass = said.by === 'class' && said.fromId === itemId ? said : null;
  const edited = typeof mode === 'object' ? own.find(({ id }) => id === mode.link) : undefined;
  const rest = () => setMode('reading');
  const then = (saved: Promise<boolean>) => void saved.then((done) => done && rest());
  const onEdit = ({ id }: OwnLink) => setMode({ link: id });
  const onUnlink = ({ id, version, key }: OwnLink) => void actions.unlink(id, version, key);
  const forLink = { busy: actions.busy, newId: actions.done?.linkId ?? undefined, onEdit, onUnlink };
  const only = own.length === 1 && own[0] && saidOf(own[0]) === '' ? own[0] : null;
  const picking = mode === 'linking' || (!linked && !exempt);
  return (
    <>
      {actions.failure && <Problem title={actions.failure.title} failure={actions.failure.failure} />}
      {actions.done && (
        <DoneLine actions={actions} link={edited ? undefined : own.find(linkedJustNow(actions))} onEdit={onEdit} />
      )}
      {own.length > 0 && !only && <LinkRows links={own} {...forLink} />}
      {mode === 'outside' ? (
        <OutsideForm
          workClass={ownClass?.workClass ?? null}
          reason={ownClass?.reason ?? ''}
          busy={actions.busy}
          onSave={(workClass, reason) => then(actions.classify(itemId, workClass, reason, ownClass?.version ?? 0))}
          onCancel={rest}
        />
      ) : edited ? (
        <LinkForm
          key={edited.id}
          link={edited}
          leftBp={leftFor(view, edited.id)}
          busy={actions.busy}
          onSave={(shareBp, note) => then(actions.change(itemId, edited, shareBp, note))}
          onCancel={rest}
        />
      ) : (
        <>
          {picking && (
            <TargetPicker
              projectId={projectId}
              without={new Set(own.map(({ nodeId }) => nodeId))}
              onPick={(nodeId, key) => {
                rest();
                void actions.link(itemId, nodeId, key);
              }}
              onClose={rest}
            />
          )}
          <div className={styles['actions']}>
            {!picking && (
              <Button size="small" onClick={() => setMode('linking')}>
                {exempt ? 'Link to an objective' : inherited ? 'Link this work elsewhere' : 'Link another'}
              </Button>
            )}
            {only && <LinkButtons link={only} {...forLink} />}
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
      )}
    </>
  );
}

const linkedJustNow =
  ({ done }: WorkActions) =>
  ({ id }: OwnLink): boolean =>
    id === done?.linkId;

interface DoneLineProps {
  readonly actions: WorkActions;
  /** What was made just now, while nobody has said more of it. */
  readonly link: OwnLink | undefined;
  readonly onEdit: (link: OwnLink) => void;
}

function DoneLine({ actions: { done, busy, undo }, link, onEdit }: DoneLineProps) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What was pressed is gone with what it changed.
    if (!busy && document.activeElement === document.body) back.current?.focus();
  }, [busy]);
  return (
    <div className={styles['done']} role="status">
      <span>{done?.words}</span>
      {link && (
        <Button look="subtle" size="small" onClick={() => onEdit(link)}>
          Share and note
        </Button>
      )}
      {done?.undo && (
        <Button ref={back} size="small" busy={busy} onClick={() => void undo()}>
          Undo
        </Button>
      )}
    </div>
  );
}
