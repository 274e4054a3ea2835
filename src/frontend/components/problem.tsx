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
  /** Label of its kind, for "You can read this objective, not change it"; left out, `title` and the server's words. */
  readonly what?: string | undefined;
  readonly ownerId?: AccountId | null | undefined;
  /** What the person has typed; it is kept and may be copied. */
  readonly typed?: string;
  readonly actions?: ReactNode;
}

/** A failure in the place of the edit: what happened, why, whom to ask. */
export function Problem({ title, failure, what, ownerId = null, typed, actions }: Props) {
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
    const words = what === undefined ? title : `You can read this ${what.toLocaleLowerCase()}, not change it`;
    return (
      <Message kind="lock" role="alert" title={words} actions={all}>
        <WhoMay failure={failure} ownerId={what === undefined ? null : ownerId} />
      </Message>
    );
  }
  if (failure.code === 'conflict') {
    const who = changedBy?.name || 'Someone';
    const when = failure.changedAt === undefined ? '' : ` at ${clock(failure.changedAt, context.timezone)}`;
    return (
      <Message kind="warning" role="alert" title={`${who} changed this${when}`} actions={all}>
        {/* Without the newer version there is more to tell than that there is one: it was archived. */}
        {failure.current === undefined && `${failure.message} `}
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

/** The owner first, then who else may; names as Jira tells them to the viewer. */
function WhoMay({ failure, ownerId }: { readonly failure: Failure; readonly ownerId: AccountId | null }) {
  const { message, ask = [] } = failure;
  const people = usePeople(ask);
  const nameOf = (id: AccountId) => {
    const person = people.get(id);
    return person?.state === 'known' ? person.name : '';
  };
  const owner = ownerId === null ? '' : nameOf(ownerId);
  if (owner !== '') return <>{owner} owns it. Editors of this strategy can change it too.</>;
  const names = ask.map(nameOf).filter((name) => name !== '');
  return (
    <>
      {message}
      {names.length > 0 && ` That is ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}.`}
    </>
  );
}
