import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Every place of these programs on the PATH, in the order of the names. @param {string[]} programs */
export function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  if (process.platform === 'linux') folders.push('/usr/sbin', '/usr/local/sbin');
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .filter((path) => existsSync(path));
}

/** Root on Debian. Never sudo: nobody asked for changes to the machine. Ubuntu's package only points at a snap. */
export function aptUsable() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || onPath(['apt-get']).length === 0) return false;
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string[]} packages */
export function aptInstall(...packages) {
  const options = { stdio: 'ignore', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if (spawnSync('apt-get', install, options).status === 0) return;
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', install, options);
}
