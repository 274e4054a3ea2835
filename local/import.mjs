import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareOrExit, root } from './install.mjs';

// Node 20 can't run TypeScript, so the script is put together first; that takes a moment each time and never goes stale.
prepareOrExit();
const { build } = await import('esbuild');
const folder = join(root, 'node_modules/.cache/sightline');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `import-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'local/import/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(outfile).href);
rmSync(outfile);
process.exitCode = await main(process.argv.slice(2));
