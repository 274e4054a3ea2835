import { existsSync } from 'node:fs';
import { aptInstall, aptUsable, onPath } from './machine.mjs';

const reason =
  'MariaDB was not found (mariadbd and mariadb-install-db on the PATH), so the storage tests run on SQLite alone. Install mariadb-server to run them on both.';

const homebrew = ['/opt/homebrew/opt/mariadb/bin', '/usr/local/opt/mariadb/bin'];

function look() {
  const first = (program) =>
    [...onPath([program]), ...homebrew.map((folder) => `${folder}/${program}`)].find((path) => existsSync(path));
  const server = first('mariadbd');
  const install = first('mariadb-install-db');
  return server && install ? { server, install } : null;
}

/**
 * Finds MariaDB, or installs it when root on Debian.
 * @returns {{found: {server: string, install: string, from: string}} | {found: null, reason: string}}
 */
export function ensureMariadb() {
  if (process.platform === 'win32') return { found: null, reason };
  const own = look();
  if (own) return { found: { ...own, from: 'installed on this machine' } };
  if (!aptUsable()) return { found: null, reason };
  aptInstall('mariadb-server');
  const fresh = look();
  return fresh ? { found: { ...fresh, from: 'apt-get install mariadb-server' } } : { found: null, reason };
}
