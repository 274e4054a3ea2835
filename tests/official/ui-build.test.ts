import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageProblems } from './page-policy';

const root = join(__dirname, '../..');

describe('the built interface', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-ui-'));
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const config = join(root, 'src/frontend/vite.config.mjs');
    const args = [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel=warn'];
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('has one page, and nothing in it that the policy refuses', () => {
    expect(readdirSync(folder).filter((file) => file.endsWith('.html'))).toEqual(['index.html']);
    expect(pageProblems(readFileSync(join(folder, 'index.html'), 'utf8'))).toEqual([]);
  });

  test('carries no code that reports to others, and none that the policy stops from running', () => {
    const scripts = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(1);
    const talking = scripts.filter((file) =>
      /statsig|featureassets|new Function\(|[^.\w]eval\(/i.test(readFileSync(join(folder, 'assets', file), 'utf8')),
    );
    expect(talking).toEqual([]);
  });
});

test('the packages of the bridge ask tslib for nothing but what the pages carry of it', () => {
  const folders = ['bridge', 'egress', 'i18n'].map((name) => join(root, 'node_modules/@forge', name, 'out'));
  const asked = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/(?<=\btslib_\d\.)\w+/g) ?? []),
  );
  const carried = /\{ (.*) \}/.exec(readFileSync(join(root, 'src/frontend/tslib.mjs'), 'utf8'))?.[1]?.split(', ');
  expect([...new Set(asked)].sort()).toEqual(carried);
});

test.each([
  ['<script>start()</script>', 'an inline script'],
  ['<style>p { color: red }</style>', 'an inline style element'],
  ['<p style="color: red"></p>', 'a style attribute'],
  ['<p onclick="go()"></p>', 'an inline handler onclick'],
  ['<script src="/assets/a.js"></script>', 'an address that is not relative: /assets/a.js'],
  [
    '<link rel="stylesheet" href="https://cdn.example/a.css">',
    'an address that is not relative: https://cdn.example/a.css',
  ],
])('the check of the page finds it in %s', (html, problem) => {
  expect(pageProblems(`<!doctype html><html lang="en"><body>${html}</body></html>`)).toEqual([problem]);
});
