import { request } from 'node:http';
import { people, tokenOf } from '../../local/site/people';
import { startSite, type RunningSite } from './running-site';

let site: RunningSite;
let port: string;

beforeAll(async () => {
  site = await startSite({ seed: 'none', flags: ['--now=2026-11-19T10:42Z'] });
  port = new URL(site.url).port;
}, 120_000);
afterAll(() => site.stop());

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Node's own fetch sets no Host header. */
function get(
  host: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { ...headers, host: `${host}:${port}` } },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const basic = (pair: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
});

describe('two origins', () => {
  it.each(['site.localhost', 'localhost'])('%s is the shell', async (host) => {
    for (const path of ['/', '/jira/apps/strategy/node/OBJ-7', '/browse/SHOP-1', '/wiki/spaces/LEAD']) {
      expect(await get(host, path)).toMatchObject({
        status: 200,
        body: expect.stringContaining('/__site/shell.js') as string,
      });
    }
  });

  it.each([
    ['ui.localhost', 'site.localhost'],
    ['127.0.0.1', 'localhost'],
  ])('%s is the app, framed by %s', async (host, shell) => {
    const page = await get(host, '/ui/index.html');
    const policy = String(page.headers['content-security-policy']);
    expect(page.body).toMatch(/<head>\s*<script src="\/__bridge\.js"><\/script>/);
    expect(policy).toContain(`frame-ancestors 'self' *.atlassian.net`);
    expect(policy).toContain(`http://${shell}:${port}`);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('report-uri');
    expect((await get(host, '/__bridge.js')).body).toContain('__bridge');
    expect((await get(host, '/ui/../package.json')).status).toBe(404);
    expect((await get(host, '/ui/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await get(host, '/other/index.html')).status).toBe(404);
  });

  it('another name is not this site', async () => {
    expect((await get('evil.example', '/')).status).toBe(421);
  });

  it("gives the app's frame nothing but its files", async () => {
    const fromFrame = { 'sec-fetch-site': 'same-origin' };
    expect((await get('ui.localhost', '/__site/session', fromFrame)).status).toBe(404);
    expect((await get('ui.localhost', '/rest/api/3/myself', fromFrame)).status).toBe(404);
    expect((await get('ui.localhost', '/wiki/api/v2/pages', fromFrame)).status).toBe(404);
    const origin = { origin: `http://ui.localhost:${port}` };
    expect((await get('site.localhost', '/__site/session', origin)).status).toBe(403);
    expect((await get('site.localhost', '/rest/api/3/myself', origin)).status).toBe(403);
    expect((await get('site.localhost', '/wiki/api/v2/pages', origin)).status).toBe(403);
  });
});

describe('who asks', () => {
  const nameOf = async (host: string, headers: Record<string, string>): Promise<unknown> => {
    const { status, body } = await get(host, '/rest/api/3/myself', headers);
    return status === 200 ? (JSON.parse(body) as { displayName: string }).displayName : status;
  };

  it.each(['site.localhost', '127.0.0.1'])('is told by a token at %s', async (host) => {
    const { ife } = people;
    expect(await nameOf(host, basic(`${ife.email}:${tokenOf(ife)}`))).toBe('Ife Adeyemi');
    expect(await nameOf(host, { authorization: `Bearer ${tokenOf(ife)}` })).toBe('Ife Adeyemi');
    expect(await nameOf(host, basic(`${ife.email}:wrong`))).toBe(401);
    expect(await nameOf(host, { authorization: 'Bearer wrong' })).toBe(401);
  });

  it('treats a wrong token as nobody’s, but for myself', async () => {
    const { status, body } = await get('127.0.0.1', '/rest/api/3/project/search', { authorization: 'Bearer wrong' });
    expect([status, JSON.parse(body)]).toMatchObject([200, { values: [] }]);
  });

  it('is the person in the browser: by the tab, by the cookie, else the administrator', async () => {
    expect(await nameOf('127.0.0.1', {})).toBe(401);
    expect(await nameOf('site.localhost', {})).toBe('Mara Ellison');
    expect(await nameOf('site.localhost', { cookie: 'a=b; person=wren' })).toBe('Wren Tadley');
    expect(await nameOf('site.localhost', { cookie: 'person=wren', 'x-site-as': people.nadia.accountId })).toBe(
      'Nadia Sorel',
    );
    const switched = await get('site.localhost', '/__site/person', {}, 'POST', '{"person":"silas"}');
    expect(String(switched.headers['set-cookie'])).toMatch(/^person=silas; Path=\/; SameSite=Lax/);
    expect((await get('site.localhost', '/__site/person', {}, 'POST', '{"person":"nobody"}')).status).toBe(404);
  });

  it('shows the settings page to administrators alone', async () => {
    const pages = async (person: string): Promise<string[]> => {
      const { body } = await get('site.localhost', '/__site/session', { 'x-site-as': person });
      return (JSON.parse(body) as { pages: { key: string }[] }).pages.map(({ key }) => key);
    };
    expect(await pages('mara')).toEqual(['strategy', 'settings']);
    expect(await pages('ife')).toEqual(['strategy']);
  });
});

describe('the real app, in a process of its own', () => {
  it('answers through the bridge’s door, and its calls are counted', async () => {
    const body = JSON.stringify({ moduleKey: 'strategy', functionKey: 'session.open', payload: {}, page: 'test' });
    const answer = await get('site.localhost', '/__site/invoke', { 'x-site-as': 'mara' }, 'POST', body);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { ok: expect.any(Boolean) as boolean } });
    expect(await site.control('GET', 'cost')).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ function: 'session.open', page: 'test' })]) as unknown,
    });
  });

  it('rejects with the message of a function that fails', async () => {
    const body = JSON.stringify({ moduleKey: 'nowhere', functionKey: 'x', page: 'test' });
    expect(JSON.parse((await get('site.localhost', '/__site/invoke', {}, 'POST', body)).body)).toMatchObject({
      ok: false,
    });
  });
});

