import { randomUUID } from 'node:crypto';
import { accountOf } from '../endpoints/support/app';
import type { Input } from '../../src/shared/inputs';
import { onBothDatabases, type Database } from '../storage/support/databases';
import { Field } from './field';

const NEUTRAL = { label: 'Line of sight', type: 'default' };

/** What Jira shows beside a panel that nobody has opened, to everybody alike. */
onBothDatabases((store) => {
  let database: Database;
  let field: Field;
  beforeEach(async () => {
    database = await store.fresh();
    field = await Field.make(database);
    await field.place.patched({ projectIds: ['10000'] });
  });

  async function shown(itemId: number, as: 'mara' | 'wren' = 'wren'): Promise<unknown> {
    const { key } = (await field.rest('GET', `issue/${itemId}`)) as { readonly key: string };
    return field.site.issueStatus(accountOf(as), 'line-of-sight', key);
  }

  async function linked(name: 'kr' | 'objective' = 'objective'): Promise<number> {
    const story = await field.create('Story');
    await field.link(story, name);
    await field.settle();
    return story;
  }

  const update = (name: 'objective', patch: Input<'node.update'>['patch'], reason?: string) =>
    field.place.update(name, patch, reason);

  it('says that work leads to strategy, and that it is delivered, with two statements and no point', async () => {
    await field.place.read();
    await update('objective', { lifecycle: 'active' });
    const story = await linked();
    expect(await shown(story)).toEqual({ label: 'Leads to strategy', type: 'inprogress' });
    expect(field.site.cost.rows().at(-1)).toMatchObject({ accountId: null, statements: 2, points: 0 });
    await field.move(story, '41');
    await field.settle();
    expect(await shown(story)).toEqual({ label: 'Delivered', type: 'success' });
  });

  it.each([
    ['proposed', 'Awaiting agreement', 'default'],
    ['achieved', 'Finish or move', 'moved'],
    ['paused', 'Path interrupted', 'removed'],
  ] as const)('of an objective that is %s it says "%s"', async (lifecycle, label, type) => {
    await field.place.read();
    const story = await linked();
    await update('objective', { lifecycle }, 'So it was agreed.');
    expect(await shown(story)).toEqual({ label, type });
  });

  it('says that nothing is linked, and after that what is said of an epic above', async () => {
    const epic = await field.create('Epic');
    const story = await field.below(epic);
    const part = await field.below(story, 'Sub-task');
    expect(await shown(part)).toEqual({ label: 'Not linked yet', type: 'default' });
    expect(field.site.cost.rows().at(-1)).toMatchObject({ statements: 1, points: 0 });
    await field.link(epic, 'kr');
    await field.settle();
    expect(await shown(part)).toEqual({ label: 'Leads to strategy', type: 'inprogress' });
    const said = { requestId: randomUUID(), itemId: story, class: 'ktlo' as const, reason: 'It must run.', version: 0 };
    await field.app.value('mara', 'work.classify', said);
    await field.settle();
    expect(await shown(part)).toEqual({ label: 'Deliberately outside', type: 'default' });
    expect(await shown(epic)).toEqual({ label: 'Leads to strategy', type: 'inprogress' });
  });

  it('[LS6] is neutral for everybody where some may not see the strategy', async () => {
    const story = await linked();
    await field.place.restrictedTo('leadership');
    for (const as of ['mara', 'wren'] as const) expect(await shown(story, as)).toEqual(NEUTRAL);
    expect(await shown(await field.create('Story'))).toEqual(NEUTRAL);
  });

  it('is neutral where no strategy speaks for the project', async () => {
    await field.place.patched({ projectIds: [] });
    expect(await shown(await field.create('Story'))).toEqual(NEUTRAL);
  });

  it('is neutral while it is not known whether linked work is done', async () => {
    const story = await field.create('Story');
    await field.link(story, 'kr');
    expect(await shown(story)).toEqual(NEUTRAL);
  });

  it('is neutral when the database does not answer', async () => {
    const story = await linked();
    const log = jest.spyOn(console, 'error').mockReturnValue();
    field.site.faults.sql({ kind: 'timedOut' });
    expect(await shown(story)).toEqual(NEUTRAL);
    field.site.faults.clear();
    expect(await shown(story)).not.toEqual(NEUTRAL);
    log.mockRestore();
  });
});
