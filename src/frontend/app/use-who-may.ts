import type { AccountId } from '../../domain/model';
import type { NodeRow } from '../../shared/views';
import { useApp } from './app-state';
import { copyText } from './copy-link';
import { usePerson } from './people';
import { addressOf } from './route';
import { useTree } from './tree';

export interface WhoMay {
  readonly title: string;
  readonly why: string;
  /** Empty while nobody is known to ask. */
  readonly name: string;
  /** Copies a note for them. */
  readonly askThem: () => Promise<void>;
}

/** Why a node can only be read, and whom to ask: the first of `ask`; `text` is what one would write oneself. */
export function useWhoMay(node: NodeRow, ask: readonly AccountId[], text: string | null): WhoMay {
  const { view } = useTree();
  const { flags } = useApp();
  const first = ask[0] ?? null;
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
