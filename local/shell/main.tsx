import 'tokens.css';
import './shell.css';
import './confluence/confluence.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readSession, SessionContext } from './session';
import { Shell } from './shell';
import { takeTabPerson } from './site-client';
import { startTheme } from './theme';

async function start(root: HTMLElement): Promise<void> {
  takeTabPerson();
  startTheme();
  const session = await readSession();
  createRoot(root).render(
    <StrictMode>
      <SessionContext.Provider value={session}>
        <Shell />
      </SessionContext.Provider>
    </StrictMode>,
  );
}

const root = document.getElementById('shell');
if (root) void start(root);
