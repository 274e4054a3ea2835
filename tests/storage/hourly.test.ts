import type { App } from '../endpoints/support/app';
import { allMutations } from '../endpoints/support/mutations';
import { onBothDatabases } from './support/databases';
import { Interruptions } from './support/interruptions';

onBothDatabases((store, dialect) => {
  const cases =
    dialect === 'SQLite' ? allMutations : allMutations.filter(([name]) => /its cycle|delete|first one/.test(name));

  it.each(cases)(
    '%s: where a run died and nobody asks again, the hourly job ends it or it never was',
    async (name, one) => {
      const fresh = async (): Promise<App> => (await (await store.fresh()).open()).setUp();
      const app = await fresh();
      const interruptions = new Interruptions(name, one, () =>
        name.startsWith('settings') ? fresh() : Promise.resolve(app),
      );
      await interruptions.learn();
      // Every third write: each is struck in interrupted.test.ts.
      await interruptions.atEveryWrite(
        'crash',
        async ({ at, place }) => {
          expect(await place.app.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });
          await interruptions.expectAllOrNothing(place, at);
        },
        3,
      );
    },
  );
});