describe('what tests may do', () => {
  it('move the clock', async () => {
    expect(await site.control('POST', 'clock', { now: '2027-01-01T00:00:00Z' })).toMatchObject({
      now: expect.any(Number) as number,
    });
    const { now } = (await site.control('POST', 'clock', { advance: 86_400_000 })) as { now: number };
    expect(new Date(now).toISOString()).toMatch(/^2027-01-02T00:00/);
  });

  it('switch faults on and off, with a clear no to unknown ones', async () => {
    await site.control('POST', 'faults', { jira: [{ status: 503, match: 'serverInfo' }] });
    expect((await get('127.0.0.1', '/rest/api/3/serverInfo')).status).toBe(503);
    await site.control('DELETE', 'faults');
    expect((await get('127.0.0.1', '/rest/api/3/serverInfo')).status).toBe(200);
    await expect(site.control('POST', 'faults', { sql: [{ kind: 'meteor' }] })).rejects.toThrow('400');
  });

  it('read and clear the list of what is not modelled', async () => {
    await get('127.0.0.1', '/rest/api/3/dashboard');
    expect(await site.control('GET', 'not-modelled')).toMatchObject([{ detail: 'GET /rest/api/3/dashboard' }]);
    await site.control('DELETE', 'not-modelled');
    expect(await site.control('GET', 'not-modelled')).toEqual([]);
  });

  it('get 404 for what is not there', async () => {
    await expect(site.control('GET', 'nothing')).rejects.toThrow('404');
  });
});

it('can be used by a client from outside', async () => {
  const { createCloudClient } = await import('jira.js');
  const { mara } = people;
  const client = createCloudClient({
    host: site.direct,
    auth: { type: 'basic', email: mara.email, apiToken: tokenOf(mara) },
  });
  await expect(client.myself.getCurrentUser()).resolves.toMatchObject({ displayName: 'Mara Ellison' });
});
