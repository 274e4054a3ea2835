import { lazy, Suspense, useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { NodeId } from '../../../domain/model';
import { useStore } from '../store';
import { useNode } from '../tree';
import styles from './strategy-page.module.css';
import type { TreePage } from './use-tree-page';

const NodePanel = lazy(async () => ({ default: (await import('../../features/panel/node-panel')).NodePanel }));

interface Props {
  readonly nodeId: NodeId;
  readonly parts: TreePage;
  readonly full: boolean;
  readonly onToggleFull: () => void;
}

/** The column of the side panel: docked, over the tree, or in its place, as the room allows. */
export function PanelHost({ nodeId, parts, full, onToggleFull }: Props) {
  const { ui, page, panelFocus } = parts;
  const node = useNode(nodeId);
  const column = useRef<HTMLElement>(null);
  const wish = useStore(panelFocus);
  useEffect(() => {
    if (wish?.nodeId !== nodeId || wish.on !== 'panel') return;
    panelFocus.set(null);
    column.current?.focus({ preventScroll: true });
  }, [wish, nodeId, panelFocus]);
  const atActivity = useCallback(() => panelFocus.set(null), [panelFocus]);

  const step = (by: -1 | 1) => () => {
    const ids = ui.lines.filter((line) => line.type === 'node').map((line) => line.id);
    const next = ids[ids.indexOf(nodeId) + by];
    if (next !== undefined) page.openPanel(next);
  };
  const close = () => page.openPanel(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    // Esc anywhere inside closes it; everything that can be pressed has its own element.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={column}
      className={styles['panel']}
      aria-label={node ? `${node.key} ${node.title}` : 'Details'}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Suspense fallback={null}>
        <NodePanel
          key={nodeId}
          nodeId={nodeId}
          onClose={close}
          onPrevious={step(-1)}
          onNext={step(1)}
          full={full}
          onToggleFull={onToggleFull}
          {...(wish?.nodeId === nodeId && wish.on === 'activity' ? { onAtActivity: atActivity } : {})}
        />
      </Suspense>
    </aside>
  );
}
