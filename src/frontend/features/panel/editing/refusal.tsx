import { useState } from 'react';
import type { AccountId } from '../../../../domain/model';
import { copyText } from '../../../app/copy-link';
import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { usePanel } from './panel-context';
import { useWhoMay } from './use-who-may';

interface Props {
  /** Account ids of who may change it; left out, those the panel knows. */
  readonly ask?: readonly AccountId[];
  /** What was typed and could not be saved. */
  readonly text: string | null;
  readonly onClose: () => void;
}

/** Stands where the edit was: that it may be read and not changed, and whom to ask. */
export function Refusal({ ask, text, onClose }: Props) {
  const { title, why, name, askThem } = useWhoMay(ask, text);
  const [copied, setCopied] = useState(false);
  return (
    <Message
      kind="lock"
      role="alert"
      title={title}
      actions={
        <>
          {text !== null && text !== '' && (
            <Button size="small" onClick={() => void copyText(text).then(setCopied)}>
              {copied ? 'Copied' : 'Copy my text'}
            </Button>
          )}
          {name !== '' && (
            <Button size="small" look="subtle" onClick={() => void askThem()}>
              {`Ask ${name}`}
            </Button>
          )}
          <Button size="small" look="subtle" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {why}
    </Message>
  );
}

/** For who may only read: said once, instead of edits that refuse. */
export function ReadOnlyNote() {
  const { canEdit } = usePanel();
  const { title, why, name, askThem } = useWhoMay(undefined, null);
  if (canEdit) return null;
  return (
    <Message
      kind="lock"
      role="note"
      label="Who can change this"
      title={title}
      actions={
        name !== '' && (
          <Button size="small" onClick={() => void askThem()}>
            {`Ask ${name}`}
          </Button>
        )
      }
    >
      {why}
    </Message>
  );
}
