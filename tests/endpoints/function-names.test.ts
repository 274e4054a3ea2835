import { openApp, type App, type Who } from './support/app';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const callers: readonly (Who | null)[] = ['mara', 'silas', null];

describe.each(inherited.concat('no.such', ''))('a function named “%s”', (name) => {
  it.each(callers)('says that there is none, and nothing of the call, to %s', async (who) => {
    const answer = await app.answer(who, name, { secret: 'payload' });
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'notFound', message: 'This version of the app has no such function. Reload the page.' },
    });
  });
});
