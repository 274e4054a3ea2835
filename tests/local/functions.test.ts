import { appAccountId, people } from '../../local/site/people';
import { editedManifest } from './toy/edited-manifest';
import { openToySite, toyNow, type ToySite } from './toy/toy-site';

let toy: ToySite;
beforeEach(async () => {
  toy = await openToySite();
});
afterEach(() => toy.site.close());

describe('what a function sees', () => {
  it('who calls, from where', async () => {
    expect(await toy.ask('whoAmI')).toEqual({
      accountId: people.ife.accountId,
      moduleKey: 'strategy',
      siteUrl: 'http://site.localhost:8780',
    });
    expect(await toy.ask('whoAmI', {}, null)).not.toHaveProperty('accountId');
    const settings = await toy.site.invoke({ as: people.mara.accountId, moduleKey: 'settings', functionKey: 'whoAmI' });
    expect(settings).toMatchObject({ moduleKey: 'settings' });
  });

  it('the site’s time, also after it was moved', async () => {
    const near = (now: unknown, expected: number): void =>
      expect(Math.abs((now as number) - expected)).toBeLessThan(5000);
    const first = (await toy.ask('now')) as { now: number; made: number; parsed: number };
    near(first.now, toyNow);
    near(first.made, toyNow);
    expect(first.parsed).toBe(5);
    toy.site.advance(86_400_000);
    near(((await toy.ask('now')) as { now: number }).now, toyNow + 86_400_000);
    toy.site.setNow(0);
    near(((await toy.ask('now')) as { now: number }).now, 0);
    expect(Date.now()).toBeGreaterThan(1_700_000_000_000);
  });

  it('no network', async () => {
    for (const key of ['fetch', 'apiFetch']) {
      expect(await toy.ask(key)).toMatchObject({
        failure: { message: expect.stringContaining('no egress') as string },
      });
    }
  });

  it('copies: nothing is shared with the caller', async () => {
    const payload = { list: [1], at: new Date(0), gone: undefined };
    expect(await toy.ask('echo', payload)).toEqual({ list: [1], at: '1970-01-01T00:00:00.000Z' });
  });
});

describe('limits', () => {
  it('takes 500 KB in and 5 MB out', async () => {
    const text = 'x'.repeat(499_000);
    expect(await toy.ask('echo', { text })).toEqual({ text });
    await expect(toy.ask('echo', { text: 'x'.repeat(500_000) })).rejects.toThrow('500 KB');
    expect(await toy.ask('big', { size: 4_999_000 })).toHaveLength(4_999_000);
    await expect(toy.ask('big', { size: 5_000_000 })).rejects.toThrow('5 MB');
  });

  it('allows 500 invokes of a page in 25 seconds', async () => {
    const invoke = (page: string): Promise<unknown> =>
      toy.site.invoke({ as: people.ife.accountId, moduleKey: 'strategy', functionKey: 'echo', payload: {}, page });
    for (let i = 0; i < 500; i += 1) await invoke('one');
    await expect(invoke('one')).rejects.toThrow('500req/25s');
    await invoke('another');
    toy.site.advance(25_000);
    await invoke('one');
  });

  it('ends a resolver after its time, and answers nothing that it still asks', async () => {
    expect(toy.site.manifest.functions.get('resolver')?.timeoutMs).toBe(25_000);
    await toy.site.close();
    toy = await openToySite({ root: editedManifest('timeoutSeconds: 25', 'timeoutSeconds: 0.1') });
    await expect(toy.ask('hang')).rejects.toThrow('longer than 0.1 s');
    expect(toy.site.cost.rows().at(-1)).toMatchObject({
      function: 'hang',
      error: expect.stringContaining('0.1 s') as string,
    });
  });

  it('refuses storage to an app that did not ask for it', async () => {
    await toy.site.close();
    toy = await openToySite({ root: editedManifest('- storage:app', '- read:me') });
    expect(await toy.refusedKvs({ op: 'get', key: 'k' })).toMatchObject({ code: 'PERMISSION_DENIED', status: 403 });
    expect(await toy.refusedSql({ query: 'select 1 as one' })).toMatchObject({
      code: 'PERMISSION_DENIED',
      status: 403,
    });
  });

  it('refuses SQL to an app without the module', async () => {
    await toy.site.close();
    toy = await openToySite({ root: editedManifest('  sql:\n    - key: main\n      engine: mysql\n', '') });
    expect(await toy.refusedSql({ query: 'select 1 as one' })).toMatchObject({ code: 'APP_NOT_ENABLED' });
  });
});

