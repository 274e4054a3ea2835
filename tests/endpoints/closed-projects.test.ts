import { openApp, type App } from './support/app';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.site.faults.clear());
afterAll(() => app.close());

const [storefront, payroll, nowhere] = ['10000', '10003', '99999'];

it('names the projects that the app itself may not read, although the administrator may', async () => {
  const projectIds = [storefront, payroll, nowhere, payroll];
  expect(await app.value('mara', 'projects.closed', { projectIds })).toEqual({ closedIds: [payroll, nowhere] });
});

it('asks Jira in pages of what it takes at once', async () => {
  const projectIds = Array.from({ length: 199 }, (_, at) => String(20_000 + at));
  const { closedIds } = await app.value('mara', 'projects.closed', { projectIds: [storefront, ...projectIds] });
  expect(closedIds).toEqual(projectIds);
});

it('never takes silence for an answer', async () => {
  for (const status of [401, 403, 429, 503] as const) {
    app.site.faults.jira({ status, match: 'project/search' });
    const failure = await app.failure('mara', 'projects.closed', { projectIds: [storefront] });
    expect(['notSignedIn', 'unavailable', 'busy', 'forbidden']).toContain(failure.code);
    app.site.faults.clear();
  }
});
