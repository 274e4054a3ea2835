import { useState } from 'react';
import type { AccountId } from '../../../../domain/model';
import { copyText } from '../../../app/copy-link';
import { addressOf } from '../../../app/route';
import { useApp } from '../../../app/app-state';
import { usePerson } from '../../../app/people';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { usePanel } from './panel-context';

interface Props {
  /** Account ids of who may change it; left out, those the panel knows. */
  readonly ask?: readonly AccountId[];
  /** What was typed and could not be saved. */
  readonly text: string | null;
  readonly onClose: () => void;
}

/** Stands where the edit was: that it may be read and not changed, and whom to ask. */
export function Refusal({ ask, text, onClose }: Props) {
  const { node, ask: known } = usePanel();
  const { view } = useTree();
  const { flags } = useApp();
  const [copied, setCopied] = useState(false);
  const first = (ask && ask.length > 0 ? ask : known)[0] ?? null;
  const person = usePerson(first);
  const name = person?.name ?? '';
  const kind = view.settings.labels[node.kind].toLocaleLowerCase('en');

  const why =
    first === null
      ? 'It has no owner. A Jira administrator can change it.'
      : first === node.ownerId
        ? `${name} owns it. Editors of this strategy can change it too.`
        : `${name} edits this strategy and can change it.`;
  const askThem = async () => {
    const address = await addressOf({ page: 'strategy', strategyId: node.strategyId, nodeKey: node.key });
    const words = [`${node.key} ${node.title}`, address ?? '', text ?? ''].filter(Boolean).join('\n\n');
    flags.say(
      (await copyText(words))
        ? `A note for ${name} is copied. Paste it where you talk.`
        : 'The note could not be copied.',
    );
  };
  return (
    <Message
      kind="lock"
      role="alert"
      title={`You can read this ${kind}, not change it`}
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
