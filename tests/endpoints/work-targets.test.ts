import { randomUUID } from 'node:crypto';
import { openApp, type App, type Who } from './support/app';
import { Place, type Name } from './support/place';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

/** A strategy that speaks for one project and no other does. */
async function speakingFor(projectId: string, word: string): Promise<Place> {
  const place = await Place.make(app, word);
  return place.patched({ projectIds: [projectId] });
}
const targets = async (who: Who, projectId: string) => (await app.value(who, 'work.targets', { projectId })).targets;
const ids = (place: Place, ...names: Name[]) => names.map((name) => place.id(name)).sort();
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

const OPEN = ['objective', 'kr', 'kr2', 'inner', 'initiative', 'other', 'krOther'] as const;

it('lists what work can serve, objectives first, with what each stands under, in two statements', async () => {
  const place = await speakingFor('20001', 'Listed');
  const found = await targets('wren', '20001');
  expect(app.statements).toBe(2);
  expect(idsOf(found)).toEqual(ids(place, ...OPEN));
  expect(found.map(({ kind }) => kind)).toEqual([
    ...['objective', 'objective', 'objective', 'keyResult', 'keyResult', 'keyResult', 'initiative'],
  ]);
  expect(found.find(({ id }) => id === place.id('kr'))).toEqual({
    ...{ id: place.id('kr'), strategyId: place.id('strategy'), kind: 'keyResult', key: place.row('kr').key },
    ...{ title: 'Listed kr', parentId: place.id('objective'), parentTitle: 'Listed objective', ownTeam: false },
    ...{ lifecycle: place.row('kr').lifecycle, health: place.row('kr').rollup.health },
  });
});

it('puts what a team of the project pursues first', async () => {
  const place = await (await speakingFor('20002', 'Mine')).withTeam();
  await place.update('objective', { teamId: null });
  await place.update('other', { teamId: place.id('team') });
  await place.ask('team.save', {
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), id: place.id('team') },
    ...{ version: place.version('team'), name: 'Mine team', leadId: null, parentId: null, size: null },
    projectIds: ['200', '20002'],
  });
  const [first, ...others] = await targets('wren', '20002');
  expect(first).toMatchObject({ id: place.id('other'), ownTeam: true });
  expect(others.map(({ ownTeam }) => ownTeam)).not.toContain(true);
});

it('takes no project for another whose number begins alike', async () => {
  const place = await (await speakingFor('2000', 'Alike')).withTeam();
  await place.ask('team.save', {
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), id: place.id('team') },
    ...{ version: place.version('team'), name: 'Alike team', leadId: null, parentId: null, size: null },
    projectIds: ['20003'],
  });
  expect((await targets('wren', '2000')).map(({ ownTeam }) => ownTeam)).not.toContain(true);
});

it('offers nothing that was dropped, achieved, paused or archived, nor anything below what was dropped', async () => {
  const place = await (await speakingFor('20004', 'Closed')).withGone();
  await place.update('krOther', { lifecycle: 'achieved' }, 'Reached.');
  await place.update('kr2', { lifecycle: 'paused' }, 'Waiting.');
  await place.update('inner', { lifecycle: 'dropped' }, 'Not now.');
  expect(idsOf(await targets('wren', '20004'))).toEqual(ids(place, 'objective', 'kr', 'other'));
});

it('says nothing of a strategy that is not for this person, and of none that does not speak for the project', async () => {
  const place = await (await speakingFor('20005', 'Hidden')).restrictedTo('finance');
  expect(await targets('wren', '20005')).toEqual([]);
  expect(app.statements).toBe(1);
  expect(idsOf(await targets('mara', '20005'))).toEqual(ids(place, ...OPEN));
  expect(await targets('mara', '20006')).toEqual([]);
});

it('tells somebody without Jira nothing', async () => {
  expect((await app.failure('silas', 'work.targets', { projectId: '20001' })).code).toBe('notFound');
});