describe('failures', () => {
  it('reach the browser as an error with the message, and the cost log', async () => {
    await expect(toy.ask('fail')).rejects.toThrow('on purpose');
    expect(toy.site.cost.rows().at(-1)).toMatchObject({ function: 'fail', error: 'on purpose' });
    await expect(toy.ask('nobody')).rejects.toThrow('nobody');
  });

  it('name a page or a function that manifest.yml does not have', async () => {
    await expect(toy.site.invoke({ as: null, moduleKey: 'nowhere', functionKey: 'echo' })).rejects.toThrow('nowhere');
  });
});

describe('what the SDK asks that is not modelled', () => {
  it('is answered 501 and listed', async () => {
    const { createForgeFetch } = await import('../../local/site/wire/forge-fetch');
    const { startInvocation } = await import('../../local/site/invocation');
    const wires = { manifest: toy.site.manifest, notModelled: toy.site.notModelled };
    const ask = createForgeFetch(wires as never);
    const request = { method: 'POST', path: 'https://llm/some-model', headers: {}, body: '{}' };
    expect(await ask({ type: 'llm', model: 'some-model' }, request, startInvocation('f', 'm', null))).toMatchObject({
      status: 501,
    });
    const page = { method: 'GET', path: '/2.0/repositories', headers: {}, body: '' };
    await ask({ type: 'fpp', provider: 'app', remote: 'bitbucket' }, page, startInvocation('f', 'm', null));
    expect(toy.site.notModelled.list()).toMatchObject([
      { what: 'SDK call llm', detail: 'POST https://llm/some-model', count: 1 },
      { what: 'SDK call fpp bitbucket', detail: 'GET /2.0/repositories' },
    ]);
  });
});

it('keeps two sites of one process apart', async () => {
  const other = await openToySite({ now: 0 });
  try {
    await toy.kvs({ op: 'set', key: 'k', value: 'first' });
    await other.kvs({ op: 'set', key: 'k', value: 'second' });
    const [first, second] = await Promise.all([toy.kvs({ op: 'get', key: 'k' }), other.kvs({ op: 'get', key: 'k' })]);
    expect([first, second]).toEqual(['first', 'second']);
  } finally {
    await other.site.close();
  }
});

it('has an account of its own for the app, which is nobody’s', () => {
  expect(Object.values(people).map(({ accountId }) => accountId)).not.toContain(appAccountId);
});

describe('budgets', () => {
  const row = { accountId: 'a', surface: 'Strategy page', page: null, ms: 1, error: null };

  it('are two statements for a view, and rights looked up once in ten minutes', () => {
    const { cost } = toy.site;
    const add = (name: string, statements: number, points: number): boolean =>
      cost.add({ ...row, function: name, statements, points }).overBudget;
    expect(add('strategy.tree', 2, 0)).toBe(false);
    expect(add('strategy.tree', 3, 0)).toBe(true);
    expect(add('strategy.tree', 1, 14)).toBe(false);
    expect(add('node.panel', 1, 14)).toBe(true);
    toy.site.advance(600_001);
    expect(add('node.panel', 1, 14)).toBe(false);
    expect(add('node.update', 12, 14)).toBe(false);
    expect(add('node.update', 13, 0)).toBe(true);
    expect(cost.add({ ...row, function: 'setup.progress', statements: 50, points: 0 })).toMatchObject({
      budget: null,
      overBudget: false,
    });
  });
});
