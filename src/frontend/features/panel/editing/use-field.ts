import { useCallback, useMemo } from 'react';
import { useSelected } from '../../../app/store';
import { drafts, newDraft, type Draft } from './drafts';
import type { Field } from './field';
import { usePanel } from './panel-context';

export interface FieldEditor {
  readonly saved: string;
  /** `null` while nobody edits it here. */
  readonly draft: Draft | null;
  /** False while only a refusal is shown. */
  readonly editing: boolean;
  readonly start: () => void;
  readonly type: (text: string) => void;
  readonly giveReason: (reason: string) => void;
  /** True when there is nothing left to save. Says nothing new while a conflict waits for a decision. */
  readonly finish: () => Promise<boolean>;
  /** What holds somebody else's words too is set aside and offered again; a second time it is gone. */
  readonly revert: () => void;
  /** Starts, types and saves at once: a choice in a menu. */
  readonly choose: (text: string) => Promise<boolean>;
}

/** One field of the node in the panel: what is saved, what is typed, and the way from one to the other. */
export function useField(field: Field): FieldEditor {
  const { node, save, canEdit, ask } = usePanel();
  const nodeId = node.id;
  const saved = field.read(node);
  const draft = useSelected(drafts, (all) => all.get(nodeId)?.[field.id] ?? null);

  const change = useCallback(
    (part: Partial<Draft>) => {
      const before = drafts.of(nodeId)[field.id] ?? newDraft(saved);
      drafts.put(nodeId, field.id, { ...before, ...part });
    },
    [nodeId, field, saved],
  );

  return useMemo<FieldEditor>(() => {
    const revert = () => {
      const current = drafts.of(nodeId)[field.id];
      const keep = current?.merged === true && !current.aside && current.mine !== saved;
      if (keep) drafts.put(nodeId, field.id, { ...current, aside: true, trouble: null });
      else drafts.drop(nodeId, field.id);
    };
    const finish = async (): Promise<boolean> => {
      const current = drafts.of(nodeId)[field.id];
      if (!current || current.aside) return true;
      if (current.trouble?.kind === 'conflict') return false;
      if (current.mine === current.base && current.reason === '') {
        revert();
        return true;
      }
      return save(field);
    };
    return {
      saved,
      draft,
      editing: draft !== null && !draft.aside && !(draft.trouble?.kind === 'forbidden' && draft.mine === draft.base),
      start: () => change(canEdit ? { aside: false } : { trouble: { kind: 'forbidden', message: '', ask } }),
      type: (mine) => change({ mine, ...(draft?.trouble?.kind === 'conflict' ? {} : { trouble: null }) }),
      giveReason: (reason) => change({ reason }),
      finish,
      revert,
      choose: async (mine) => {
        if (mine === saved) return true;
        change({ base: saved, mine, trouble: null, aside: false });
        return finish();
      },
    };
  }, [saved, draft, nodeId, field, change, save, canEdit, ask]);
}
