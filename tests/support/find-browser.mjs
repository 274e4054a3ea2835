import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, aptUsable, onPath } from './machine.mjs';

/** @typedef {{path: string, from: string}} Found */

/** The same engine without anything around its pages takes a third less time. */
const shell = 'chromium-headless-shell';
const names = [
  shell,
  ...['google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge-stable', 'microsoft-edge'],
  ...['chromium', 'chromium-browser'],
];

const installed = {
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
    ]),
};

/** Looks without installing anything. @returns {Found | null} */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named))
      throw new Error(`CHROME_PATH names ${named}, and there is no such file. Correct it or unset it.`);
    return { path: named, from: 'CHROME_PATH' };
  }
  const own = [...onPath(names), ...(installed[process.platform] ?? [])].find(runs);
  if (own) return { path: own, from: 'installed on this machine' };
  const cached = playwrightCache().find(runs);
  return cached ? { path: cached, from: "Playwright's cache" } : null;
}

/** Looks, and installs one where that is possible without asking for more rights. @returns {Found} */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (aptUsable()) {
    for (const name of [shell, 'chromium']) {
      aptInstall(name);
      const path = onPath([name]).find(runs);
      if (path) return { path, from: `apt-get install ${name}` };
    }
  }
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', shell], { stdio: 'ignore', timeout: 180_000 });
  const path = playwrightCache().find(runs);
  if (path) return { path, from: `playwright-core install ${shell}` };
  throw new Error(
    'No browser was found: install Chrome, Edge or Chromium, or name one in CHROME_PATH, and start the tests again.',
  );
}

function runs(path) {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function playwrightCache() {
  const places = {
    linux: '.cache/ms-playwright',
    darwin: 'Library/Caches/ms-playwright',
    win32: 'AppData/Local/ms-playwright',
  };
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), places[process.platform] ?? places.linux);
  const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
  const revision = (name) => Number(name.split('-').at(-1));
  const program = /^(chrome|headless_shell|chrome-headless-shell|Chromium)(\.exe)?$/;
  return list(root)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((name) =>
      list(join(root, name))
        .filter((platform) => platform.startsWith('chrom'))
        .flatMap((platform) => {
          const folder = join(root, name, platform);
          const mac = join(folder, 'Chromium.app/Contents/MacOS/Chromium');
          return [
            ...list(folder)
              .filter((file) => program.test(file))
              .map((file) => join(folder, file)),
            mac,
          ];
        }),
    );
}
