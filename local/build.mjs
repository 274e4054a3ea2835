import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const themes = ['light', 'dark', 'spacing', 'typography', 'shape'];

/** `import 'tokens.css'`: the themes of @atlaskit/tokens as a style sheet. */
const tokens = {
  name: 'tokens',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tokens\.css$/ }, () => ({ path: 'tokens.css', namespace: 'tokens' }));
    onLoad({ filter: /.*/, namespace: 'tokens' }, () => ({
      contents: themes
        .map((theme) => require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`).default)
        .join('\n'),
      loader: 'css',
    }));
  },
};

/** Builds what the site serves and runs, each part only when its sources changed. */
export async function build({ root, built, say, only }) {
  mkdirSync(built, { recursive: true });
  const node = { platform: 'node', format: 'cjs', packages: 'external', target: 'node20' };
  const browser = {
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  const parts = [
    part(
      'site',
      ['local', 'src/shared', 'src/domain'],
      bundle({ ...node, entryPoints: { site: 'local/server/main.ts' } }),
    ),
    part(
      'app-process',
      ['local/site'],
      bundle({ ...node, entryPoints: { 'app-process': 'local/site/app/child-main.ts' } }),
    ),
    part('app', ['src'], bundle({ ...node, entryPoints: { app: 'src/index.ts' } })),
    part(
      'bridge',
      ['local/bridge'],
      bundle({ ...browser, format: 'iife', entryPoints: { bridge: 'local/bridge/in-frame.ts' } }),
    ),
    part(
      'shell',
      ['local/shell', 'local/bridge', 'local/adf'],
      bundle({
        ...browser,
        format: 'esm',
        jsx: 'automatic',
        plugins: [tokens],
        entryPoints: { shell: 'local/shell/main.tsx' },
      }),
    ),
    part('ui', ['src/frontend', 'src/shared', 'src/domain'], interfaceOfTheApp, join(root, 'static/ui/index.html')),
  ];
  for (const { name, sources, run, output = join(built, `${name}.stamp`) } of parts) {
    if (only && !only.includes(name)) continue;
    const stamp = join(built, `${name}.stamp`);
    const hash = fingerprint([...sources, 'package-lock.json', 'local/build.mjs']);
    if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    await run(name);
    writeFileSync(stamp, hash);
  }

  function part(name, sources, run, output) {
    return { name, sources, run, output };
  }

  function bundle(options) {
    return async () => {
      const { build: esbuild } = await import('esbuild');
      const extension = options.format === 'cjs' ? { '.js': '.cjs' } : {};
      await esbuild({
        absWorkingDir: root,
        outdir: built,
        bundle: true,
        sourcemap: options.platform === 'node' ? 'inline' : false,
        outExtension: extension,
        logLevel: 'error',
        ...options,
      });
    };
  }

  function interfaceOfTheApp() {
    say('Building the interface.');
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', '--config', 'src/frontend/vite.config.mjs', '--logLevel=error'];
    const env = { ...process.env, NODE_ENV: 'production' };
    const done = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (done.status !== 0) throw new Error('The interface could not be built; the message is above.');
  }

  /** A hash over the names and contents of all files below these paths. */
  function fingerprint(paths) {
    const hash = createHash('sha256');
    for (const path of paths) {
      for (const file of filesBelow(path))
        hash
          .update(`${file}\0`)
          .update(readFileSync(join(root, file)))
          .update('\0');
    }
    return hash.digest('hex');
  }

  function filesBelow(path) {
    if (/\.[a-z]+$/.test(path)) return [path];
    return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
      .sort();
  }
}
