import { randomUUID } from 'node:crypto';
import { groupIds } from '../../local/site/people';
import { readDocumentCheck, type CheckDocument } from '../../local/site/confluence/adf-check';
import { openApp, type App } from './support/app';
import { Place } from './support/place';

let app: App;
let check: CheckDocument | null;
beforeAll(async () => {
  app = await openApp();
  check = await readDocumentCheck(process.cwd());
  if (!check) console.warn('adf-schema-full.json is not beside the project: exports are not checked against it.');
});
afterAll(() => app.close());

/** As Confluence asks for one macro of a page that is exported. */
const exported = async (config: unknown): Promise<string> => {
  const macro = app.site.manifest.macros.find(({ key }) => key === 'strategy-document');
  if (!macro) throw new Error('manifest.yml has no macro.');
  const answer = await app.site.exportMacro(macro, { exportType: 'pdf', context: { config } });
  expect(check?.(answer) ?? []).toEqual([]);
  return JSON.stringify(answer);
};

it('holds the story, one table, and of work only how much there is', async () => {
  const place = await (await (await Place.make(app, 'Paper')).withStory()).withLink();
  await place.withCheckIns();
  const found = await exported({ strategyId: place.id('strategy') });
  for (const words of ['Paper vision', 'Paper theme', 'Paper objective', 'Paper narrative', 'Paper kr', '"status"']) {
    expect(found).toContain(words);
  }
  expect(found).not.toContain('Paper issue');
  expect(found).not.toMatch(/SHOP-\d/);
  const shallow = await exported({ strategyId: place.id('strategy'), levels: '1' });
  expect(shallow).toContain('Paper theme');
  expect(shallow).not.toContain('Paper objective');
  expect(await exported({ strategyId: place.id('strategy'), nodeId: place.id('other') })).not.toContain('Paper kr2');
});

it('says of a restricted strategy only that it is restricted', async () => {
  const place = await (await Place.make(app, 'Sealed')).withStory();
  const { strategy } = await place.read();
  await app.value('mara', 'strategy.update', {
    ...{ requestId: randomUUID(), strategyId: strategy.id, version: strategy.version },
    patch: { groupIds: [groupIds.leadership] },
  });
  const found = await exported({ strategyId: place.id('strategy') });
  expect(found).toContain('This strategy is restricted');
  expect(found).not.toContain('Sealed');
});

it.each([
  ['nothing yet', undefined, 'No strategy is chosen here'],
  ['another app', { text: 'x' }, 'No strategy is chosen here'],
  ['a strategy that is gone', { strategyId: randomUUID() }, 'This strategy no longer exists'],
])('says what to do where the settings are of %s', async (_, config, words) => {
  expect(await exported(config)).toContain(words);
});

it('says so where the part that was shown is gone', async () => {
  const place = await Place.make(app, 'Left');
  const found = await exported({ strategyId: place.id('strategy'), nodeId: randomUUID() });
  expect(found).toContain('no longer');
});
