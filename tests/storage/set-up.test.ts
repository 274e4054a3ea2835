import { openBare, type App } from '../endpoints/support/app';
import { onEveryDatabase, type Database } from './support/databases';

/** What the first version may take, and the two statements that the SDK's runner adds. */
const mostDdl = 20 + 2;
/** Longer than the lock of a run that died. */
const lockMs = 121_000;

async function finish(app: App): Promise<void> {
  for (let calls = 0; calls < 40; calls += 1) {
    const answer = await app.result('wren', 'setup.progress', {});
    if (answer.ok && answer.value.progress === 1) return;
    app.site.advance(61_000);
  }
  throw new Error('The set-up does not come to an end.');
}

/** Statements of a set-up that nothing disturbs. */
async function statementsOfSetUp(): Promise<number> {
  const app = await openBare();
  await finish(app);
  const { statements } = app;
  await app.close();
  return statements;
}

const crashing = (answer: Promise<unknown>) => expect(answer).rejects.toThrow('The function died');

onEveryDatabase((store, dialect) => {
  let clean: Database;
  let first: App;
  beforeAll(async () => {
    clean = await store.fresh();
    first = await clean.open({ limits: { sqlDdlPerMinute: mostDdl } });
  });

  it('says that it is being set up, and how far it is, before there is anything', async () => {
    const failure = await first.failure('wren', 'session.open', {});
    expect(failure).toMatchObject({ code: 'settingUp', progress: 0 });
    expect(failure.retryAfterMs).toBeGreaterThan(0);
  });

  it(`makes the whole schema from nothing with at most ${mostDdl} DDL statements`, async () => {
    expect(await first.value('wren', 'setup.progress', {})).toEqual({ progress: 1 });
    expect((await first.value('wren', 'session.open', {})).strategies).toEqual([]);
    expect((await clean.schema()).length).toBeGreaterThan(15);
  });

  it('does nothing in a second run, also in another process', async () => {
    const before = await clean.schema();
    const other = await clean.open({ limits: { sqlDdlPerMinute: 0 } });
    expect(await other.value('wren', 'setup.progress', {})).toEqual({ progress: 1 });
    expect(other.statements).toBe(1);
    expect((await other.value('wren', 'session.open', {})).strategies).toEqual([]);
    expect(other.statements).toBe(1);
    expect(await clean.schema()).toEqual(before);
    expect(await clean.rows('__migrations')).toHaveLength(new Set(names(await clean.rows('__migrations'))).size);
  });

  it('goes on minute by minute where the quota of DDL is small', async () => {
    const database = await store.fresh();
    const app = await database.open({ limits: { sqlDdlPerMinute: 6 } });
    const busy = await app.failure('wren', 'setup.progress', {});
    expect(busy.code).toBe('busy');
    const { progress = 0 } = await app.failure('wren', 'session.open', {});
    expect(progress).toBeGreaterThan(0);
    expect(progress).toBeLessThan(1);
    await finish(app);
    expect(await database.schema()).toEqual(await clean.schema());
  });

  it('is one run when two ask at once, and says how far it is to everybody meanwhile', async () => {
    const database = await store.fresh();
    const [app, other] = [await database.open({ limits: { sqlDdlPerMinute: mostDdl } }), await database.open()];
    app.site.faults.sql({ kind: 'slow', ms: 5, match: '^create table' });
    const running = [app.result('wren', 'setup.progress', {}), app.result('mara', 'setup.progress', {})];
    const meanwhile = await other.failure('ife', 'session.open', {});
    expect(meanwhile.code).toBe('settingUp');
    const answers = [...(await Promise.all(running)), await other.result('ife', 'setup.progress', {})];
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(answers).toContainEqual({ ok: true, value: { progress: 1 } });
    await finish(other);
    expect(await database.schema()).toEqual(await clean.schema());
    const made = names(await database.rows('__migrations'));
    expect(made).toHaveLength(new Set(made).size);
  });

  it('is carried on by the queue when nobody asks again', async () => {
    const app = await (await store.fresh()).open();
    await app.failure('wren', 'session.open', {});
    expect(app.site.queueLength()).toBe(1);
    await app.site.runQueue({ ignoreDelays: true });
    expect((await app.value('wren', 'session.open', {})).strategies).toEqual([]);
  });

  it('is carried on by the next run wherever one dies', async () => {
    const count = await statementsOfSetUp();
    expect(count).toBeGreaterThan(30);
    // A schema of MariaDB is made of many files: some places are enough there.
    for (let skip = 0; skip < count; skip += dialect === 'SQLite' ? 1 : 6) {
      const database = await store.fresh();
      const app = await database.open();
      app.site.faults.sql({ kind: 'crash', skip, times: 1 });
      await crashing(app.answer('wren', 'setup.progress', {}));
      expect(await app.failure('wren', 'session.open', {})).toMatchObject({ code: 'settingUp' });
      app.site.advance(lockMs);
      await finish(app);
      expect([skip, await database.schema()]).toEqual([skip, await clean.schema()]);
      expect((await app.value('wren', 'session.open', {})).strategies).toEqual([]);
    }
  }, 90_000);

  it.each(['timedOut', 'timedOutButDone', 'locked', 'quota'] as const)(
    'survives statements that end %s',
    async (kind) => {
      const database = await store.fresh();
      const app = await database.open();
      app.site.faults.sql({ kind, skip: 8, times: 1 });
      app.site.faults.sql({ kind, match: '^insert into __migrations', skip: 5, times: 1 });
      await finish(app);
      expect(await database.schema()).toEqual(await clean.schema());
      expect((await app.value('wren', 'session.open', {})).strategies).toEqual([]);
    },
  );
});

function names(rows: readonly Readonly<Record<string, unknown>>[]): unknown[] {
  return rows.map(({ name }) => name);
}
