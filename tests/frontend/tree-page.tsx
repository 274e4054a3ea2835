import { context, host } from './panel-host';
import type { FullContext } from '@forge/bridge';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppContext, createAppState } from '../../src/frontend/app/app-state';
import { Router } from '../../src/frontend/app/route';
import { StrategySurface } from '../../src/frontend/app/surfaces/strategy-surface';
import { TreeStore } from '../../src/frontend/app/tree-store';

// Style sheets are not loaded here, and what scrolls the rows has to look as if it could.
const style = document.createElement('style');
style.textContent = '.scroller { overflow-y: auto }';
document.head.append(style);

/** The whole strategy page over the bridge that `panel-host` stands behind. */
export async function openStrategy() {
  const app = createAppState(context as unknown as FullContext, new Router(null), (id) => new TreeStore(id));
  const view = render(
    <AppContext.Provider value={app}>
      <StrategySurface />
    </AppContext.Provider>,
  );
  const tree = await screen.findByRole('treegrid', {}, { timeout: 5_000 });
  return { app, tree, user: userEvent.setup({ delay: null }), container: view.container };
}

export const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });
export const shownKeys = (): string[] =>
  within(screen.getByRole('treegrid'))
    .getAllByRole('row')
    .flatMap((one) => /[A-Z]+-\d+/.exec(one.textContent)?.[0] ?? []);

export const sent = (key: string) => host.calls.filter((call) => call.key === key).map((call) => call.payload);
