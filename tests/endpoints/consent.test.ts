import { openApp, type App } from './support/app';
import { Place } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterEach(() => app.site.faults.clear());
afterAll(() => app.close());

/** What the platform sees: the SDK's own error, for which it asks the person, and which no Result may hide. */
const asked = {
  message: 'There was an error invoking the function - Authentication Required',
  cause: { name: 'NEEDS_AUTHENTICATION_ERR', status: 401, serviceKey: 'atlassian-token-service-key' },
};

test('while a person has not let the app act for them, the error of the SDK crosses the edge unchanged', async () => {
  const place = await Place.make(app, 'North');
  const payload = { requestId: crypto.randomUUID(), nodeId: place.id('kr'), version: 1, patch: { title: 'New' } };
  app.site.faults.jira({ status: 401, consent: true });
  await expect(app.answer('mara', 'node.update', payload)).rejects.toMatchObject(asked);
  await expect(app.answer('leo', 'session.open', {})).rejects.toMatchObject(asked);
  app.site.faults.clear();
  expect(await app.answer('mara', 'node.update', payload)).toMatchObject({ ok: true });
});

test('a 401 of Jira itself is no question of consent', async () => {
  app.site.faults.jira({ status: 401 });
  expect(await app.failure('leo', 'session.open', {})).toMatchObject({ code: 'notSignedIn' });
});
