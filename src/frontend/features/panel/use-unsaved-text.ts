import { useEffect, useLayoutEffect } from 'react';
import type { NodeRow } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { useSession } from '../../app/session';
import { drafts } from './editing/drafts';

/** Takes up what was typed here before a reload, and says so when one leaves with something unsaved. */
export function useUnsavedText({ id, key }: Pick<NodeRow, 'id' | 'key'>): void {
  const { accountId } = useSession();
  const { flags } = useApp();
  useLayoutEffect(() => drafts.keepFor(accountId), [accountId]);
  useEffect(
    () => () => {
      const say = () => {
        const texts = Object.values(drafts.of(id)).filter(({ base, mine }) => base !== mine);
        // Leaving a field saves it, so the answer comes after the panel has gone.
        if (texts.some(({ saving }) => saving)) return false;
        if (texts.some(({ trouble, aside }) => aside || trouble !== null)) {
          const text = `Your text in ${key} is not saved yet. It waits in its panel.`;
          flags.show({ kind: 'waiting', text, nodeId: id });
        }
        return true;
      };
      if (say()) return;
      const stop = drafts.subscribe(() => {
        if (say()) stop();
      });
    },
    [id, key, flags],
  );
}
