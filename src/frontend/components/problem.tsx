import type { ReactNode } from 'react';
import type { AccountId } from '../../domain/model';
import type { Failure } from '../../shared/result';
import { useApp } from '../app/app-state';
import { copyText } from '../app/copy-link';
import { clock } from '../app/format';
import { usePeople, usePerson } from '../app/people';
import { Button } from './button';
import { Message } from './message';

interface Props {
  /** "Not moved": what did not happen. */
  readonly title: string;
  readonly failure: Failure;
  /** Label of its kind, for "You can read this objective, not change it". */
  readonly what?: string;
  /** What the person has typed; it is kept and may be copied. */
  readonly typed?: string;
  readonly actions?: ReactNode;
}

/** A failure in the place of the edit: what happened, why, whom to ask. */
export function Problem({ title, failure, what = 'part', typed, actions }: Props) {
  const { context } = useApp();
  const changedBy = usePerson(failure.changedBy ?? null);
  const copy = typed !== undefined && typed.trim() !== '' && (
    <Button size="small" onClick={() => void copyText(typed)}>
      Copy my text
    </Button>
  );
  const all = (
    <>
      {copy}
      {actions}
    </>
  );
  if (failure.code === 'forbidden') {
    return (
      <Message
        kind="lock"
        role="alert"
        title={`You can read this ${what.toLocaleLowerCase()}, not change it`}
        actions={all}
      >
        <WhoMay message={failure.message} ask={failure.ask ?? []} />
      </Message>
    );
  }
  if (failure.code === 'conflict') {
    const who = changedBy?.name || 'Someone';
    const when = failure.changedAt === undefined ? '' : ` at ${clock(failure.changedAt, context.timezone)}`;
    return (
      <Message kind="warning" role="alert" title={`${who} changed this${when}`} actions={all}>
        {title}. Nothing of yours is lost.
        <Saved current={failure.current} />
      </Message>
    );
  }
  const fields = Object.values(failure.fields ?? {});
  return (
    <Message kind="error" role="alert" title={title} actions={all}>
      {fields.length > 0 ? fields.join(' ') : failure.message}
      {failure.reference !== undefined && ` Reference ${failure.reference}.`}
    </Message>
  );
}

/** The title that is saved now, where the answer has one. */
function Saved({ current }: { readonly current: unknown }) {
  if (typeof current !== 'object' || current === null || !('title' in current)) return null;
  return typeof current.title === 'string' ? <div>Saved now: “{current.title}”</div> : null;
}

function WhoMay({ message, ask }: { readonly message: string; readonly ask: readonly AccountId[] }) {
  const people = usePeople(ask);
  const names = ask.map((id) => people.get(id)?.name ?? '').filter((name) => name !== '' && name !== 'Someone');
  return (
    <>
      {message}
      {names.length > 0 && ` Ask ${names.slice(0, 3).join(', ')}.`}
    </>
  );
}
