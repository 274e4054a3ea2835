import WarningIcon from '@atlaskit/icon/core/status-warning';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../../components/button';
import { Person } from '../../../components/person';
import { clock, day } from '../../../app/format';
import { usePerson } from '../../../app/people';
import { useSession } from '../../../app/session';
import { useTree } from '../../../app/tree';
import { dayIn } from '../../../../domain/days';
import { DifferenceText } from './difference-text';
import { drafts, type Draft, type Trouble } from './drafts';
import type { Field } from './field';
import { focusField } from './field-dom';
import { mergeTexts } from './merge';
import { usePanel } from './panel-context';
import styles from './conflict.module.css';

interface Props {
  readonly field: Field;
  readonly draft: Draft;
  readonly conflict: Extract<Trouble, { kind: 'conflict' }>;
}

/** Two people changed the same thing: both versions, and what to do about it. */
export function ConflictNotice({ field, draft, conflict }: Props) {
  const { node, save } = usePanel();
  const { accountId } = useSession();
  const { view } = useTree();
  const who = usePerson(conflict.byId);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [conflict]);

  const { theirs } = conflict;
  const settle = (part: Partial<Draft>) =>
    drafts.put(node.id, field.id, { ...draft, base: theirs, trouble: null, ...part });
  const mergeable = field.shape === 'words' && field.phrase === undefined;
  const editBoth = () => {
    settle({ mine: mergeTexts(draft.base, theirs, draft.mine), merged: true });
    focusField(node.id, field.id);
  };
  const saveMine = async () => {
    settle({ mine: field.onTop?.(draft.base, theirs, draft.mine) ?? draft.mine });
    if (await save(field)) focusField(node.id, field.id);
  };
  const keepTheirs = () => {
    drafts.drop(node.id, field.id);
    focusField(node.id, field.id);
  };

  const on = conflict.at === null ? null : dayIn(view.strategy.timeZone, conflict.at);
  const at = conflict.at === null ? '' : clock(conflict.at, view.strategy.timeZone);
  const when = on === null ? '' : on === view.today ? at : `${day(on, view.today)}, ${at}`;
  return (
    <div ref={notice} role="alert" tabIndex={-1} className={styles['notice']} aria-label="Changed by two people">
      <div className={styles['head']}>
        <WarningIcon label="" color="var(--ds-icon-warning)" />
        <div>
          <div className={styles['title']}>{who?.name ? who.name : 'Somebody'} changed this while you were typing</div>
          <div className={styles['note']}>
            {field.label}
            {when === '' ? '' : `, ${when}`}. Nothing of yours is lost.
          </div>
        </div>
      </div>
      <Version id={conflict.byId} name="Saved now" note={when}>
        <Shown field={field} base={draft.base} text={theirs} />
      </Version>
      <Version id={accountId} name="Yours" note="not saved" own>
        <Shown field={field} base={draft.base} text={draft.mine} />
      </Version>
      <div className={styles['actions']}>
        {mergeable && (
          <Button look="primary" onClick={editBoth}>
            Edit both into one
          </Button>
        )}
        <Button
          look={mergeable ? 'default' : 'primary'}
          className={mergeable ? (styles['light'] ?? '') : ''}
          busy={draft.saving}
          onClick={() => void saveMine()}
        >
          Save mine
        </Button>
        <Button look="subtle" onClick={keepTheirs}>
          Keep theirs
        </Button>
      </div>
    </div>
  );
}

interface VersionProps {
  readonly id: string | null;
  readonly name: string;
  readonly note: string;
  readonly own?: boolean;
  readonly children: ReactNode;
}

function Version({ id, name, note, own = false, children }: VersionProps) {
  return (
    <section aria-label={name} className={`${styles['version']} ${own ? styles['own'] : ''}`}>
      <div className={styles['versionHead']}>
        <Person id={id} iconOnly nobody="Somebody" />
        <span className={styles['versionName']}>{name}</span>
        <span className={styles['note']}>{note}</span>
      </div>
      {children}
    </section>
  );
}

function Shown({ field, base, text }: { readonly field: Field; readonly base: string; readonly text: string }) {
  if (field.shape === 'person') return <Person id={text === '' ? null : text} />;
  const phrase = field.phrase ?? ((value: string) => value);
  if (field.shape === 'plain') return <div className={styles['text']}>{phrase(text)}</div>;
  return <DifferenceText base={phrase(base)} text={phrase(text)} />;
}
