import { useState } from 'react';
import type { WorkClass } from '../../../domain/work/model';
import type { Failure, Result } from '../../../shared/result';
import type { UndoCommand } from '../../../shared/views';
import type { WorkChanged } from '../../../shared/work-views';
import { call } from '../../app/call';
import type { OwnLink } from './own-links';

/** What was done here last, and the way back. */
export interface Done {
  readonly words: string;
  readonly undo: UndoCommand | null;
  /** The link that was made. */
  readonly linkId: string | null;
}

export interface WorkActions {
  readonly busy: boolean;
  readonly done: Done | null;
  readonly failure: { readonly title: string; readonly failure: Failure } | null;
  readonly link: (itemId: number, nodeId: string, key: string) => Promise<boolean>;
  readonly change: (itemId: number, link: OwnLink, shareBp: number | null, note: string) => Promise<boolean>;
  readonly unlink: (linkId: string, version: number, key: string) => Promise<boolean>;
  readonly classify: (itemId: number, workClass: WorkClass | null, reason: string, version: number) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
}

/** The writes of the panel: one at a time, each told with its undo or with why not. */
export function useWorkActions(reload: () => Promise<void>): WorkActions {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<WorkActions['failure']>(null);

  const run = async (
    words: string,
    refusal: string,
    ask: () => Promise<Result<WorkChanged>>,
    linkId: string | null = null,
  ): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    const answer = await ask();
    if (answer.ok) setDone({ words, undo: answer.value.undo, linkId });
    else setFailure({ title: refusal, failure: answer.failure });
    await reload();
    setBusy(false);
    return answer.ok;
  };

  return {
    ...{ busy, done, failure },
    link: (itemId, nodeId, key) => {
      const id = crypto.randomUUID();
      const payload = { id, version: 0, itemId, nodeId, shareBp: null, note: '' };
      return run(`Linked to ${key}`, 'Not linked', () => call('work.link', payload), id);
    },
    change: (itemId, { id, version, nodeId, key }, shareBp, note) =>
      run(`Share and note of ${key} saved`, 'Not saved', () =>
        call('work.link', { id, version, itemId, nodeId, shareBp, note }),
      ),
    unlink: (id, version, key) =>
      run(`Unlinked from ${key}`, 'Not unlinked', () => call('work.unlink', { id, version })),
    classify: (itemId, workClass, reason, version) =>
      run(workClass === null ? 'No longer outside' : 'Deliberately outside', 'Not saved', () =>
        call('work.classify', { itemId, class: workClass, reason, version }),
      ),
    undo: async () => {
      const back = done?.undo;
      if (!back) return false;
      const undone = await run('Undone', 'Not undone', () => takeBack(back));
      if (undone) setDone(null);
      return undone;
    },
  };
}

/** Of this panel's writes only. */
function takeBack(command: UndoCommand): Promise<Result<WorkChanged>> {
  switch (command.key) {
    case 'work.link':
      return call(command.key, command.payload);
    case 'work.unlink':
      return call(command.key, command.payload);
    case 'work.classify':
      return call(command.key, command.payload);
    default:
      throw new Error(`${command.key} is not a command of this panel`);
  }
}
