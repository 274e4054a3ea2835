import { randomUUID } from 'node:crypto';
import type { WorkManyChanged } from '../../src/shared/work-views';

import { accountOf, type App, type Who } from '../endpoints/support/app';
import { Place, type Name } from '../endpoints/support/place';
import { onBothDatabases, type Database } from './support/databases';

/** Several issues at once, tied and untied. */
onBothDatabases((store) => {
  let database: Database;
  let app: App;
  beforeAll(async () => {
    database = await store.fresh();
    app = await (await database.open()).setUp();
  });

  const issues = async (project: string, count: number): Promise<number[]> => {
    const made: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const fields = { project: { key: project }, issuetype: { name: 'Task' }, summary: `Many ${at}` };
      const { body } = await app.site.rest(accountOf('mara'), 'POST', '/rest/api/3/issue', { fields });
      made.push(Number((body as { readonly id: string }).id));
    }
    return made;
  };
  const tie = (at: Place, itemIds: readonly number[], name: Name = 'objective') => ({
    requestId: randomUUID(),
    nodeId: at.id(name),
    items: itemIds.map((itemId) => ({ id: randomUUID(), itemId })),
  });
  const back = async ({ undo }: WorkManyChanged, who: Who = 'mara') => {
    if (undo?.key !== 'work.linkMany' && undo?.key !== 'work.unlinkMany') throw new Error('No way back.');
    return app.value(who, undo.key, { ...undo.payload, requestId: randomUUID() });
  };
  const flows = async (itemIds: readonly number[]) =>
    (await database.rows('link'))
      .filter((row) => itemIds.includes(Number(row['item_id'])))
      .map((row) => [itemIds.indexOf(Number(row['item_id'])), Number(row['eff_bp'])])
      .sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]));
  const logOf = async (at: Place) =>
    (await database.rows('audit_log'))
      .filter((row) => row['subject_id'] === at.id('objective') && String(row['action']).endsWith('Many'))
      .map((row) => [row['action'], row['changes']].join(' '))
      .sort();

  it('ties what leads elsewhere too, tells what leads here already, and is taken back and done again as one', async () => {
    const at = await Place.make(app, 'Many');
    const ids = await issues('SHOP', 4);
    const [one = 0, two = 0] = ids;
    await app.value('mara', 'work.link', {
      ...{ requestId: randomUUID(), id: randomUUID(), version: 0, itemId: one, nodeId: at.id('other') },
      ...{ shareBp: 4_000, note: '' },
    });
    const alreadyHere = await app.value('mara', 'work.linkMany', tie(at, [two]));
    expect(alreadyHere).toMatchObject({ doneIds: [two], left: [] });
    const payload = tie(at, ids);
    const answer = await app.value('mara', 'work.linkMany', payload);
    expect(answer.doneIds).toEqual(ids.filter((id) => id !== two));
    expect(answer.left).toEqual([{ itemId: two, why: 'already' }]);
    expect(answer.revisions.map(({ strategyId }) => strategyId)).toEqual([at.id('strategy')]);
    const tied = [
      [0, 4_000],
      [0, 6_000],
      [1, 10_000],
      [2, 10_000],
      [3, 10_000],
    ];
    expect(await flows(ids)).toEqual(tied);
    // A second run of the same request.
    expect(await app.value('mara', 'work.linkMany', payload)).toMatchObject({ doneIds: answer.doneIds });
    expect(await flows(ids)).toEqual(tied);
    expect(await logOf(at)).toEqual([
      'work.linkMany {"items":{"before":null,"after":1}}',
      'work.linkMany {"items":{"before":null,"after":3}}',
    ]);
    const undone = await back(answer);
    expect(await flows(ids)).toEqual([
      [0, 4_000],
      [1, 10_000],
    ]);
    await back(undone);
    expect(await flows(ids)).toEqual(tied);
  });

  it('ties those that the person may edit, and tells of the others nothing but that', async () => {
    const at = await Place.make(app, 'Some');
    const [open = 0] = await issues('SHOP', 1);
    const [closed = 0] = await issues('PAY', 1);
    const answer = await app.value('jonah', 'work.linkMany', tie(at, [open, closed, 987_654]));
    expect(answer).toMatchObject({
      doneIds: [open],
      left: [
        { itemId: closed, why: 'mayNotEdit' },
        { itemId: 987_654, why: 'mayNotEdit' },
      ],
    });
    expect(await app.failure('jonah', 'work.linkMany', tie(at, [closed]))).toMatchObject({ code: 'forbidden' });
  });

  it('what somebody has changed since stays when it is taken back', async () => {
    const at = await Place.make(app, 'Since');
    const ids = await issues('SHOP', 3);
    const payload = tie(at, ids);
    const answer = await app.value('mara', 'work.linkMany', payload);
    const [first, second] = payload.items;
    if (!first || !second) throw new Error('Too few.');
    const changed = { ...first, requestId: randomUUID(), version: 1, nodeId: at.id('objective') };
    await app.value('jonah', 'work.link', { ...changed, shareBp: 2_000, note: 'Kept' });
    await app.value('jonah', 'work.unlink', { requestId: randomUUID(), id: second.id, version: 1 });
    const undone = await back(answer);
    expect(undone).toMatchObject({
      doneIds: [ids[2]],
      left: [
        { itemId: ids[0], why: 'changed' },
        { itemId: ids[1], why: 'gone' },
      ],
    });
    expect(await flows(ids)).toEqual([[0, 2_000]]);
  });

  it('ties nothing to what is gone or dropped, and under the id of another link', async () => {
    const at = await (await Place.make(app, 'Not')).withGone();
    const [one = 0, two = 0] = await issues('SHOP', 2);
    expect(await app.failure('mara', 'work.linkMany', tie(at, [one], 'gone'))).toMatchObject({ code: 'conflict' });
    await at.update('other', { lifecycle: 'dropped' });
    expect(await app.failure('mara', 'work.linkMany', tie(at, [one], 'other'))).toMatchObject({ rule: 'LS2' });
    const made = tie(at, [one]);
    await app.value('mara', 'work.linkMany', made);
    const forged = { ...tie(at, [two], 'inner'), items: [{ id: made.items[0]?.id ?? '', itemId: two }] };
    expect(await app.value('mara', 'work.linkMany', forged)).toMatchObject({ doneIds: [], undo: null });
    expect(await flows([one, two])).toEqual([[0, 10_000]]);
  });
});
