import '@atlaskit/css-reset';
import 'virtual:sightline-tokens.css';
import './app/theme.css';
import { view } from '@forge/bridge';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext, createAppState, type AppState } from './app/app-state';
import { createRouter } from './app/route';
import { enableTheme } from './app/theme';
import type { TreeStore } from './app/tree-store';
import type { StrategyId } from '../domain/model';

interface Surface {
  readonly Page: ComponentType;
  readonly makeTree?: (id: StrategyId) => TreeStore;
}

async function withTrees(page: Promise<ComponentType>): Promise<Surface> {
  const [Page, trees] = await Promise.all([page, import('./app/tree-store')]);
  return { Page, makeTree: (id) => new trees.TreeStore(id) };
}

/** One entry a module key of the manifest; each is a chunk of its own. */
const SURFACES: Readonly<Record<string, () => Promise<Surface>>> = {
  strategy: () => withTrees(import('./app/surfaces/strategy-surface').then((chunk) => chunk.StrategySurface)),
  settings: () => withTrees(import('./app/surfaces/settings-surface').then((chunk) => chunk.SettingsSurface)),
  'line-of-sight': async () => ({ Page: (await import('./app/surfaces/issue-surface')).IssueSurface }),
  'strategy-document': async () => ({ Page: (await import('./app/surfaces/document-surface')).DocumentSurface }),
};

async function start(root: HTMLElement): Promise<void> {
  const context = await view.getContext();
  const load = SURFACES[context.moduleKey];
  if (!load) throw new Error(`No surface for module ${context.moduleKey}`);
  const [surface, router] = await Promise.all([load(), createRouter(), enableTheme(context)]);
  render(root, surface.Page, createAppState(context, router, surface.makeTree));
}

function render(root: HTMLElement, Page: ComponentType, app: AppState): void {
  createRoot(root).render(
    <StrictMode>
      <AppContext.Provider value={app}>
        <Page />
      </AppContext.Provider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
