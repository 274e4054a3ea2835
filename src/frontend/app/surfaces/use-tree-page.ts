import { useMemo, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import { rowAnchor, TreeCommands } from '../../features/tree/commands';
import type { TreeParts } from '../../features/tree/tree-context';
import { TreeUi } from '../../features/tree/tree-ui';
import { useAct } from '../actions';
import { useApp } from '../app-state';
import type { Explained, Page } from '../page';
import type { Route } from '../route';
import { Store } from '../store';
import { useTreeStore } from '../tree';
import type { TreeStore } from '../tree-store';
import { useLatest } from '../use-latest';
import { ViewStore } from '../view-options';

/** What stands over the page beside a number. */
export type Overlay = OverNode &
  ({ readonly kind: 'explain'; readonly what: Explained } | { readonly kind: 'checkIn' });

interface OverNode {
  readonly nodeId: NodeId;
  /** Kept from the opening: a check-in outlives its row. */
  readonly nodeKey: string;
  readonly anchor: HTMLElement;
}

export interface TreePage extends TreeParts {
  readonly page: Page;
  readonly overlay: Store<Overlay | null>;
  /** The node whose panel is to take the focus once it is there. */
  readonly panelFocus: Store<PanelFocus | null>;
}

export interface PanelFocus {
  readonly nodeId: NodeId;
  readonly on: 'panel' | 'activity';
}

type OpenPaste = (underId: NodeId | null, text?: string) => void;

/** Everything that the strategy page and its parts share, made once for a strategy. */
export function useTreePage(openPaste: OpenPaste): TreePage {
  const app = useApp();
  const store = useTreeStore();
  const latest = useLatest({ act: useAct(), openPaste });
  const [made] = useState(() => ({
    ui: new TreeUi(),
    view: new ViewStore(),
    overlay: new Store<Overlay | null>(null),
    panelFocus: new Store<PanelFocus | null>(null),
  }));
  return useMemo(() => {
    const { ui, view } = made;
    const commands: TreeCommands = new TreeCommands({
      ...{ ui, view, store, undo: app.undo, flags: app.flags },
      act: () => latest.current.act,
      page: () => page,
      accountId: () => app.session.get().session?.accountId ?? null,
    });
    const over = (nodeId: NodeId, anchor: HTMLElement): OverNode => ({
      ...{ nodeId, anchor },
      nodeKey: store.get().model?.byId.get(nodeId)?.key ?? '',
    });
    const page: Page = {
      explain: (nodeId, what, anchor) => made.overlay.set({ kind: 'explain', what, ...over(nodeId, anchor) }),
      checkIn: (nodeId, anchor) => made.overlay.set({ kind: 'checkIn', ...over(nodeId, anchor) }),
      openPanel: (nodeId, { focus = false } = {}) => {
        const closed = panelNodeId(app.router.get(), store);
        const key = nodeId === null ? null : (store.get().model?.byId.get(nodeId)?.key ?? null);
        // From one node to the next is one place for "Back".
        const how = closed !== null && key !== null ? 'replace' : 'push';
        app.router.go({ page: 'strategy', strategyId: store.strategyId, nodeKey: key }, how);
        if (nodeId === null) ui.activate(closed ?? ui.get().activeId);
        else if (focus !== false) made.panelFocus.set({ nodeId, on: focus === true ? 'panel' : focus });
      },
      reveal: (nodeId) => commands.reveal(nodeId),
      createBelow: (parentId, kind) => {
        commands.reveal(parentId, false);
        commands.create.below(parentId, kind);
      },
      openPaste: (underId, text) => latest.current.openPaste(underId, text),
      archive: (nodeId, anchor) => commands.askArchive([nodeId], anchor),
      move: (ids, anchor) => ui.patch({ popup: { kind: 'move', ids, anchor: rowAnchor(ids[0] ?? '') ?? anchor } }),
    };
    return { ...made, commands, page };
  }, [app, store, made, latest]);
}

function panelNodeId(route: Route, store: TreeStore): NodeId | null {
  if (route.page !== 'strategy' || route.nodeKey === null) return null;
  return store.get().model?.byKey.get(route.nodeKey)?.id ?? null;
}
