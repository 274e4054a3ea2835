import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { prepareOrExit, root } from '../local/install.mjs';

// Each bench runs in a process of its own, so that none warms up another; its JSON lines go to standard output, all else to standard error.
prepareOrExit();
const { build } = await import('esbuild');

const folder = join(root, 'bench');
const out = join(folder, '.out');
const wanted = process.argv.slice(2);
const all = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'));
const benches = all.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
if (benches.length === 0) {
  const names = all.map((file) => basename(file, '.bench.ts')).join(', ') || 'none yet';
  console.error(`No bench matches ${wanted.join(' or ') || 'bench/*.bench.ts'}. There are: ${names}.`);
  process.exit(2);
}

mkdirSync(out, { recursive: true });
let failed = 0;
for (const file of benches) {
  const outfile = join(out, `${basename(file, '.ts')}.cjs`);
  await build({
    entryPoints: [join(folder, file)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Packages stay where they are: some find their files or binaries beside themselves.
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  console.error(`── ${file}`);
  const done = spawnSync(process.execPath, ['--enable-source-maps', '--expose-gc', outfile], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (done.status !== 0) failed += 1;
}
if (failed > 0) console.error(`${failed} of ${benches.length} benches failed.`);
process.exitCode = failed > 0 ? 1 : 0;
