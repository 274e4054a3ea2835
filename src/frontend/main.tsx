import '@atlaskit/css-reset';
import 'virtual:sightline-tokens.css';
import './app/theme.css';
import { view } from '@forge/bridge';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext, createAppState, type AppState } from './app/app-state';
import { createRouter } from './app/route';
import { enableTheme } from './app/theme';

/** One entry a module key of the manifest; each is a chunk of its own. */
const SURFACES: Readonly<Record<string, () => Promise<ComponentType>>> = {
  strategy: async () => (await import('./app/surfaces/strategy-surface')).StrategySurface,
  'line-of-sight': async () => (await import('./app/surfaces/issue-surface')).IssueSurface,
  'strategy-document': async () => (await import('./app/surfaces/document-surface')).DocumentSurface,
  settings: async () => (await import('./app/surfaces/settings-surface')).SettingsSurface,
};

async function start(root: HTMLElement): Promise<void> {
  const context = await view.getContext();
  const load = SURFACES[context.moduleKey];
  if (!load) throw new Error(`No surface for module ${context.moduleKey}`);
  const [surface, router] = await Promise.all([load(), createRouter(), enableTheme(context)]);
  render(root, surface, createAppState(context, router));
}

function render(root: HTMLElement, Surface: ComponentType, app: AppState): void {
  createRoot(root).render(
    <StrictMode>
      <AppContext.Provider value={app}>
        <Surface />
      </AppContext.Provider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
