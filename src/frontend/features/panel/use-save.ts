import { useCallback } from 'react';
import type { NodeId } from '../../../domain/model';
import { useAct } from '../../app/actions';
import { useTreeStore } from '../../app/tree';
import { useLatest } from '../../app/use-latest';
import { drafts } from './editing/drafts';
import type { Field, NodePatch, Snapshot } from './editing/field';
import { saveDraft, type SaveDoor } from './editing/save-draft';
import type { PanelData } from './use-panel-data';

const textsOf = ({ narrative, rationale, tradeOffs }: NodePatch) => ({
  ...(narrative === undefined ? {} : { narrative }),
  ...(rationale === undefined ? {} : { rationale }),
  ...(tradeOffs === undefined ? {} : { tradeOffs }),
});

/** Saves drafts of one node and leaves what went wrong in the draft, where the field shows it. */
export function useSave(nodeId: NodeId, data: PanelData): (field: Field) => Promise<boolean> {
  const act = useAct();
  const store = useTreeStore();
  const latestData = useLatest(data);

  const snapshot = useCallback((): Snapshot | null => {
    const node = store.get().model?.byId.get(nodeId);
    const panel = latestData.current.latest();
    if (!node || !panel) return null;
    const { narrative, rationale, tradeOffs } = panel;
    // The older of the two readings decides: a write on top of it is refused rather than blind.
    return { ...node, narrative, rationale, tradeOffs, version: Math.min(node.version, panel.version) };
  }, [store, nodeId, latestData]);

  return useCallback(
    async (field) => {
      const draft = drafts.of(nodeId)[field.id];
      if (!draft || draft.saving) return false;
      const door: SaveDoor = {
        latest: snapshot,
        reread: async () => {
          await Promise.all([store.refresh(), latestData.current.reload()]);
          return snapshot();
        },
        lastChange: () => {
          const last = latestData.current.latest()?.activity[0];
          return { byId: last?.byId ?? null, at: last?.at ?? null };
        },
        update: async (version, patch, reason) => {
          const key = store.get().model?.byId.get(nodeId)?.key ?? '';
          const why = reason === null ? {} : { reason };
          const result = await act(
            'node.update',
            { nodeId, version, patch, ...why },
            { done: `${field.label} of ${key} changed` },
          );
          if (result.ok) {
            const saved = result.value.nodes.find((row) => row.id === nodeId);
            latestData.current.patch({ ...textsOf(patch), version: saved?.version ?? version + 1 });
            void latestData.current.reload();
          }
          return result;
        },
      };
      drafts.put(nodeId, field.id, { ...draft, saving: true, trouble: null });
      const outcome = await saveDraft(field, draft, door);
      // Typing may have gone on while it was saved.
      const typed = drafts.of(nodeId)[field.id] ?? draft;
      if (outcome.kind === 'saved') {
        if (typed.mine === draft.mine) drafts.drop(nodeId, field.id);
        else drafts.put(nodeId, field.id, { ...typed, base: draft.mine, saving: false, trouble: null });
        return typed.mine === draft.mine;
      }
      drafts.put(nodeId, field.id, { ...typed, saving: false, trouble: outcome.trouble });
      return false;
    },
    [act, store, nodeId, snapshot, latestData],
  );
}
