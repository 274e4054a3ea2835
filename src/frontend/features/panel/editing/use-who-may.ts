import type { AccountId } from '../../../../domain/model';
import { useWhoMay as useWhoMayChange, type WhoMay } from '../../../app/use-who-may';
import { usePanel } from './panel-context';

/** Why the node of the panel can only be read, and whom to ask. */
export function useWhoMay(ask: readonly AccountId[] | undefined, text: string | null): WhoMay {
  const { node, ask: known } = usePanel();
  return useWhoMayChange(node, ask && ask.length > 0 ? ask : known, text);
}
