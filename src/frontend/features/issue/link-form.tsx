import { useState } from 'react';
import type { Bp } from '../../../domain/model';
import { LIMITS } from '../../../shared/limits';
import { readNumber, writeNumber } from '../../../shared/number-text';
import { percent } from '../../app/format';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { saidOf } from './link-rows';
import type { OwnLink } from './own-links';
import styles from './issue.module.css';

interface Props {
  readonly link: OwnLink;
  /** `null`: not for this person to know. */
  readonly leftBp: Bp | null;
  readonly busy: boolean;
  readonly onSave: (shareBp: Bp | null, note: string) => void;
  readonly onCancel: () => void;
}

const WRONG = 'Enter a number from 1 to 100, for example 60, or leave it empty.';

/** @returns `undefined` for what is no share */
function readShare(text: string): Bp | null | undefined {
  if (text.trim() === '') return null;
  const bp = Math.round((readNumber(text, '%') ?? 0) * 100);
  return bp >= 100 && bp <= 10_000 ? bp : undefined;
}

/** How much of the work a link takes, and a word on it. What was typed stays when somebody else was faster. */
export function LinkForm({ link, leftBp, busy, onSave, onCancel }: Props) {
  const [opened] = useState(link);
  const [share, setShare] = useState(writeNumber(link.shareBp === null ? null : link.shareBp / 100));
  const [note, setNote] = useState(link.note);
  const [wrong, setWrong] = useState(false);
  const changed = link.shareBp !== opened.shareBp || link.note !== opened.note;
  return (
    <form
      className={styles['form']}
      aria-label={`Share and note, ${link.key}`}
      onSubmit={(event) => {
        event.preventDefault();
        const shareBp = readShare(share);
        setWrong(shareBp === undefined);
        if (shareBp !== undefined) onSave(shareBp, note.trim());
      }}
    >
      {changed && <p className={styles['note']}>Saved by now: {saidOf(link) || 'no share, no note'}.</p>}
      <Field
        label="Share in %"
        note="optional"
        error={wrong ? WRONG : null}
        help={
          leftBp === null
            ? 'Empty takes an even part of what is left.'
            : `${percent(leftBp)} is left. Empty takes an even part of it.`
        }
      >
        {(ids) => (
          <input
            {...ids}
            className={fieldClass}
            inputMode="decimal"
            autoComplete="off"
            // The person has just asked for this field.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={share}
            onChange={(event) => {
              setShare(event.target.value);
              setWrong(false);
            }}
          />
        )}
      </Field>
      <Field label="Note" note="optional" help={`Whoever sees ${link.key} sees share and note.`}>
        {(ids) => (
          <textarea
            {...ids}
            className={fieldClass}
            rows={2}
            maxLength={LIMITS.note}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className={styles['actions']}>
        <Button type="submit" look="primary" size="small" busy={busy}>
          Save
        </Button>
        <Button look="subtle" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
