import { randomUUID } from 'node:crypto';
import type { Result } from '../../src/shared/result';
import type { UndoCommand } from '../../src/shared/views';
import type { WorkChanged } from '../../src/shared/work-views';
import type { App, Who } from '../endpoints/support/app';
import { mutations, type Mutation } from '../endpoints/support/mutations';
import { Place, type Name } from '../endpoints/support/place';
import { onBothDatabases, type Database } from './support/databases';

/** What an issue leads to, as the endpoints change it and as it stands in the tables then. */
onBothDatabases((store) => {
  let database: Database;
  let app: App;
  beforeAll(async () => {
    database = await store.fresh();
    app = await (await database.open()).setUp();
  });
  afterEach(() => app.site.faults.clear());

  const place = async (word = 'Tied') => (await Place.make(app, word)).withIssue();
  const link = (at: Place, name: Name, shareBp: number | null, more: object = {}) => ({
    ...{ requestId: randomUUID(), id: randomUUID(), version: 0, itemId: at.itemId },
    ...{ nodeId: at.id(name), shareBp, note: '', ...more },
  });
  const say = (at: Place, name: Name, shareBp: number | null, more: object = {}) =>
    app.value('mara', 'work.link', link(at, name, shareBp, more));
  const flows = async (at: Place) => {
    const rows = await database.rows('link');
    const own = rows.filter((row) => Number(row['item_id']) === at.itemId);
    const names = at.names();
    return Object.fromEntries(own.map((row) => [names.get(String(row['node_id'])), Number(row['eff_bp'])]));
  };
  const classOf = async (at: Place) =>
    (await database.rows('work_class')).find((row) => Number(row['item_id']) === at.itemId);
  const send = async (mutation: Mutation, who: Who = 'mara') =>
    (await app.answer(who, mutation.key, mutation.payload)) as Result<WorkChanged>;
  const back = (undo: UndoCommand | null): Mutation => {
    if (!undo) throw new Error('There is nothing to take back.');
    return { key: undo.key, payload: { ...undo.payload, requestId: randomUUID() } };
  };
  const logOf = async (subject: string) =>
    (await database.rows('audit_log')).filter((row) => row['subject_id'] === subject).map((row) => row['action']);

  it('[RU6] links without a share split what is left; each change splits anew', async () => {
    const at = await place();
    await say(at, 'objective', null);
    expect(await flows(at)).toEqual({ objective: 10_000 });
    await say(at, 'other', 4_000);
    await say(at, 'inner', null);
    expect(await flows(at)).toEqual({ objective: 3_000, other: 4_000, inner: 3_000 });
    const { links } = await say(at, 'kr', null);
    expect(await flows(at)).toEqual({ objective: 2_000, other: 4_000, inner: 2_000, kr: 2_000 });
    expect(links.map(({ effBp }) => effBp).sort()).toEqual([2_000, 2_000, 2_000, 4_000]);
    const half = links.find(({ nodeId }) => nodeId === at.id('other'));
    await app.value('mara', 'work.unlink', { requestId: randomUUID(), id: half?.id ?? '', version: 1 });
    expect(await flows(at)).toEqual({ objective: 3_333, inner: 3_333, kr: 3_333 });
  });

  it('[RU6] over 100 % is refused, over the whole site, and nothing is lost', async () => {
    const [at, other] = [await place('One'), await Place.make(app, 'Two')];
    await say(at, 'objective', 7_000);
    const payload = link(at, 'objective', 3_001, { nodeId: other.id('objective') });
    expect(await app.failure('mara', 'work.link', payload)).toMatchObject({ code: 'refused', rule: 'RU6' });
    expect(await flows(at)).toEqual({ objective: 7_000 });
    await app.value('mara', 'work.link', { ...payload, shareBp: 3_000 });
    expect(Object.values(await flows(at)).sort()).toEqual([3_000, 7_000]);
  });

  it('says which link is there already, and does not tie work to what is gone or dropped', async () => {
    const at = await (await place()).withGone();
    await say(at, 'objective', null);
    const again = await app.failure('mara', 'work.link', link(at, 'objective', null));
    expect(again.message).toBe(`This work leads to ${at.row('objective').key} already. Change that link.`);
    expect(await app.failure('mara', 'work.link', link(at, 'gone', null))).toMatchObject({ code: 'conflict' });
    await at.update('other', { lifecycle: 'dropped' });
    const dropped = await app.failure('mara', 'work.link', link(at, 'other', null));
    expect(dropped).toMatchObject({ code: 'refused', rule: 'LS2' });
    expect(dropped.message).toContain('was dropped');
  });

  it('needs the right to edit the issue, and tells nothing of one that is not there', async () => {
    const at = await place();
    const refused = await app.failure('wren', 'work.link', link(at, 'objective', null));
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(await app.failure('mara', 'work.link', link(at, 'objective', null, { itemId: 987_654 }))).toEqual(refused);
    expect(await flows(at)).toEqual({});
  });

  it('tells a person of links to strategies that are not for them by their number alone', async () => {
    const [at, secret] = [await place('Open'), await Place.make(app, 'Zugspitze')];
    await say(at, 'objective', null, { nodeId: secret.id('objective'), note: 'Zugspitze note' });
    await secret.restrictedTo('finance');
    const answer = await app.value('jonah', 'work.link', link(at, 'objective', null));
    expect(answer).toMatchObject({ restrictedLinks: 1, links: [{ nodeId: at.id('objective'), effBp: 5_000 }] });
    expect(answer.revisions.map(({ strategyId }) => strategyId)).toEqual([at.id('strategy')]);
    for (const hidden of ['Zugspitze', secret.id('objective'), secret.id('strategy')])
      expect(JSON.stringify(answer)).not.toContain(hidden);
  });

  it('somebody who changed it first is named, and both keep what they have', async () => {
    const at = await (await Place.make(app, 'Tied')).withLink();
    const [first, second] = [4_000, 5_000].map((shareBp) =>
      link(at, 'objective', shareBp, { id: at.id('link'), version: 1 }),
    );
    const answers = await Promise.all([first, second].map((payload) => send({ key: 'work.link', payload })));
    const lost = answers.find(({ ok }) => !ok);
    if (!lost || lost.ok) throw new Error('Both won.');
    expect(lost.failure).toMatchObject({ code: 'conflict' });
    const kept = answers.find(({ ok }) => ok);
    if (!kept?.ok) throw new Error('Nobody won.');
    expect(kept.value.links[0]).toMatchObject({ version: 2 });
    const stale = { requestId: randomUUID(), id: at.id('link'), version: 1 };
    expect(await app.failure('mara', 'work.unlink', stale)).toMatchObject({
      ...{ code: 'conflict', current: { version: 2, shareBp: kept.value.links[0]?.shareBp } },
    });
  });

  it('says that work is outside, why, and takes it back', async () => {
    const at = await place();
    const said = { itemId: at.itemId, class: 'ktlo' as const, reason: ' Every year again ', version: 0 };
    const empty = { ...said, reason: '  ', requestId: randomUUID() };
    expect(await app.failure('mara', 'work.classify', empty)).toMatchObject({ code: 'badInput' });
    const { workClass } = await app.value('mara', 'work.classify', { ...said, requestId: randomUUID() });
    expect(workClass).toEqual({ version: 1, workClass: 'ktlo', reason: 'Every year again' });
    const late = { ...said, class: 'exploratory' as const, requestId: randomUUID() };
    expect(await app.failure('mara', 'work.classify', late)).toMatchObject({ code: 'conflict', current: workClass });
    await app.value('mara', 'work.classify', { ...said, class: null, version: 1, requestId: randomUUID() });
    expect(await classOf(at)).toMatchObject({ class: null, reason: null });
    expect(await logOf(`item:${at.itemId}`)).toEqual(['work.classify', 'work.classify']);
  });

  it('what the log has not got because a run died, the hourly job writes', async () => {
    const at = await place();
    for (const [key, payload] of [
      ['work.link', link(at, 'objective', null)],
      ['work.classify', { requestId: randomUUID(), itemId: at.itemId, class: 'ktlo', reason: 'Runs', version: 0 }],
    ] as const) {
      app.site.faults.sql({ kind: 'crash', match: '^insert into `audit_log`', times: 1 });
      await expect(app.answer('mara', key, payload)).rejects.toThrow('died');
    }
    expect(await logOf(`item:${at.itemId}`)).toEqual([]);
    app.site.advance(3_600_000);
    await app.site.runSchedule('hourly-run');
    expect(await logOf(`item:${at.itemId}`)).toEqual(['work.classify']);
    expect(await logOf(at.id('objective'))).toContain('work.link');
  });

  const cases = (['work.link', 'work.unlink', 'work.linkMany', 'work.classify'] as const).flatMap((key) =>
    Object.entries(mutations[key]).map(([name, one]) => [`${key}: ${name}`, one] as const),
  );
  const standing = async (at: Place) => {
    const row = (await database.rows('link')).find(({ id }) => id === at.id('link'));
    const own = row && { share: row['share_bp'], eff: row['eff_bp'], note: row['note'] };
    return { own: own ?? null, class: (await classOf(at))?.['class'] ?? null };
  };

  it.each(cases)('%s: is taken back, by those alone who might have done it', async (_, { needs, make }) => {
    const at = await Place.make(app, 'Undo');
    for (const need of needs) await at[need]();
    const before = await standing(at);
    const answer = await send(make(at));
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    expect(await standing(at)).not.toEqual(before);
    for (const [who, code] of [
      ['wren', 'forbidden'],
      ['silas', 'notFound'],
    ] as const)
      expect(await send(back(answer.value.undo), who)).toMatchObject({ ok: false, failure: { code } });
    expect(await send(back(answer.value.undo))).toMatchObject({ ok: true });
    expect(await standing(at)).toEqual(before);
  });

  it.each(cases)('%s: dies before any write, and is done by asking again', async (name, { needs, make }) => {
    let after: unknown;
    for (let skip = -1; ; skip += 1) {
      const at = await Place.make(app, 'Died');
      for (const need of needs) await at[need]();
      const mutation = make(at);
      const before = await standing(at);
      if (skip >= 0) app.site.faults.sql({ kind: 'crash', match: '^(insert|update|delete)', skip, times: 1 });
      const died = await send(mutation).then(
        ({ ok }) => !ok,
        () => true,
      );
      app.site.faults.clear();
      if (!died) {
        after ??= await standing(at);
        expect(await standing(at)).toEqual(after);
        if (skip < 0) continue;
        expect(skip).toBeGreaterThan(1);
        return;
      }
      const half = await standing(at);
      expect([before, after]).toContainEqual(half);
      const again = await send(mutation);
      // What is gone already is not found a second time.
      if (!again.ok) expect([name.split(':')[0], again.failure.code]).toEqual(['work.unlink', 'notFound']);
      expect(await standing(at)).toEqual(after);
    }
  });
});
