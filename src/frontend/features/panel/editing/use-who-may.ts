import type { AccountId } from '../../../../domain/model';
import { useApp } from '../../../app/app-state';
import { copyText } from '../../../app/copy-link';
import { usePerson } from '../../../app/people';
import { addressOf } from '../../../app/route';
import { useTree } from '../../../app/tree';
import { usePanel } from './panel-context';

export interface WhoMay {
  readonly title: string;
  readonly why: string;
  /** Empty while nobody is known to ask. */
  readonly name: string;
  /** Copies a note for them. */
  readonly askThem: () => Promise<void>;
}

/** Why this node can only be read, and whom to ask; `text` is what one would write oneself. */
export function useWhoMay(ask: readonly AccountId[] | undefined, text: string | null): WhoMay {
  const { node, ask: known } = usePanel();
  const { view } = useTree();
  const { flags } = useApp();
  const first = (ask && ask.length > 0 ? ask : known)[0] ?? null;
  const name = usePerson(first)?.name ?? '';
  const kind = view.settings.labels[node.kind].toLocaleLowerCase('en');
  const why =
    first === null
      ? 'It has no owner. A Jira administrator can change it.'
      : first === node.ownerId
        ? `${name} owns it. Editors of this strategy can change it too.`
        : `${name} edits this strategy and can change it.`;
  const askThem = async () => {
    const address = await addressOf({ page: 'strategy', strategyId: node.strategyId, nodeKey: node.key });
    const request = `Could you change ${node.key} ${node.title} for me?`;
    const own = text === null || text === '' ? '' : `I would write:\n${text}`;
    const copied = await copyText([request, address ?? '', own].filter(Boolean).join('\n\n'));
    flags.say(copied ? `A note for ${name} is copied. Paste it where you talk.` : 'The note could not be copied.');
  };
  return { title: `You can read this ${kind}, not change it`, why, name, askThem };
}
