import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite } from './running-site';

jest.setTimeout(120_000);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sightline-start-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The command to its end; only for what ends by itself. */
function run(...flags: string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/start.mjs', '--no-install', ...flags], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: status, text: stdout + stderr };
}

function hold(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

it('says where it is, who may be acted as, and with which tokens', async () => {
  const site = await startSite({ seed: 'none' });
  expect(site.output()).toContain(`${site.url}/jira/apps/strategy`);
  expect(site.output()).toMatch(/Ife Adeyemi +ife@larkfield\.example +local-ife +Team member, Storefront/);
  expect(await site.stop()).toBe(0);
});

it('keeps the data, and starts over only when told to', async () => {
  const issues = async (flags: readonly string[]): Promise<number> => {
    const site = await startSite({ dir, seed: 'jira', flags });
    const response = await fetch(`${site.direct}/rest/api/3/search/approximate-count`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
      body: JSON.stringify({ jql: 'created > "2000-01-01"' }),
    });
    const { count } = (await response.json()) as { count: number };
    await fetch(`${site.direct}/rest/api/3/issue/SHOP-7`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer local-mara' },
    });
    await site.stop();
    return count;
  };
  const first = await issues([]);
  expect(first).toBeGreaterThan(20);
  expect(await issues([])).toBe(first - 1);
  expect(await issues(['--fresh'])).toBe(first);
});

it('begins again after a start that was cut short', async () => {
  await startSite({ dir, seed: 'none' }).then((site) => site.stop());
  rmSync(join(dir, 'seeded'));
  writeFileSync(join(dir, 'app.sqlite'), 'half');
  const site = await startSite({ dir, seed: 'none' });
  expect(await site.stop()).toBe(0);
  expect(readdirSync(dir)).toContain('seeded');
});

it('refuses a second start on the same data', async () => {
  const site = await startSite({ dir, seed: 'none' });
  const { code, text } = run(`--dir=${dir}`, '--fresh', '--port=0');
  expect([code, text]).toEqual([1, expect.stringMatching(/^Another npm start is using .* Stop that one first/)]);
  await site.stop();
  await startSite({ dir, seed: 'none' }).then((again) => again.stop());
});

it('takes the next free port, and says so', async () => {
  const taken = await hold(0);
  try {
    const port = portOf(taken);
    const site = await startSite({ seed: 'none', flags: [`--port=${port}`] });
    expect(site.output()).toContain(`Port ${port} is taken`);
    expect(Number(new URL(site.url).port)).toBeGreaterThan(port);
    await site.stop();
  } finally {
    taken.close();
  }
});

it.each(['app.sqlite', 'kvs.sqlite', 'site.sqlite'])('says what to do when %s is broken', async (file) => {
  await startSite({ dir, seed: 'none' }).then((site) => site.stop());
  writeFileSync(join(dir, file), 'This is not a database, and it is long enough to be looked at twice. '.repeat(50));
  const { code, text } = run(`--dir=${dir}`, '--seed=none', '--port=0');
  expect(code).toBe(1);
  expect(text).toContain(`${file} can't be read`);
  expect(text).toContain('--fresh');
  expect(text).not.toContain('    at ');
});

it.each([
  ['--port=many', 'is not a port'],
  ['--now=tomorrow', 'is not a time'],
  ['--colour', '--fresh'],
])('%s is answered with a sentence', (flag, sentence) => {
  const { code, text } = run(flag);
  expect(code).toBe(1);
  expect(text).toContain(sentence);
  expect(text).not.toContain('    at ');
});
