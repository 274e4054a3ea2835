import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useBrowser } from '../support/browser';

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`;

const shell = page(
  '<header><p>Shell</p></header><main><iframe id="app" title="App"></iframe></main><script src="/frame.js"></script>',
);
const bodies: Record<string, string> = {
  clean: '<main><h1>App</h1></main>',
  style: '<main><h1>App</h1><style>h1 { color: red }</style></main>',
  unnamed: '<main><h1>App</h1><button></button></main>',
  error: '<main><h1>App</h1><script src="/error.js"></script></main>',
  unmodelled: '<main><h1>App</h1><script src="/unmodelled.js"></script></main>',
};
const scripts: Record<string, string> = {
  '/frame.js': "app.src = location.href.replace('site.', 'ui.').replace('/shell/', '/app/')",
  '/error.js': "console.error('seen'); setTimeout(() => { throw new Error('thrown') })",
  '/unmodelled.js': "fetch('/rest/unmodelled', { method: 'POST' })",
};

describe('what the browser tests notice', () => {
  let server: Server;
  let origin: string;
  const { newPage } = useBrowser(() => origin);

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url?.split('?')[0] ?? '/';
      const script = scripts[path];
      const app = bodies[path.replace('/app/', '')];
      if (script) response.setHeader('content-type', 'text/javascript');
      else response.setHeader('content-type', 'text/html; charset=utf-8');
      if (app) response.setHeader('content-security-policy', "default-src 'self'");
      response.statusCode = path.startsWith('/rest/') ? 501 : 200;
      response.end(script ?? (app ? page(app) : shell));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    origin = `http://site.localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const visit = async (app: string) => {
    const opened = await newPage({ as: 'ada', theme: 'dark', width: 360 });
    await opened.goto(`/shell/${app}`);
    await opened.page.frameLocator('#app').getByRole('heading', { name: 'App' }).waitFor();
    return opened;
  };

  test('a clean page in a clean frame on another origin passes', async () => {
    const { page: tab, expectNoProblems, expectAccessible } = await visit('clean');
    expect(new URL(tab.url()).searchParams.get('as')).toBe('ada');
    expect(tab.viewportSize()?.width).toBe(360);
    expect(await tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expectNoProblems();
    await expectAccessible();
  });

  test('a violation of the policy in the frame', async () => {
    const { expectNoProblems } = await visit('style');
    expect(expectNoProblems).toThrow(/CSP violation .*style-src/);
  });

  test('an error in the console and a thrown error', async () => {
    const { page: tab, expectNoProblems } = await visit('error');
    await tab.waitForTimeout(100);
    expect(expectNoProblems).toThrow(/Console error: seen[\s\S]*Page error: thrown/);
  });

  test('an answer that is an error, unless the test names it; what it names must happen', async () => {
    const { page: tab, problems, expectNoProblems } = await visit('unmodelled');
    await tab.waitForLoadState('networkidle');
    expect(expectNoProblems).toThrow(/Answer 501 POST .*\/rest\/unmodelled/);
    problems.allow(/Answer 501 POST .*\/rest\/unmodelled/);
    expectNoProblems();
    problems.allow(/Answer 404/);
    expect(expectNoProblems).toThrow(/never happened/);
  });

  test('a button without a name in the frame on another origin', async () => {
    const { expectAccessible } = await visit('unnamed');
    await expect(expectAccessible()).rejects.toThrow(/button-name .*\/app\/unnamed.* at button/);
  });
});
