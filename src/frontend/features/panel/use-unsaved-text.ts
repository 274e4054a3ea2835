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
      const waiting = Object.values(drafts.of(id)).some(
        ({ base, mine, trouble, aside }) => base !== mine && (aside || trouble !== null),
      );
      if (waiting) flags.say(`Your text in ${key} is not saved yet. It waits in its panel.`);
    },
    [id, key, flags],
  );
}
