import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { prepareOrExit, root } from '../local/install.mjs';
import { ensureBrowser } from './support/find-browser.mjs';
import { ensureMariadb } from './support/find-mariadb.mjs';

const out = join(root, 'tests/.out');
const bin = (path) => join(root, 'node_modules', path);
const jest = (name, ...args) => ({
  command: [bin('jest/bin/jest.js'), '--json', `--outputFile=${resultOf(name)}`, ...args],
  counts: true,
});

/** Each takes one core for most of its time, so they run beside each other. */
const reading = [
  { name: 'lint', title: 'Lint', command: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  { name: 'typecheck', title: 'Types', command: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'format', title: 'Format', command: [bin('prettier/bin/prettier.cjs'), '--check', '.'] },
  {
    name: 'official',
    title: "Forge's own checks",
    ...jest('official', '--selectProjects', 'official', '--maxWorkers=1'),
  },
];
const steps = [
  ...reading,
  { name: 'unit', title: 'Unit, property and endpoint tests', ...jest('unit', '--selectProjects', 'node', 'dom') },
  {
    name: 'build',
    title: 'Build of the interface',
    command: [bin('vite/bin/vite.js'), 'build', '--config', 'src/frontend/vite.config.mjs', '--logLevel=warn'],
  },
  // More than cores: people, and pages, wait now and then.
  { name: 'e2e', title: 'In the browser', ...jest('e2e', '--selectProjects', 'e2e', '--maxWorkers=3') },
];

const chosen = choose(process.argv.slice(2));
prepareOrExit();
mkdirSync(out, { recursive: true });

const env = { ...process.env };
const noBrowser = chosen.some(({ name }) => name === 'e2e') ? prepareBrowser() : null;
const noDatabase = chosen.some(({ name }) => name === 'unit') ? prepareDatabase() : null;

const startedAt = Date.now();
const memory = takeMemory();
const results = [
  ...(await Promise.all(chosen.filter((step) => reading.includes(step)).map(runBeside))),
  ...chosen.filter((step) => !reading.includes(step)).map(runStep),
];
if (memory) rmSync(memory, { recursive: true, force: true });
summarise(results);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

function choose(args) {
  const names = steps.map(({ name }) => name);
  const only = args.filter((arg) => arg.startsWith('--only=')).flatMap((arg) => arg.slice('--only='.length).split(','));
  const unknown = [
    ...args.filter((arg) => !arg.startsWith('--only=')),
    ...only.filter((name) => !names.includes(name)),
  ];
  if (unknown.length > 0) {
    console.error(
      `Not known here: ${unknown.join(', ')}. Use npm test, or npm test -- --only= with some of ${names.join(',')}.`,
    );
    process.exit(2);
  }
  return only.length > 0 ? steps.filter(({ name }) => only.includes(name)) : steps;
}

function prepareBrowser() {
  try {
    const { path, from } = ensureBrowser();
    console.log(`Browser: ${path} (${from})`);
    env.CHROME_PATH = path;
    return null;
  } catch (error) {
    console.log(`Browser: ${error.message}`);
    return error.message;
  }
}

function prepareDatabase() {
  const { found, reason } = ensureMariadb();
  console.log(`Database: ${found ? `${found.server} (${found.from})` : reason}`);
  return found || process.env.CI !== 'true' ? null : `${reason} With CI=true it is mandatory.`;
}

/** Databases of tests live for seconds: where there is a disk in memory, they need no other. */
function takeMemory() {
  const disk = '/dev/shm';
  if (process.env.TMPDIR || !existsSync(disk)) return null;
  const { bavail, bsize } = statfsSync(disk);
  if (bavail * bsize < 4 * 1024 ** 3) return null;
  env.TMPDIR = mkdtempSync(join(disk, 'sightline-tests-'));
  return env.TMPDIR;
}

/** What it prints comes in one piece, when it has ended. */
async function runBeside({ name, title, command, counts }) {
  const from = Date.now();
  if (counts) rmSync(resultOf(name), { force: true });
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  const [status] = await once(child, 'close');
  console.log(`\n── ${title} (${name}) ──\n`);
  process.stdout.write(Buffer.concat(said));
  const ok = status === 0;
  return { title, name, ok, seconds: (Date.now() - from) / 1000, ...tally(name, counts, ok) };
}

function runStep({ name, title, command, counts }) {
  console.log(`\n── ${title} (${name}) ──\n`);
  const missing = { e2e: noBrowser, unit: noDatabase }[name];
  const from = Date.now();
  if (counts) rmSync(resultOf(name), { force: true });
  const done = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 25 * 60_000,
  });
  if (missing) console.log(missing);
  if (done.error) console.log(`${title} did not end by itself: ${done.error.message}`);
  const ok = done.status === 0 && !missing;
  return { title, name, ok, seconds: (Date.now() - from) / 1000, ...tally(name, counts, ok) };
}

function resultOf(name) {
  return join(out, `jest-${name}.json`);
}

/** A step that fails without a failed test (types, lint, a suite that does not even load) counts as one failure. */
function tally(name, counts, ok) {
  if (!counts || !existsSync(resultOf(name))) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(resultOf(name), 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: ok ? failed : Math.max(1, failed), skipped: numPendingTests };
}

function summarise(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('\n── Summary ──\n');
  for (const { title, ok, seconds, passed, failed, skipped } of results) {
    const tests = passed + failed + skipped > 0 ? ` · ${passed} passed, ${failed} failed, ${skipped} skipped` : '';
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${title}${tests}`);
  }
  const all = (Date.now() - startedAt) / 1000;
  console.log(`       ${all.toFixed(1).padStart(6)} s  in all\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}
