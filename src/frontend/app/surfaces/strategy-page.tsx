import { useEffect, useMemo, useState } from 'react';
import { StrategyHeader } from '../../features/strategy/strategy-header';
import { StrategyToolbar } from '../../features/strategy/strategy-toolbar';
import { NothingFound } from '../../features/tree/nothing-found';
import { SelectionBar } from '../../features/tree/selection-bar';
import { shownRows } from '../../features/tree/shown';
import { TreeContext } from '../../features/tree/tree-context';
import { TreeGrid } from '../../features/tree/tree-grid';
import { visibleRows } from '../../features/tree/visible-rows';
import { Flags } from '../flags';
import { clock } from '../format';
import { PageContext } from '../page';
import { usePeople } from '../people';
import { useSession } from '../session';
import { useStore } from '../store';
import { Unreadable } from '../surface-states';
import { useTree, useTreeState, useTreeStore } from '../tree';
import { treeOf } from '../tree-model';
import { LazyRowPopups, Overlays, preloadOverlays } from './overlays';
import { PanelHost } from './panel-host';
import styles from './strategy-page.module.css';
import { useMissingNode } from './use-missing-node';
import type { TreePage } from './use-tree-page';

interface Props {
  readonly parts: TreePage;
  /** Whose panel is open. */
  readonly nodeKey: string | null;
}

/** Header, toolbar and tree, with the panel beside them; it puts the features together and decides nothing. */
export function StrategyPage({ parts, nodeKey }: Props) {
  const { ui, commands, view, page } = parts;
  const model = useTree();
  const { lines, depth } = useLines(parts);
  const [full, setFull] = useState(false);
  const [tools, setTools] = useState(false);
  const panelNode = nodeKey === null ? null : (model.byKey.get(nodeKey) ?? null);
  const panelId = panelNode?.id ?? null;
  useMissingNode(nodeKey);
  useEffect(preloadOverlays, []);
  useEffect(() => {
    if (panelId !== null) commands.reveal(panelId, false);
  }, [commands, panelId]);

  return (
    <PageContext.Provider value={page}>
      <TreeContext.Provider value={parts}>
        <div className={styles['frame']}>
          <div
            className={styles['columns']}
            data-panel={panelId === null ? undefined : ''}
            data-full={full && panelId !== null ? '' : undefined}
          >
            <main className={styles['main']} aria-label={model.view.strategy.name}>
              <StrategyHeader
                view={view}
                onAdd={() => commands.addFromAfar('objective')}
                onPaste={() => page.openPaste(null)}
                onFind={() => setTools((old) => !old)}
              />
              <StrategyToolbar
                view={view}
                depth={depth}
                shown={tools}
                onLeaveFind={() => ui.activate(lines[0]?.id ?? null)}
              />
              <div className={styles['tree']}>
                {lines.length === 0 ? (
                  <NothingFound view={view} />
                ) : (
                  <TreeGrid label={model.view.strategy.name} lines={lines} panelId={panelId} />
                )}
                <SelectionBar />
              </div>
              {/* Below the rows: what is said about them must not move them. */}
              <Stale />
            </main>
            {panelId !== null && (
              <PanelHost nodeId={panelId} parts={parts} full={full} onToggleFull={() => setFull((old) => !old)} />
            )}
          </div>
        </div>
        <LazyRowPopups parts={parts} />
        <Overlays parts={parts} />
        <Flags onShow={(nodeId, focus) => page.openPanel(nodeId, { focus })} onLost={ui.focusActive} />
      </TreeContext.Provider>
    </PageContext.Provider>
  );
}

function useLines({ ui, view: viewStore }: TreePage) {
  const model = useTree();
  const { accountId } = useSession();
  const view = useStore(viewStore);
  const { ghosts } = useStore(ui);
  const owners = useMemo(() => model.view.nodes.flatMap((node) => node.ownerId ?? []), [model]);
  const people = usePeople(owners);
  const shown = useMemo(
    () => shownRows(model, treeOf(model), view, { accountId, people }),
    [model, view, accountId, people],
  );
  const lines = useMemo(() => visibleRows({ model, view, shown, ghosts }), [model, view, shown, ghosts]);
  const depth = useMemo(() => treeOf(model).depth.reduce((most, one) => Math.max(most, one), 1), [model]);
  return { lines, depth };
}

/** Old data stays visible under an error. */
function Stale() {
  const { failure, asOf, reading } = useTreeState();
  const { refresh } = useTreeStore();
  const { context } = useSession();
  if (!failure) return null;
  return (
    <Unreadable
      failure={failure}
      shownFrom={asOf === null ? null : clock(asOf, context.timezone)}
      busy={reading}
      onTryAgain={() => void refresh()}
    />
  );
}
