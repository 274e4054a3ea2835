import { useEffect, useMemo, useRef } from 'react';
import { cycleOf } from '../../app/cycle-of';
import { mayEditNode } from '../../app/may-edit';
import { useSession } from '../../app/session';
import type { NodePanelProps } from '../../app/slots';
import { useNode, useTree } from '../../app/tree';
import type { NodeRow } from '../../../shared/views';
import { Button } from '../../components/button';
import { Message } from '../../components/message';
import { PanelContext, type PanelState } from './editing/panel-context';
import { PanelBody } from './panel-body';
import { PanelGone } from './panel-gone';
import { PanelHeader } from './panel-header';
import { PanelSkeleton } from './panel-skeleton';
import { Stats } from './stats';
import { usePanelData } from './use-panel-data';
import { useSave } from './use-save';
import { useScrolledPast } from './use-scrolled-past';
import { useUnsavedText } from './use-unsaved-text';
import styles from './panel.module.css';

/** The side panel of a node. Every node gets a panel of its own, so that no draft of one meets the other. */
export function NodePanel(props: NodePanelProps) {
  const node = useNode(props.nodeId);
  if (!node) return <PanelGone onClose={props.onClose} />;
  return <OpenPanel key={props.nodeId} {...props} node={node} />;
}

function OpenPanel(props: NodePanelProps & { readonly node: NodeRow }) {
  const { node, onClose, onAtActivity = null } = props;
  const tree = useTree();
  const { accountId } = useSession();
  const data = usePanelData(node.id);
  const save = useSave(node.id, data);
  const root = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const scrolled = useScrolledPast(scroll, mark);
  const { panel, failure, reload } = data;

  useUnsavedText(node);
  useEffect(() => {
    // On a small page the panel has taken the place of what had the focus.
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, []);

  const state = useMemo<PanelState | null>(() => {
    if (!panel) return null;
    const { narrative, rationale, tradeOffs, canEdit, ask } = panel;
    const { cycle, from } = cycleOf(tree, node);
    return {
      node: { ...node, narrative, rationale, tradeOffs, version: Math.min(node.version, panel.version) },
      ...{ panel, canEdit, ask, cycle, cycleFrom: from, save, reload, onAtActivity },
    };
  }, [node, panel, tree, save, reload, onAtActivity]);

  if (failure?.code === 'notFound') return <PanelGone onClose={onClose} />;
  const canEdit = panel?.canEdit ?? mayEditNode(node, tree.view.abilities, accountId);
  return (
    <div ref={root} tabIndex={-1} className={styles['panel']} data-full={props.full ? '' : undefined}>
      <PanelHeader {...props} scrolled={scrolled} canEdit={canEdit} />
      <div ref={scroll} className={styles['scroll']}>
        <div ref={mark} className={styles['mark']} />
        {failure && (
          <Message
            kind="error"
            role="alert"
            title={panel ? 'This could not be read again' : 'This could not be read'}
            actions={
              <Button size="small" onClick={() => void reload()}>
                Try again
              </Button>
            }
          >
            {failure.message}
          </Message>
        )}
        {state ? (
          <PanelContext.Provider value={state}>
            <PanelBody />
          </PanelContext.Provider>
        ) : (
          <>
            <h2 className={styles['title']} dir="auto">
              {node.title}
            </h2>
            <Stats node={node} />
            {!failure && <PanelSkeleton />}
          </>
        )}
      </div>
    </div>
  );
}
