import type { NodeRow } from '../../shared/views';
import { useApp } from './app-state';
import { addressOf, type Route } from './route';

/** Frames without the clipboard permission still have the old way. */
function copyByCommand(words: string): boolean {
  const field = document.createElement('textarea');
  field.value = words;
  field.setAttribute('readonly', '');
  field.className = 'sightline-offscreen';
  document.body.append(field);
  const focused = document.activeElement;
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

export async function copyText(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyByCommand(words);
  }
}

/** Copies the address of a node, or of the strategy, and says so. */
export function useCopyLink(): (
  node: Pick<NodeRow, 'strategyId' | 'key'> | null,
  strategyId?: string,
) => Promise<void> {
  const { flags } = useApp();
  return async (node, strategyId) => {
    const route: Route = {
      page: 'strategy',
      strategyId: node?.strategyId ?? strategyId ?? null,
      nodeKey: node?.key ?? null,
    };
    const address = await addressOf(route);
    const copied = address !== null && (await copyText(address));
    flags.say(
      copied
        ? `Link to ${node?.key ?? 'this strategy'} copied`
        : 'The link could not be copied. Copy it from the address bar.',
    );
  };
}
