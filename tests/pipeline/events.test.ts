import { onBothDatabases, type Database } from '../storage/support/databases';
import { Field } from './field';

/** From an event of Jira to the numbers of a strategy. */
onBothDatabases((store) => {
  let database: Database;
  let field: Field;
  beforeEach(async () => {
    database = await store.fresh();
    field = await Field.make(database);
  });

  const issues = (done: number, total: number) =>
    expect.objectContaining({ issuesDone: done * 10_000, issuesTotal: total * 10_000 }) as unknown;

  it('counts what is below a linked epic, and follows it', async () => {
    const epic = await field.create('Epic');
    const [first, second] = [await field.below(epic), await field.below(epic)];
    await field.link(epic, 'objective');
    await field.settle();
    expect(await field.stored()).toEqual({ objective: issues(0, 2) });
    await field.move(first, '41');
    await field.settle();
    expect(await field.stored()).toEqual({ objective: issues(1, 2) });
    await field.below(epic);
    await field.settle();
    expect(await field.stored()).toEqual({ objective: issues(1, 3) });
    await field.edit(second, { parent: null });
    await field.settle();
    expect(await field.stored()).toEqual({ objective: issues(1, 2) });
    await field.rest('DELETE', `issue/${first}`);
    await field.settle();
    expect(await field.stored()).toEqual({ objective: issues(0, 1) });
    await field.expectCounted();
  });

  it('tells open views, and adds up to the vision', async () => {
    const epic = await field.create('Epic');
    const story = await field.below(epic);
    await field.link(epic, 'inner');
    await field.settle();
    const before = (await field.place.read()).strategy.revision;
    await field.move(story, '41');
    await field.settle();
    const tree = await field.place.read();
    expect(tree.strategy.revision).toBeGreaterThan(before);
    for (const name of ['inner', 'objective', 'theme', 'vision'] as const) {
      expect(field.place.row(name).work?.all).toEqual(issues(1, 1));
    }
    expect(field.place.row('vision').work?.own).toBeNull();
  });
});
