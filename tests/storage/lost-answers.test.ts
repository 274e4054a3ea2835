import type { App } from '../endpoints/support/app';
import { firstMutations } from '../endpoints/support/mutations';
import { onBothDatabases } from './support/databases';
import { Interruptions } from './support/interruptions';

/** In turn, so that every kind meets early and late writes. */
const kinds = ['quota', 'locked', 'timedOut'] as const;

onBothDatabases((store, dialect) => {
  const fresh = async (): Promise<App> => (await (await store.fresh()).open()).setUp();
  let shared: App;
  beforeAll(async () => {
    shared = await fresh();
  });

  describe.each(firstMutations)('%s', (name, one) => {
    const interruptions = new Interruptions(name, one, () =>
      name.startsWith('settings') ? fresh() : Promise.resolve(shared),
    );
    beforeAll(() => interruptions.learn());

    it('knows its own write where the answer was lost: done, or done by asking again, and never a conflict', async () => {
      const stride = dialect === 'SQLite' ? 1 : 2;
      await interruptions.atEveryWrite(
        'timedOutButDone',
        async ({ at, place, first, ask }) => {
          if (first instanceof Error) throw first;
          if (!first.ok) expect(first.failure).toMatchObject({ code: 'busy' });
          await interruptions.expectDone(place, ask, at);
        },
        stride,
      );
    });

    // What is refused is not carried out, so it makes no difference how rows are counted.
    if (dialect === 'SQLite') {
      it('says that it is busy where a write is refused for now, and is done by asking again', async () => {
        await interruptions.atEveryWrite(
          (at) => kinds[at % kinds.length] ?? 'quota',
          async ({ at, place, first, ask }) => {
            if (first instanceof Error) throw first;
            if (!first.ok) expect(first.failure).toMatchObject({ code: 'busy' });
            await interruptions.expectDone(place, ask, at);
          },
          2,
        );
      });
    }
  });
});
