import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import type { NodeRow, PanelView } from '../../../shared/views';
import { call } from '../../app/call';
import { useTree, useTreeState } from '../../app/tree';
import type { TreeModel } from '../../app/tree-model';
import { useLatest } from '../../app/use-latest';

export interface PanelData {
  /** Old data stays under a failure. */
  readonly panel: PanelView | null;
  readonly failure: Failure | null;
  readonly reload: () => Promise<PanelView | null>;
  /** What this tab has just saved, until the next reading. */
  readonly patch: (part: Partial<PanelView>) => PanelView | null;
  readonly latest: () => PanelView | null;
}

const serials = new WeakMap<NodeRow, number>();
let lastSerial = 0;

/** Every answer that touches a node brings its row anew, even when the numbers in it stay: a back-dated check-in. */
function serialOf(row: NodeRow): number {
  const serial = serials.get(row) ?? (lastSerial += 1);
  serials.set(row, serial);
  return serial;
}

/** Changes whenever the panel of a node has something new to read: its own row or a key result's. */
function signature(model: TreeModel, nodeId: NodeId): string {
  const own = model.byId.get(nodeId);
  const rows: NodeRow[] = [
    ...(own ? [own] : []),
    ...(model.childrenOf.get(nodeId) ?? []).filter((node) => node.kind === 'keyResult'),
  ];
  return rows.map(serialOf).join(' ');
}

/** What could not be read is asked for again as soon as something else of the strategy could be. */
function useReadAgain(failure: Failure | null, reload: () => Promise<unknown>): void {
  const { asOf } = useTreeState();
  const latest = useLatest(asOf);
  const failedAt = useRef<number | null>(null);
  useEffect(() => {
    failedAt.current = latest.current;
  }, [failure, latest]);
  useEffect(() => {
    if (failure === null || failure.code === 'notFound' || asOf === failedAt.current) return;
    void reload();
  }, [failure, asOf, reload]);
}

interface Read {
  readonly nodeId: NodeId;
  readonly panel: PanelView | null;
  readonly failure: Failure | null;
}

/** Long texts, check-ins and activity of a node; read again when polling brings a change of it. */
export function usePanelData(nodeId: NodeId): PanelData {
  const model = useTree();
  const wanted = useMemo(() => signature(model, nodeId), [model, nodeId]);
  const [state, setState] = useState<Read>({ nodeId, panel: null, failure: null });
  const known = useRef<PanelView | null>(null);
  const newest = useRef(0);
  const current = useLatest(nodeId);

  const show = useCallback(
    (panel: PanelView | null, failure: Failure | null) => {
      known.current = panel;
      setState({ nodeId: panel?.nodeId ?? current.current, panel, failure });
    },
    [current],
  );

  const reload = useCallback(async (): Promise<PanelView | null> => {
    const asked = ++newest.current;
    const result = await call('node.panel', { nodeId });
    const mine = known.current?.nodeId === nodeId ? known.current : null;
    // A later question, or another node, has taken over.
    if (asked !== newest.current || current.current !== nodeId) return result.ok ? result.value : mine;
    if (!result.ok) {
      show(result.failure.code === 'notFound' ? null : mine, result.failure);
      return mine;
    }
    show(result.value, null);
    return result.value;
  }, [nodeId, current, show]);

  useEffect(() => {
    void reload();
  }, [reload, wanted]);

  useReadAgain(state.nodeId === nodeId ? state.failure : null, reload);

  const patch = useCallback(
    (part: Partial<PanelView>): PanelView | null => {
      if (known.current?.nodeId !== nodeId) return null;
      const panel = { ...known.current, ...part };
      show(panel, null);
      return panel;
    },
    [nodeId, show],
  );
  const latest = useCallback(() => (known.current?.nodeId === nodeId ? known.current : null), [nodeId]);

  const own = state.nodeId === nodeId ? state : { panel: null, failure: null };
  return { panel: own.panel, failure: own.failure, reload, patch, latest };
}
