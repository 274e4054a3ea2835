import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Used before anything is installed, by `npm start` and `npm test`: Node's own modules only, and syntax an old Node can read.

/** The folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A sentence when this Node can't run Sightline, else null. */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (fine) return null;
  return `Sightline needs Node 20.19 or later, 22.12 or later, or 24; this is Node ${version}. Install one from https://nodejs.org and try again.`;
}

/** Whether node_modules holds exactly what package-lock.json names. npm writes its own list there as the last step of an install. */
export function isInstalled(folder = root) {
  const packages = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).packages;
  let wanted;
  let present;
  try {
    wanted = packages('package-lock.json');
    present = packages('node_modules/.package-lock.json');
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    // Packages of other platforms are optional and stay out.
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * Runs `npm ci` when something is missing. Answers whether it had to.
 * @throws with a sentence when npm fails
 */
export function ensureInstalled({ folder = root, say = console.log } = {}) {
  if (isInstalled(folder)) return false;
  say('Installing the packages. This takes about a minute the first time.');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] };
  const done =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status === 0) return true;
  throw new Error(
    'The packages could not be installed (npm ci failed, its message is above). Check the connection to the npm registry and try again.',
  );
}

/** Both checks at the start of a command: leaves with a sentence instead of a stack. */
export function prepareOrExit() {
  const problem = nodeProblem();
  if (problem) leave(problem);
  try {
    ensureInstalled();
  } catch (error) {
    leave(error.message);
  }
}

function leave(sentence) {
  console.error(sentence);
  process.exit(1);
}
