import type { App } from '../endpoints/support/app';
import { onBothDatabases } from '../storage/support/databases';
import { Field } from './field';

/** What goes wrong on the way of an event, and that nothing of it stays. */
onBothDatabases((store, dialect) => {
  let app: App;
  let field: Field;
  // Each test alone: what one leaves behind is not the next one's to mend.
  beforeEach(async () => {
    field = await Field.fresh(store);
    app = field.app;
  });
  afterEach(() => app.site.faults.clear());

  const tied = async () => {
    const [epic, other] = [await field.create('Epic'), await field.create('Epic')];
    const stories = [await field.below(epic), await field.below(epic), await field.below(other)];
    await field.link(epic, 'objective');
    await field.link(other, 'inner');
    await field.settle();
    return { epic, other, stories };
  };

  it('a run that dies between any two writes is made up for by the next', async () => {
    const { epic, other, stories } = await tied();
    await field.settle();
    let died = 0;
    for (let at = 0; at < 40; at += 1) {
      // One story moves to the other epic and back, one is done and open again: both leave work somewhere.
      await field.edit(stories[0] ?? 0, { parent: { id: String(at % 2 === 0 ? other : epic) } });
      await field.move(stories[1] ?? 0, at % 2 === 0 ? '41' : '11');
      await app.site.runEvents({ ignoreDelays: true });
      app.site.faults.sql({ kind: 'crash', match: '^(insert|update|delete)', skip: at, times: 1 });
      // What the platform tries again, it tries later.
      await app.site.runQueue();
      const struck = app.site.faults.onSql.strike('insert') === null;
      app.site.faults.clear();
      // The lock of the dead run ends, and somebody's next event arrives.
      app.site.advance(130_000);
      await field.move(stories[2] ?? 0, at % 2 === 0 ? '21' : '11');
      await field.settle();
      await field.expectCounted();
      if (!struck) break;
      died += 1;
    }
    expect(died).toBeGreaterThan(4);
  }, 120_000);

  it('Jira that answers 401, 403, 429 or 503 loses nothing', async () => {
    const { epic } = await tied();
    for (const status of [401, 403, 429, 503] as const) {
      const story = await field.below(epic);
      app.site.faults.jira({ status, as: 'app' });
      await app.site.runEvents({ ignoreDelays: true });
      await app.site.runQueue();
      expect(app.site.queueLength()).toBeGreaterThan(0);
      app.site.faults.clear();
      app.site.advance(60_000);
      await field.settle();
      await field.expectCounted();
      await field.rest('DELETE', `issue/${story}`);
    }
    await field.settle();
    await field.expectCounted();
  });

  it('an event for an issue nobody knows, one that was forged and one that is none change nothing', async () => {
    const { epic } = await tied();
    const before = await field.stored();
    const issue = { id: '987654321', key: 'NONE-1', fields: {} };
    const forged = {
      id: String(epic),
      fields: { status: { statusCategory: { key: 'done' } }, updated: '2999-01-01T00:00:00.000+0000' },
    };
    for (const payload of [
      { eventType: 'avi:jira:updated:issue', issue },
      { eventType: 'avi:jira:deleted:issue', issue },
      { eventType: 'avi:jira:deleted:issue', issue: { id: String(epic) } },
      { eventType: 'avi:jira:created:issue', issue: forged },
      { eventType: 'avi:jira:updated:issue', issue: { ...forged, id: '1e999' } },
      { eventType: 'avi:jira:updated:issue', issue: { ...forged, id: { toString: 'x' } } },
      ...[null, 'text', {}, { issue: {} }, { eventType: 7, issue }],
    ])
      await app.site.forgeEvent('issue-events', payload);
    await field.settle();
    expect(await field.stored()).toEqual(before);
    await field.expectCounted();
  });

  it('the hourly job finds what no event told of', async () => {
    const { epic, stories } = await tied();
    await field.below(epic);
    await field.move(stories[0] ?? 0, '41');
    await field.rest('DELETE', `issue/${stories[1]}`);
    app.site.loseEvents();
    await app.site.runQueue();
    expect(await app.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });
    await field.expectCounted();
  });

  if (dialect === 'SQLite') {
    it('more links within a second than the database takes statements for are all followed', async () => {
      for (let at = 0; at < 130; at += 1) await field.link(await field.create('Epic'), 'objective');
      app.site.loseEvents();
      for (let minutes = 0; minutes < 20; minutes += 1) {
        for (let at = 0; at < 12; at += 1) {
          await app.site.runQueue();
          app.site.advance(5_000);
        }
      }
      expect((await field.stored())['objective']?.issuesTotal).toBe(1_300_000);
      await field.expectCounted();
    });

    it('an issue that Jira tells of in no way anybody understands is set aside, and does not hold up the others', async () => {
      const { epic } = await tied();
      const [odd, plain] = [await field.below(epic), await field.below(epic)];
      app.site.faults.garbled({ issue: String(odd) });
      for (let tries = 0; tries < 8; tries += 1) {
        await app.site.runEvents({ ignoreDelays: true });
        await app.site.runQueue();
        app.site.advance(60_000);
      }
      const rows = await field.database.rows('inbox');
      expect(rows).toMatchObject([
        { item_id: expect.anything() as unknown, problem: expect.stringMatching(/documented/) as unknown },
      ]);
      expect(Number(rows[0]?.['item_id'])).toBe(odd);
      expect(rows[0]?.['set_aside_at']).not.toBeNull();
      const counted = (await field.stored())['objective']?.issuesTotal;
      expect(counted).toBeGreaterThan(0);
      app.site.faults.clear();
      expect(await app.site.runSchedule('hourly-run')).toEqual({ statusCode: 204 });
      await field.expectCounted();
      expect(plain).toBeGreaterThan(odd);
    });

    it('an epic with a story that nobody understands is linked with all its others', async () => {
      const epic = await field.create('Epic');
      const [odd, , below] = [await field.below(epic), await field.below(epic), await field.below(epic)];
      await field.below(below, 'Sub-task');
      app.site.loseEvents();
      app.site.faults.garbled({ issue: String(odd) });
      await field.link(epic, 'objective');
      for (let tries = 0; tries < 8; tries += 1) {
        await app.site.runQueue();
        app.site.advance(60_000);
      }
      expect((await field.stored())['objective']?.issuesTotal).toBe(20_000);
      const [apart] = await field.database.rows('inbox');
      expect(apart).toMatchObject({ problem: expect.stringMatching(/documented/) as unknown });
      expect([Number(apart?.['item_id']), apart?.['set_aside_at']]).toEqual([odd, expect.anything()]);
      app.site.faults.clear();
      await app.site.runSchedule('hourly-run');
      await field.expectCounted();
    });
  }
});
