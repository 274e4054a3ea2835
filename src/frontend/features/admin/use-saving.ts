import { useCallback, useState } from 'react';
import type { EpochMs } from '../../../domain/model';
import { useAct, useUndo } from '../../app/actions';
import { useSession } from '../../app/session';
import type { Save } from './save-context';

export interface Saved {
  readonly at: EpochMs;
  readonly undoable: boolean;
}

/** Saves one after another: a setting that is changed twice in a row expects the version that the first change made. */
export function useSaving(): { readonly save: Save; readonly saved: Saved | null; readonly undo: () => Promise<void> } {
  const { now, reload } = useSession();
  const act = useAct();
  const takeBack = useUndo();
  const [saved, setSaved] = useState<Saved | null>(null);
  // The page's own clock only measures how long ago the session was read.
  const [readAt] = useState(() => performance.now());

  const save = useCallback<Save>(
    async (key, payload, what) => {
      const result = await act(key, payload, { done: what, quiet: true });
      if (result.ok) {
        const undoable = 'undo' in result.value && result.value.undo !== null;
        setSaved({ at: now + (performance.now() - readAt), undoable });
      } else if (result.failure.code === 'conflict') {
        // What others saved meanwhile, so that the next try can work.
        await reload();
      }
      return result;
    },
    [act, now, readAt, reload],
  );
  const undo = useCallback(async () => {
    setSaved(null);
    await takeBack();
  }, [takeBack]);
  return { save, saved, undo };
}
