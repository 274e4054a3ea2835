import { context, host } from './panel-host';
import type { FullContext } from '@forge/bridge';
import { render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { AppContext, createAppState, type AppState } from '../../src/frontend/app/app-state';
import { PageContext, type Page } from '../../src/frontend/app/page';
import { Router } from '../../src/frontend/app/route';
import { SessionGate } from '../../src/frontend/app/session-gate';
import { TreeProvider, useTreeState } from '../../src/frontend/app/tree';
import { TreeStore } from '../../src/frontend/app/tree-store';
import { STRATEGY } from './panel-fixtures';

export interface Opened {
  readonly app: AppState;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** What the content asked of the page, as "explain kr-8 result". */
  readonly asked: string[];
  readonly calls: typeof host.calls;
  readonly rerender: (content: ReactNode) => void;
  /** What polling does once it sees a newer revision. */
  readonly refresh: () => Promise<void>;
}

function WhenRead({ children }: { readonly children: ReactNode }) {
  return useTreeState().model ? <>{children}</> : <p>Reading</p>;
}

/** Content on a page with a session and a tree, over the bridge that `panel-host` stands behind. */
export async function openPage(content: ReactNode): Promise<Opened> {
  const app = createAppState(context as unknown as FullContext, new Router(null), (id) => new TreeStore(id));
  const asked: string[] = [];
  const page: Page = {
    explain: (nodeId, what) => void asked.push(`explain ${nodeId} ${what}`),
    checkIn: (nodeId) => void asked.push(`checkIn ${nodeId}`),
    openPanel: (nodeId) => void asked.push(`openPanel ${nodeId}`),
    reveal: (nodeId) => void asked.push(`reveal ${nodeId}`),
    createBelow: (parentId, kind) => void asked.push(`createBelow ${parentId} ${kind ?? ''}`),
    openPaste: (underId) => void asked.push(`openPaste ${underId}`),
    archive: (nodeId) => void asked.push(`archive ${nodeId}`),
    move: (nodeIds) => void asked.push(`move ${nodeIds.join(' ')}`),
  };
  const wrap = (inner: ReactNode) => (
    <AppContext.Provider value={app}>
      <SessionGate loading={<p>Opening</p>}>
        <TreeProvider strategyId={STRATEGY}>
          <PageContext.Provider value={page}>
            <WhenRead>{inner}</WhenRead>
          </PageContext.Provider>
        </TreeProvider>
      </SessionGate>
    </AppContext.Provider>
  );
  const view = render(wrap(content));
  await waitFor(() => expect(app.tree(STRATEGY).get().model).not.toBeNull());
  return {
    app,
    asked,
    user: userEvent.setup(),
    calls: host.calls,
    rerender: (inner) => view.rerender(wrap(inner)),
    refresh: () => app.tree(STRATEGY).refresh(),
  };
}
