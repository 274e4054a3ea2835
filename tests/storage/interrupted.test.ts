import type { App } from '../endpoints/support/app';
import { allMutations, firstMutations } from '../endpoints/support/mutations';
import { onBothDatabases } from './support/databases';
import { Interruptions } from './support/interruptions';

onBothDatabases((store, dialect) => {
  const fresh = async (): Promise<App> => (await (await store.fresh()).open()).setUp();
  let shared: App;
  beforeAll(async () => {
    shared = await fresh();
  });

  // The same code runs on all databases: some of each kind show that the rows behave, all of them that the order is right.
  const cases = dialect === 'SQLite' ? allMutations : firstMutations;

  it.each(cases)(
    '%s: dies before any write without showing half of it, and is done by asking again',
    async (name, one) => {
      // Settings hold for the whole site.
      const interruptions = new Interruptions(name, one, () =>
        name.startsWith('settings') ? fresh() : Promise.resolve(shared),
      );
      await interruptions.learn();
      await interruptions.atEveryWrite(
        'crash',
        async ({ at, place, first, ask }) => {
          expect(first).toBeInstanceOf(Error);
          await interruptions.expectNoHalf(place, at);
          await interruptions.expectDone(place, ask, at);
        },
        dialect === 'SQLite' ? 1 : 3,
      );
    },
  );
});
