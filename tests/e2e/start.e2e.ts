import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Result } from '../../src/shared/result';
import type { SessionView } from '../../src/shared/views';
import { Checkout } from './support/checkout';

const invoke = async (port: number, functionKey: string, payload: object): Promise<unknown> => {
  const body = JSON.stringify({ moduleKey: 'strategy', functionKey, payload, page: 'test' });
  const answer = await fetch(`http://localhost:${port}/__site/invoke`, { method: 'POST', body });
  return answer.json();
};
const strategies = async (port: number) => {
  for (;;) {
    const { value } = (await invoke(port, 'session.open', {})) as { readonly value: Result<SessionView> };
    if (value.ok) return value.value.strategies;
    if (value.failure.code !== 'settingUp') throw new Error(value.failure.message);
    await invoke(port, 'setup.progress', {});
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
const namesOf = async (port: number) => (await strategies(port)).map(({ name }) => name);

function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  const found = existsSync(list)
    ? readFileSync(list, 'utf8')
    : spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout;
  return found.split(/\s+/).filter(Boolean).map(Number);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('npm start', () => {
  let checkout: Checkout;
  beforeAll(() => {
    checkout = new Checkout();
  });
  afterAll(() => checkout.remove());

  test('makes the company once, prints where it is and who is there, and keeps the data', async () => {
    const first = await checkout.start('--port=0');
    expect(first.printed()).toContain('Making the company.');
    expect(first.printed()).toContain(`http://site.localhost:${first.port}/jira/apps/strategy`);
    expect(first.printed()).toContain(`http://localhost:${first.port}`);
    expect(first.printed()).toMatch(/Wren Tadley +wren@larkfield\.example +local-wren +Viewer/);
    expect(await namesOf(first.port)).toEqual(['Larkfield to 2027', 'New towns']);
    const [{ id } = { id: '' }] = await strategies(first.port);
    const team = {
      strategyId: id,
      id: crypto.randomUUID(),
      version: 0,
      name: 'Bakery',
      leadId: null,
      parentId: null,
      size: null,
      projectIds: [],
    };
    await invoke(first.port, 'team.save', { requestId: crypto.randomUUID(), ...team });
    expect(await first.stop()).toBe(0);

    const began = Date.now();
    const second = await checkout.start('--port=0');
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(second.printed()).not.toContain('Making the company.');
    expect(JSON.stringify(await invoke(second.port, 'strategy.tree', { strategyId: id }))).toContain('"Bakery"');
    await second.stop();
  });

  test('REST takes the printed tokens, as Basic and as bearer, and refuses others', async () => {
    const { port, stop } = await checkout.start('--port=0');
    const myself = (authorization: string) =>
      fetch(`http://localhost:${port}/rest/api/3/myself`, { headers: { authorization } });
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    for (const authorization of [basic('ife@larkfield.example:local-ife'), 'Bearer local-ife']) {
      expect(await (await myself(authorization)).json()).toMatchObject({ displayName: 'Ife Adeyemi' });
    }
    expect((await myself(basic('ife@larkfield.example:wrong'))).status).toBe(401);
    await stop();
  });

  test('--empty is a site of its own, with Jira work and no strategy; --fresh clears only the one it starts', async () => {
    const empty = await checkout.start('--empty', '--port=0');
    expect(await namesOf(empty.port)).toEqual([]);
    const counted = await fetch(`http://localhost:${empty.port}/rest/api/3/search/approximate-count`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
      body: JSON.stringify({ jql: 'project = SHOP' }),
    });
    expect(((await counted.json()) as { count: number }).count).toBeGreaterThan(10);
    const named = { id: crypto.randomUUID(), name: 'Ours', timeZone: 'Europe/London', projectIds: [] };
    await invoke(empty.port, 'strategy.create', { requestId: crypto.randomUUID(), ...named });
    expect(await namesOf(empty.port)).toEqual(['Ours']);
    await empty.stop();
    expect(readdirSync(join(checkout.folder, '.local')).sort()).toEqual(['company', 'empty']);

    const fresh = await checkout.start('--empty', '--fresh', '--port=0');
    expect(await namesOf(fresh.port)).toEqual([]);
    await fresh.stop();
    const company = await checkout.start('--port=0');
    expect(await namesOf(company.port)).toEqual(['Larkfield to 2027', 'New towns']);
    expect(company.printed()).not.toContain('Making the company.');
    await company.stop();
  });

  test('a taken port moves on to a free one and says so', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const started = await checkout.start('--empty', `--port=${port}`);
    expect(started.port).not.toBe(port);
    expect(started.printed()).toContain(`Port ${port} is taken, so this is another one.`);
    expect(await namesOf(started.port)).toEqual([]);
    await started.stop();
    await new Promise((resolve) => other.close(resolve));
  });

  test('Ctrl-C stops everything: the server and the process of the app', async () => {
    const started = await checkout.start('--empty', '--port=0');
    await namesOf(started.port);
    const children = childrenOf(started.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await started.stop()).toBe(0);
    await expect(fetch(`http://localhost:${started.port}/`)).rejects.toThrow();
    expect(children.filter(isAlive)).toEqual([]);
  });

  test('a broken database file: a sentence that says what to do, and nothing is thrown away', async () => {
    const file = join(checkout.folder, '.local/empty/app.sqlite');
    writeFileSync(file, 'This is no database. '.repeat(1_000));
    const { code, printed } = await checkout.run('--empty', '--port=0');
    expect(code).toBe(1);
    expect(printed).toContain(`The database file ${join('.local', 'empty', 'app.sqlite')} can't be read.`);
    expect(printed).toContain('--fresh');
    expect(printed).not.toMatch(/\n\s+at /);
    expect(readFileSync(file, 'utf8')).toContain('This is no database.');
    const fresh = await checkout.start('--empty', '--fresh', '--port=0');
    await fresh.stop();
  });

  test('a seed that was cut off is begun again', async () => {
    const dir = join(checkout.folder, '.local/cut-off');
    await checkout.killAt('Making the company.', '--port=0', `--dir=${dir}`);
    const again = await checkout.start('--port=0', `--dir=${dir}`);
    expect(again.printed()).toContain('Making the company.');
    expect(await namesOf(again.port)).toEqual(['Larkfield to 2027', 'New towns']);
    await again.stop();
  });

  test.each([
    [['--port=lots'], '--port=lots is not a port.'],
    [['--now=yesterday'], '--now=yesterday is not a time.'],
    [['--frob'], '--frob'],
  ])('%j is answered with a sentence', async (args, sentence) => {
    const { code, printed } = await checkout.run(...args);
    expect(code).toBe(1);
    expect(printed).toContain(sentence);
    expect(printed).not.toMatch(/\n\s+at /);
  });
});
